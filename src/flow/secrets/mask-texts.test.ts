import { describe, expect, it } from 'vitest';
import { runOutputsSchema } from '#contract/run-response.ts';
import { cellResultSchema } from '#contract/suite/results-file.ts';
import { runSchema } from '#run/model/run.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { sampleIndex } from '#run/testing/sample-run.ts';
import { collectSecrets, SECRET_MASK } from './mask-secrets.ts';
import { maskTexts } from './mask-texts.ts';

const CANARY = 'sk-canary-"1234"';

describe('maskTexts', () => {
  const secrets = collectSecrets(
    { tweaks: { 'Model-m1': { phrase: CANARY, api_key: 'abc' } } },
    sampleIndex,
    'tb-key-0001',
  );

  it('searches for the key and for secrets that are too long to be ordinary words', () => {
    expect(secrets).toEqual(['tb-key-0001', CANARY]);
  });

  it('masks echoes in plain text, in JSON text and in keys', () => {
    const reply = {
      body: JSON.stringify({ said: CANARY, key: 'tb-key-0001' }),
      text: `You said ${CANARY}.`,
      data: [{ [CANARY]: 1 }],
    };
    const masked = maskTexts(reply, secrets);
    expect(JSON.parse(masked.body)).toEqual({ said: SECRET_MASK, key: SECRET_MASK });
    expect(masked.text).toBe(`You said ${SECRET_MASK}.`);
    expect(masked.data).toEqual([{ [SECRET_MASK]: 1 }]);
  });

  it('masks a secret number, unless it is too short to be recognised', () => {
    const reply = { results: { phrase: 471147, list: [471147, 4711470], words: 4711 }, text: 'is 471147' };
    expect(maskTexts(reply, ['471147'])).toEqual({
      results: { phrase: SECRET_MASK, list: [SECRET_MASK, 4711470], words: 4711 },
      text: `is ${SECRET_MASK}`,
    });
    expect(maskTexts({ words: 4711 }, ['4711'])).toEqual({ words: 4711 });
    expect(maskTexts({ words: 0 }, ['000000', '      '])).toEqual({ words: 0 });
  });

  it('searches for secrets inside JSON text, and for a token without its scheme', () => {
    const tweaks = { a: { body: '{"api_key": "hunter-22", "n": 1}', headers: 'Authorization: Bearer token-4711' } };
    expect(collectSecrets({ tweaks }, null, null)).toEqual(expect.arrayContaining(['hunter-22', 'token-4711']));
  });

  it('masks a whole secret that begins with another one', () => {
    expect(maskTexts('tb-key-0001', ['tb-key', 'tb-key-0001'])).toBe(SECRET_MASK);
  });

  it('returns the identical value when there is nothing to mask', () => {
    const value = { a: 1 };
    expect(maskTexts(value, [])).toBe(value);
    expect(maskTexts(value, ['tb-key-0001'])).toBe(value);
  });

  it('masks what is in a value twice only once, so that a large answer does not take three times its memory', () => {
    const result = { text: 'tb-key-0001' };
    const { first, second } = maskTexts({ first: [result], second: result }, ['tb-key-0001']);
    expect(second).toEqual({ text: SECRET_MASK });
    expect(first[0]).toBe(second);
  });

  it('numbers the masked keys of one object, and keeps those that are there', () => {
    const value = { 'tb-key-0001': 1, [`${SECRET_MASK} 2`]: 2, 'tb-key-0002': 3, 'a tb-key-0001': 4, plain: 5 };
    const masked = maskTexts({ list: [value] }, ['tb-key-0001', 'tb-key-0002']);
    expect(Object.entries(masked.list[0] ?? {})).toEqual([
      [SECRET_MASK, 1],
      [`${SECRET_MASK} 2`, 2],
      [`${SECRET_MASK} 3`, 3],
      [`a ${SECRET_MASK}`, 4],
      ['plain', 5],
    ]);
  });

  it('leaves no half of a secret where two overlap', () => {
    expect(maskTexts('a tb-key-0001-tail b', ['tb-key-0001', 'key-0001-tail'])).toBe(`a ${SECRET_MASK} b`);
  });

  it('keeps the keys that every run, event, answer and result has, else a secret that is an ordinary word would make them unreadable', () => {
    const schemas = [runSchema, runOutputsSchema, cellResultSchema];
    const { request: _, flow: __, draft: ___, plan: ____, ...run } = answeredRun(['yes']);
    const names = [...new Set([...schemas.flatMap(namesOfSchema), ...namesOf(run)])];
    const searched = names.filter((name) => name.length >= 6);
    expect(searched.length).toBeGreaterThan(60);
    expect(searched.filter((name) => !(name in maskTexts({ [name]: 1 }, [name])))).toEqual([]);
  });
});

/** Names of what a schema reads, at any depth. */
function namesOfSchema(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { _zod: inner } = schema as { _zod?: { def: object } };
  if (!inner) return Array.isArray(schema) ? schema.flatMap(namesOfSchema) : [];
  return Object.entries(inner.def).flatMap(([part, held]) =>
    part === 'shape' ? [...Object.keys(held), ...Object.values(held).flatMap(namesOfSchema)] : namesOfSchema(held),
  );
}

function namesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(namesOf);
  return Array.isArray(value) ? inside : [...Object.keys(value), ...inside];
}
