import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { brokenRules, usesExpected } from './suite-rules.ts';

const found = (suite: JsonObject) => brokenRules(suite).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('a check of the expected text', () => {
  it.each<[string, JsonObject, string[]]>([
    [
      'in a case without one',
      { cases: [{ input: 'a', checks: ['equals', { any: [{ similar: { min: 0.5 } }, { contains: 'x' }] }] }] },
      [
        'cases.0.checks.0: equals compares the answer with expected, and it is missing here',
        'cases.0.checks.1.any.0: similar compares the answer with expected, and it is missing here',
      ],
    ],
    [
      'in a turn, which does not have that of the case unless it is the last',
      { cases: [{ expected: 'x', turns: [{ checks: ['contains'] }, { checks: ['contains'] }] }] },
      ['cases.0.turns.0.checks.0: contains compares the answer with expected, and it is missing here'],
    ],
    [
      'for every case, when none has one',
      { checks: ['starts-with', 'tweaks-applied'], cases: [{ input: 'a' }, { turns: [{ expected: 'x' }, {}] }] },
      ['checks.0: starts-with compares the answer with expected, and no case has it'],
    ],
  ])('is refused %s', (_, suite, problems) => {
    expect(found(suite)).toEqual(problems);
  });

  it.each<[string, JsonObject]>([
    ['a case has one', { checks: ['equals'], cases: [{ input: 'a' }, { input: 'b', expected: '' }] }],
    ['rows may have one', { checks: ['equals'], cases: [{ file: 'a.csv', checks: ['contains'] }] }],
    ['the last turn has one', { cases: [{ checks: ['equals'], turns: [{}, { expected: 'x' }] }] }],
  ])('is accepted when %s', (_, suite) => {
    expect(found(suite)).toEqual([]);
  });
});

it('a case that is checked in a variant that does not exist is refused', () => {
  const suite = { variants: [{ name: 'Formal' }], cases: [{ 'checked-variants': ['Formal', 'Flow', 'Formel'] }] };
  expect(found(suite)).toEqual(['cases.0.checked-variants.2: There is no variant “Formel”. Did you mean “Formal”?']);
});

describe('the expected text of a case', () => {
  const judge = { judge: { rubric: 'Fits', min: 0.5, by: { flow: 'judge' } } };
  it.each<[string, JsonObject, JsonObject, boolean]>([
    ['no check', {}, {}, false],
    ['a check of its own', {}, { checks: ['equals'] }, true],
    ['a check of every case', { checks: [{ similar: { min: 0.5 } }] }, {}, true],
    ['a nested check', { checks: [{ any: ['tweaks-applied', { not: 'contains' }] }] }, {}, true],
    ['a judge', { checks: [judge] }, {}, true],
    ['a check with a text of its own', { checks: ['tweaks-applied'] }, { checks: [{ contains: 'a' }] }, false],
    ['a check of the last turn', {}, { turns: [{}, { checks: ['equals'] }] }, true],
    ['a check of an earlier turn', {}, { turns: [{ expected: 'a', checks: ['equals'] }, {}] }, false],
  ])('is used or not with %s', (_, suite, entry, isUsed) => {
    expect(usesExpected(suite, { ...entry, expected: 'x' })).toBe(isUsed);
  });
});

it('texts that every answer has are refused', () => {
  const checks = [{ contains: '' }, { not: { 'starts-with': '' } }, { matches: '' }, { equals: '' }];
  expect(found({ cases: [{ checks }] })).toEqual([
    'cases.0.checks.0.contains: An empty text is in every answer',
    'cases.0.checks.1.not.starts-with: An empty text is in every answer',
    'cases.0.checks.2.matches: An empty text is in every answer',
  ]);
});

it.each([
  ['(a', 'missing )'],
  ['[a', 'missing ]'],
  ['a)', 'a ) without a ('],
  ['*a', 'nothing before *, + or ?'],
  ['a}', 'write { and } as \\{ and \\}'],
  ['a{3,1}', 'numbers out of order in {} quantifier'],
])('a sentence says why %s is not a regular expression', (pattern, why) => {
  expect(found({ checks: [{ matches: pattern }] })).toEqual([`checks.0.matches: Not a regular expression: ${why}`]);
});

it('the rules say what is wrong with a JSON Schema, at any depth', () => {
  const schema = {
    type: 'objekt',
    required: 'name',
    properties: {
      type: { type: 'string', pattern: '[' },
      pattern: { minLength: '1' },
      list: { items: [{ enum: 1 }, 5] },
    },
    patternProperties: { '(': true },
    anyOf: [{ $ref: '#/$defs/a' }, { $ref: 'https://example.com/a' }],
    'x-own': { type: 1 },
    enum: [{ type: 1 }],
  };
  expect(found({ checks: [{ not: { 'json-schema': schema } }] })).toEqual(
    [
      'type: Not a JSON Schema: type is one of array, boolean, integer, null, number, object, string',
      'required: Not a JSON Schema: required is a list of names',
      'properties.type.pattern: Not a regular expression: missing ]',
      'properties.pattern.minLength: Not a JSON Schema: minLength is a number',
      'properties.list.items.0.enum: Not a JSON Schema: enum is a list',
      'properties.list.items.1: Not a JSON Schema: it is an object, true or false',
      'patternProperties.(: Not a regular expression: missing )',
      'anyOf.1.$ref: This schema refers to https://example.com/a. Only references within the schema (#/…) are followed, and nothing is fetched',
    ].map((line) => `checks.0.not.json-schema.${line}`),
  );
});

it.each([
  ['a[', 'missing ]'],
  ['a]', 'a ] without a ['],
  ['a[*].b', 'write an index as [0] and a name as ["a b"]'],
  ['a..b', 'a name is missing after a dot'],
  ['a.', 'a name is missing after a dot'],
])('a sentence says why %s is not a path', (path, why) => {
  expect(found({ checks: [{ json: { path } }] })).toEqual([`checks.0.json.path: Not a path: ${why}`]);
});

it.each(['', '$', '$.a.b', 'a[0][1].b', '[0].b', 'a["b.[c]"].d', "['a b']"])('%j is a path', (path) => {
  expect(found({ checks: [{ json: { path } }] })).toEqual([]);
});
