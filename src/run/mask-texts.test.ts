import { describe, expect, it } from 'vitest';
import { collectSecrets, maskTexts, SECRET_MASK } from '../flow/secrets/mask-secrets.ts';
import { sampleIndex } from './testing/sample-run.ts';

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

  it('masks echoes in plain text and in JSON text, and keeps keys', () => {
    const reply = {
      body: JSON.stringify({ said: CANARY, key: 'tb-key-0001' }),
      text: `You said ${CANARY}.`,
      [CANARY]: 1,
    };
    const masked = maskTexts(reply, secrets);
    expect(JSON.parse(masked.body)).toEqual({ said: SECRET_MASK, key: SECRET_MASK });
    expect(masked.text).toBe(`You said ${SECRET_MASK}.`);
    expect(Object.keys(masked)).toContain(CANARY);
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
});
