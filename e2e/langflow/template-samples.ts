/** Typical templates, including wrong ones. */
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../src/contract/json.ts';
import { someText } from './component-comparison.ts';

/** Possible parts of a str.format template, for fields with these names. */
export function templatesOf(first: string, second: string): fc.Arbitrary<string> {
  const part = fc.constantFrom(
    `{${first}}`,
    `{${second}}`,
    '{missing}',
    '{{',
    '}}',
    `{{${first}}}`,
    `{{{${first}}}}`,
    `{${first}!r}`,
    `{${first}!s:>12}`,
    `{${first}!a}`,
    `{${first}:}`,
    `{${first}:>9}`,
    `{${first}:*^9}`,
    `{${first}:.3}`,
    `{${first}:7.2}`,
    `{${first}:<{${second}}}`,
    ' ',
    '\n',
    '\\n',
    '\\',
    'text',
    '"',
    '👩‍👩‍👧',
  );
  const broken = fc.constantFrom(
    '{',
    '}',
    '{}',
    '{0}',
    `{${first}`,
    `${first}}`,
    `{ ${first} }`,
    `{${first}[0]}`,
    `{${first}[key]}`,
    `{${first}!x}`,
    `{${first}!}`,
    `{${first}:d}`,
    `{${first}:05d}`,
    `{${first}:,}`,
    `{${first}:q}`,
    `{${first.toUpperCase()}}`,
  );
  const joined = (parts: readonly string[]) => parts.join('');
  return fc.oneof(
    { weight: 4, arbitrary: fc.array(part, { maxLength: 6 }).map(joined) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.array(part, { maxLength: 2 }), broken, fc.array(part, { maxLength: 2 }))
        .map(([before, wrong, after]) => joined([...before, wrong, ...after])),
    },
    fc.constantFrom('', ' ', 'No variables', `{"json": {${first}}}`, `{{"json": "{${first}}"}}`),
  );
}

/** For double braces. */
export const mustache = fc
  .array(
    fc.constantFrom(
      '{{a}}',
      '{{b}}',
      '{{ a }}',
      '{{missing}}',
      '{a}',
      '{{{a}}}',
      '{{&a}}',
      '{{#a}}x{{/a}}',
      '{{^a}}x{{/a}}',
      '{{!note}}',
      '{{>part}}',
      '{{a.b}}',
      '{{a',
      'a}}',
      '{{}}',
      '{{1}}',
      '{{a b}}',
      ' ',
      '\n',
      'text',
      '{',
      '}',
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));

/** A value of each JSON type, in fields with the same names. */
export const fields: fc.Arbitrary<JsonObject> = fc.record({
  name: someText,
  age: fc.oneof(
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    fc.array(fc.integer(), { maxLength: 3 }),
    fc.record({ key: fc.integer(), inner: fc.constantFrom<JsonValue>('x', null, [1.5, "it's"]) }),
  ),
});

const numbered = fc.constantFrom(
  '{age:>8}',
  '{age:08}',
  '{age:+}',
  '{age: }',
  '{age:d}',
  '{age:x}',
  '{age:#x}',
  '{age:b}',
  '{age:o}',
  '{age:c}',
  '{age:,}',
  '{age:_}',
  '{age:e}',
  '{age:.3e}',
  '{age:f}',
  '{age:.2f}',
  '{age:g}',
  '{age:.3g}',
  '{age:%}',
  '{age:n}',
  '{age:=+9}',
  '{age:^+9.2f}',
  '{age[0]}',
  '{age[key]}',
  '{age[inner]}',
  '{age[inner][0]}',
  '{age[-1]}',
  '{age!r:>9}',
  '{name:>{age}}',
  '{age:{name}}',
);

/** Parser patterns for these fields. */
export const patterns = fc.oneof(templatesOf('name', 'age'), templatesOf('age', 'name'), numbered);
export const separators = fc.constantFrom('\n', '', ' ', ', ', '\\n', '\n\n', '{name}', '👩‍👩‍👧', '\t');
