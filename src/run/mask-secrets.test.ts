import { describe, expect, it } from 'vitest';
import {
  collectSecrets,
  findMaskedTweak,
  maskDraft,
  maskRequest,
  maskTexts,
  maskTweaks,
  maskTweaksText,
  SECRET_MASK,
} from './mask-secrets.ts';
import { sampleDraft, sampleIndex } from './testing/sample-run.ts';

const CANARY = 'sk-canary-"1234"';

describe('maskTweaks', () => {
  it.each([
    ['a secret field by id', { 'Model-m1': { phrase: CANARY } }],
    ['a secret field by display name', { 'Language Model': { phrase: CANARY } }],
    ['a bare secret field', { phrase: CANARY }],
    ['a wrapped value', { 'Model-m1': { phrase: { value: CANARY } } }],
    ['a list', { 'Model-m1': { phrase: [CANARY] } }],
    ['a mistyped component with a telling field', { 'Modle-m1': { api_key: CANARY } }],
    ['a bare telling name', { openai_api_key: CANARY }],
  ])('masks %s', (_case, tweaks) => {
    const masked = maskTweaks(tweaks, sampleIndex);
    expect(JSON.stringify(masked)).not.toContain('canary');
    expect(findMaskedTweak(masked)).not.toBeNull();
  });

  it('leaves everything else as it is', () => {
    const tweaks = {
      'Model-m1': { words: 3, max_tokens: '50', phrase: '', api_key: { value: 'OPENAI', load_from_db: true } },
    };
    expect(maskTweaks(tweaks, sampleIndex)).toEqual(tweaks);
  });

  it('knows telling names without the flow', () => {
    expect(maskTweaks({ a: { password: 'x', words: 3 } }, null)).toEqual({ a: { password: SECRET_MASK, words: 3 } });
  });

  it('does not change what it was given', () => {
    const tweaks = { 'Model-m1': { phrase: CANARY } };
    maskRequest({ tweaks }, sampleIndex);
    expect(tweaks['Model-m1'].phrase).toBe(CANARY);
  });
});

describe('maskTweaksText', () => {
  it('keeps comments and the other tweaks', () => {
    const text = '{\n  // mine\n  "Model-m1": { "phrase": "sk-canary", "words": 3 },\n}';
    const masked = maskTweaksText(text, sampleIndex);
    expect(masked).not.toContain('canary');
    expect(masked).toContain('// mine');
    expect(masked).toContain('"words": 3');
  });

  it.each(['{"Model-m1": {"phrase": "sk-canary', '{"phrase": "sk-canary"', '{"x": {"api_key" :"sk-\\"canary\n'])(
    'masks a secret in text that does not parse: %s',
    (text) => {
      expect(maskTweaksText(text, sampleIndex)).not.toContain('canary');
    },
  );

  it('masks a number on a secret field, and none that only a name speaks of', () => {
    const tweaks = { 'Model-m1': { phrase: 471147, max_token: 800 }, auth: 401401 };
    expect(maskTweaks(tweaks, sampleIndex)).toEqual({ ...tweaks, 'Model-m1': { phrase: SECRET_MASK, max_token: 800 } });
    expect(collectSecrets({ tweaks }, sampleIndex, null)).toEqual(['471147']);
  });

  it('masks such a number also in a text that does not parse', () => {
    const text = '{ "Model-m1": { "phrase": 471147, "max_token": 800, ';
    expect(maskTweaksText(text, sampleIndex)).toBe(`{ "Model-m1": { "phrase": "${SECRET_MASK}", "max_token": 800, `);
  });

  it('leaves a draft without secrets untouched', () => {
    const draft = sampleDraft({ tweaksText: '{ "words": 3 }' });
    expect(maskDraft(draft, sampleIndex)).toBe(draft);
  });
});

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

  it('hides the whole of a secret that another one begins', () => {
    expect(maskTexts('tb-key-0001', ['tb-key', 'tb-key-0001'])).toBe(SECRET_MASK);
  });

  it('gives back the very value when there is nothing to hide', () => {
    const value = { a: 1 };
    expect(maskTexts(value, [])).toBe(value);
  });
});
