import { describe, expect, it } from 'vitest';
import { collectSecrets, maskTexts, SECRET_MASK } from './secrets/mask-secrets.ts';
import { sampleIndex } from './testing/sample-run.ts';

const CANARY = 'sk-canary-"1234"';

describe('maskTexts', () => {
  const secrets = collectSecrets(
    { tweaks: { 'Model-m1': { phrase: CANARY, api_key: 'abc' } } },
    sampleIndex,
    'tb-key-0001',
  );

  it('looks for the key and for secrets long enough to be told from words', () => {
    expect(secrets).toEqual(['tb-key-0001', CANARY]);
  });

  it('masks echoes in plain text and in JSON that is a text, and keeps keys', () => {
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

  it('masks a number that is a secret, unless it is too short to be told from others', () => {
    const reply = { results: { phrase: 471147, list: [471147, 4711470], words: 4711 }, text: 'is 471147' };
    expect(maskTexts(reply, ['471147'])).toEqual({
      results: { phrase: SECRET_MASK, list: [SECRET_MASK, 4711470], words: 4711 },
      text: `is ${SECRET_MASK}`,
    });
    expect(maskTexts({ words: 4711 }, ['4711'])).toEqual({ words: 4711 });
  });

  it('looks for what JSON that is a text holds, and for a token without the words before it', () => {
    const tweaks = { a: { body: '{"api_key": "hunter-22", "n": 1}', headers: 'Authorization: Bearer token-4711' } };
    expect(collectSecrets({ tweaks }, null, null)).toEqual(expect.arrayContaining(['hunter-22', 'token-4711']));
  });

  it('hides the whole of a secret that another one begins', () => {
    expect(maskTexts('tb-key-0001', ['tb-key', 'tb-key-0001'])).toBe(SECRET_MASK);
  });

  it('gives back the very value when there is nothing to hide', () => {
    const value = { a: 1 };
    expect(maskTexts(value, [])).toBe(value);
  });
});
