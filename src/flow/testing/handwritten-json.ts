/** Tweaks as people type them: with comments, irregular spaces and trailing commas between tokens. */
import fc from 'fast-check';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';

const gap = fc.constantFrom('', ' ', '\n', '\n  ', ' // note, "x": 1\n', ' /* , } */ ', '\n\n');

function write(value: JsonValue, next: () => string): string {
  if (!isJsonObject(value)) return JSON.stringify(value);
  const parts = Object.entries(value).map(
    ([name, item]) => `${next()}${JSON.stringify(name)}${next()}:${next()}${write(item, next)}${next()}`,
  );
  const comma = parts.length > 0 && next().length % 2 === 1 ? ',' : '';
  return `{${parts.join(',')}${comma}${next()}}`;
}

/** A value and a text that parses to it. */
export function handwrittenJson<Value extends JsonObject>(
  values: fc.Arbitrary<Value>,
): fc.Arbitrary<{ value: Value; text: string }> {
  return fc.record({ value: values, gaps: fc.array(gap, { minLength: 1, maxLength: 40 }) }).map(({ value, gaps }) => {
    let position = 0;
    const text = write(value, () => gaps[position++ % gaps.length] ?? '');
    return { value, text };
  });
}

/** Number of comments in a text. */
export function commentsIn(text: string): number {
  return text.match(/\/\/ note, "x": 1|\/\* , } \*\//g)?.length ?? 0;
}
