import { Validator } from '@cfworker/json-schema';
import { describe, expect, it } from 'vitest';
import { readDuration } from './duration.ts';
import { BARE_CHECKS, CHECK_KINDS, checkSchema } from './suite-check.ts';
import { SUITE_FORMAT, suiteFileSchema } from './suite-file.ts';
import { suiteJsonSchema } from './suite-json-schema.ts';

const base = { format: SUITE_FORMAT, version: 1, name: 'Support replies', flow: 'support-bot' };

describe('the schema of a suite file', () => {
  it('accepts everything that a suite may contain', () => {
    const file = {
      ...base,
      flow: { file: 'support.json', fingerprint: 'abc', components: { 'ChatInput-1': 'Chat Input' } },
      output: 'Chat Output',
      defaults: { type: 'chat', components: ['Chat Input'], session: 'shared' },
      repeat: 3,
      'at-once': 4,
      'time-limit': '60s',
      variants: [{ name: 'Friendly', tweaks: { 'Prompt Template': { tone: 'friendly' } } }],
      checks: ['tweaks-applied', { 'max-time': '20s' }],
      cases: [
        {
          name: 'refund',
          input: 'Money',
          expected: 'refund',
          checks: [{ not: { any: [{ contains: 'x' }, 'similar'] } }],
        },
        { turns: [{ input: 'My name is Ada', checks: [{ contains: 'Ada' }] }, { input: 'What is my name?' }] },
        { file: 'cases.csv', columns: { question: 'input', tone: 'Prompt Template.tone' } },
      ],
    };
    expect(suiteFileSchema.parse(file)).toEqual(file);
  });

  it.each([
    ['both an input and turns', { cases: [{ input: 'a', turns: [{ input: 'b' }] }] }],
    ['neither an id nor a file of the flow', { flow: { fingerprint: 'abc' } }],
    ['21 repeats', { repeat: 21 }],
    ['13 variants', { variants: Array.from({ length: 13 }, (_, at) => ({ name: `v${at}` })) }],
    ['an unknown key', { case: [] }],
  ])('refuses %s', (_, part) => {
    expect(suiteFileSchema.safeParse({ ...base, cases: [], ...part }).success).toBe(false);
  });

  it.each([
    [{ contains: 'a', equals: 'b' }],
    [{}],
    ['matches'],
    [{ number: {} }],
    [{ number: { min: 2, max: 1 } }],
    [{ 'max-time': 'soon' }],
    [{ judge: { rubric: 'r', min: 2, by: { flow: 'f' } } }],
    [{ judge: { rubric: 'r', min: 0.5, by: { flow: 'f', url: 'http://127.0.0.1' } } }],
    [{ any: [] }],
  ])('refuses the check %j', (check) => {
    expect(checkSchema.safeParse(check).success).toBe(false);
  });

  it('names every kind of check once', () => {
    expect(CHECK_KINDS).toHaveLength(19);
    expect(CHECK_KINDS).toEqual(expect.arrayContaining([...BARE_CHECKS]));
  });
});

it.each([
  ['500ms', 500],
  ['20s', 20_000],
  ['1.5 s', 1500],
  ['2m', 120_000],
  ['20', null],
  ['-1s', null],
  ['2h', null],
])('reads the time %s as %s ms', (text, expected) => {
  expect(readDuration(text)).toBe(expected);
});

it('the JSON Schema for editors describes each kind of check, and refuses unknown keys', () => {
  const schema = suiteJsonSchema();
  const validate = (file: unknown) => new Validator(schema, '2020-12').validate(file).valid;
  expect(
    validate({ ...base, cases: [{ input: 'a', checks: [{ not: { any: ['equals', { contains: 'a' }] } }] }] }),
  ).toBe(true);
  expect(validate({ ...base, cases: [{ input: 'a', checks: [{ contain: 'a' }] }] })).toBe(false);
  expect(validate({ ...base, case: [] })).toBe(false);
  const text = JSON.stringify(schema);
  for (const kind of CHECK_KINDS) expect(text).toContain(`"${kind}":{`);
});
