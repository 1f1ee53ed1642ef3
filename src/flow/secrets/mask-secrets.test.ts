import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import type { JsonValue } from '#contract/json.ts';
import { IN_PROPORTION, timeGrowth } from '#contract/testing/time-growth.ts';
import { sampleDraft, sampleIndex } from '#run/testing/sample-run.ts';
import { indexFlow } from '../index/index-flow.ts';
import {
  collectSecrets,
  findMaskedTweak,
  findSecretTweaks,
  maskDraft,
  maskRequest,
  maskTweaks,
  maskTweaksText,
  SECRET_MASK,
} from './mask-secrets.ts';

const CANARY = 'my-canary-"1234"';

describe('maskTweaks', () => {
  it.each([
    ['a secret field by id', { 'Model-m1': { phrase: CANARY } }],
    ['a secret field by display name', { 'Language Model': { phrase: CANARY } }],
    ['a bare secret field', { phrase: CANARY }],
    ['a wrapped value', { 'Model-m1': { phrase: { value: CANARY } } }],
    ['a list', { 'Model-m1': { phrase: [CANARY] } }],
    ['a bare field with a wrapped value', { phrase: { value: CANARY } }],
    ['a bare secret name with a wrapped value', { api_key: { value: CANARY } }],
    ['a mistyped component with a secret name', { 'Modle-m1': { api_key: CANARY } }],
    ['a mistyped component with a plain name of a secret field', { 'Modle-m1': { phrase: CANARY } }],
    ['a bare secret name', { openai_api_key: CANARY }],
  ])('masks %s', (_case, tweaks) => {
    const masked = maskTweaks(tweaks, sampleIndex);
    expect(JSON.stringify(masked)).not.toContain('canary');
    expect(findMaskedTweak(masked)).not.toBeNull();
  });

  it.each<[string, JsonValue]>([
    ['a key in an object', { api_key: CANARY, extra: { password: CANARY } }],
    ['a header', { headers: { Authorization: CANARY, 'x-api-key': CANARY } }],
    ['names in camel case', { accessToken: CANARY, privateKey: CANARY, openaiApiKey: CANARY, clientSecret: CANARY }],
    ['other words', { private_key: CANARY, pwd: CANARY, bearer: CANARY, cookie: CANARY, dsn: CANARY, tokens: CANARY }],
    ['a table of headers', [{ key: 'Authorization', value: CANARY }]],
    ['rows with a header', [{ header: 'Authorization', value: CANARY }]],
    ['JSON text', '{"a": 1, "api_key": "canary-1234"}'],
    ['JSON text inside JSON text', JSON.stringify([JSON.stringify({ api_key: 'canary-1234' })])],
    ['incomplete JSON text', ' {"headers": [{"name": "x-api-key", "value": "canary-1234'],
    ['a text that begins like a secret', ['sk-canary-1, sk-canary-2', 'Bearer canary-1 canary-2']],
    ['a header as a text', ['Authorization: Bearer canary-1', ' authorization: "Basic" canary-1']],
    ['a table of variables', [{ value: [CANARY], name: 'ACCESS KEY' }]],
    ['a text with its form', { any: ['Bearer canary-1', { other: 'sk-canary-1' }] }],
    ['a secret field of the flow', { deep: { phrase: CANARY } }],
  ])('masks %s below a field, in values and in text', (_case, held) => {
    const tweaks = { 'Language Model': { model: held } };
    const text = JSON.stringify(tweaks);
    const shown = [
      JSON.stringify(maskTweaks(tweaks, sampleIndex)),
      JSON.stringify(maskTweaks(tweaks, null)).replaceAll('"phrase":"my-canary-\\"1234\\""', ''),
      maskTweaksText(text, sampleIndex),
      maskTweaksText(text.slice(0, -1), sampleIndex),
    ];
    for (const masked of shown) expect(masked).not.toContain('canary');
    expect(collectSecrets({ tweaks }, sampleIndex, null).join()).toContain('canary');
    expect(findSecretTweaks(tweaks, sampleIndex)).toEqual([['Language Model', 'model']]);
  });

  it('does not mask counts, names and plain words', () => {
    const held = {
      max_tokens: '50',
      tokens: 12,
      stop_token: 'END',
      stop_tokens: ['END'],
      token_limit: 5,
      auth: 'basic',
      template: '{question} "api": {"key": "x"}',
      json: '{"api_key": "", "max_tokens": "5", "auth": "basic"}',
      key: 'name',
      primary_key: 'id',
      monkey: 'x',
      author: 'Ada',
      password_hint: 'dog',
      said: ['Bearer of good news', 'sk-', 'skill', 'task-list'],
      rows: [{ key: 'Accept', value: 'text/plain' }],
    };
    const tweaks = { 'Language Model': { model: { ...held, use_auth: true } } };
    expect(maskTweaks(tweaks, sampleIndex)).toEqual(tweaks);
    expect(maskTweaksText(JSON.stringify(tweaks), sampleIndex)).toBe(JSON.stringify(tweaks));
  });

  it('keeps everything else', () => {
    const tweaks = {
      'Model-m1': { words: 3, max_tokens: '50', phrase: '', api_key: { value: 'OPENAI', load_from_db: true } },
    };
    expect(maskTweaks(tweaks, sampleIndex)).toEqual(tweaks);
  });

  it('recognises secret names without the flow', () => {
    expect(maskTweaks({ a: { password: 'x', words: 3 } }, null)).toEqual({ a: { password: SECRET_MASK, words: 3 } });
  });

  it('does not change its argument', () => {
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

  it('masks a number in a secret field, but not in a field that is only named like one', () => {
    const tweaks = { 'Model-m1': { phrase: 471147, max_token: 800 }, auth: 401401 };
    expect(maskTweaks(tweaks, sampleIndex)).toEqual({ ...tweaks, 'Model-m1': { phrase: SECRET_MASK, max_token: 800 } });
    expect(collectSecrets({ tweaks }, sampleIndex, null)).toEqual(['471147']);
  });

  it('also masks such a number in a text that does not parse', () => {
    const text = '{ "Model-m1": { "phrase": 471147, "max_token": 800, ';
    expect(maskTweaksText(text, sampleIndex)).toBe(`{ "Model-m1": { "phrase": "${SECRET_MASK}", "max_token": 800, `);
  });

  it.each([
    ['a wrapped value', '{"Language Model": {"api_key": {"value": "sk-canary"'],
    ['a list', '{"api_key": ["a", "sk-canary"'],
    ['a value without quotes', '{"api_key": sk-canary'],
    ['a number in a wrapped value', '{"Model-m1": {"phrase": {"value": 471147'],
    ['a key after one quote too many', '{"a": "x"", "api_key": {"value": "sk-canary"}'],
    ['a key that is written with an escape', '{"api\\u005fkey": "sk-canary"'],
    ['a wrapped value in a comment', '{\n // "api_key": {\n // "value": "sk-canary"\n // }\n}'],
    ['the first of a duplicate key', '{"api_key":{"value":"sk-canary"},"api_key":"x"}'],
    ['the first of a duplicate component', '{"A":{"api_key":["sk-canary"]},"A":{"api_key":"x"}}'],
  ])('masks %s', (_case, text) => {
    const masked = maskTweaksText(text, sampleIndex);
    expect(masked).not.toMatch(/canary|471147/);
    expect(masked).toContain(SECRET_MASK);
    expect(maskTweaksText(masked, sampleIndex)).toBe(masked);
  });

  it.each([
    ['the name of a variable', '{"A": {"api_key": {"load_from_db": true, // saved\n "value": "NAME"}}, '],
    ['the key after one without a value', '{"A": {"api_key":\n "tone": "x", "words": 3'],
    ['switches and names of keys', '{"token": {"value": "", "x": false, "n": 12, "m": null'],
    ['what follows a secret', `{"api_key": ["${SECRET_MASK}"], "tone": "x" // "sure"`],
  ])('leaves %s', (_case, text) => {
    expect(maskTweaksText(text, sampleIndex)).toBe(text);
  });

  it('does not mask a component that is named like a secret', () => {
    const node = { id: 'Auth-1', data: { id: 'Auth-1', type: 'Auth', node: { display_name: 'Auth', template: {} } } };
    const index = indexFlow(flowExportSchema.parse({ name: 'x', data: { nodes: [node], edges: [] } }));
    const tweaks = { Auth: { tone: 'calm' } };
    expect(maskTweaks(tweaks, index)).toEqual(tweaks);
    expect(maskTweaksText(JSON.stringify(tweaks), index)).toBe(JSON.stringify(tweaks));
  });

  it('leaves no secret in any prefix of any text', () => {
    const canary = 'sk-canary';
    const plain = fc.constantFrom<JsonValue>('x', 3, true, null, '", {', '// "', 'a\\');
    const held = fc.letrec<{ value: JsonValue }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constant(canary),
        fc.array(fc.oneof(plain, tie('value')), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('value', 'a', 'token'), fc.oneof(plain, tie('value')), { maxKeys: 3 }),
      ),
    })).value;
    const name = fc.constantFrom('api_key', 'phrase', 'my-token', 'tone', 'Model-m1');
    const entry = fc.tuple(name, held, plain).map(([key, secret, other]) => {
      const value = key === 'tone' || key === 'Model-m1' ? other : secret;
      return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    });
    const entries = fc.array(entry, { maxLength: 4 }).map((list) => `{${list.join(', // it"s\n')}}`);
    const text = fc.tuple(entries, entries).map(([first, second]) => `{"A": ${first}, ${second.slice(1)}`);
    fc.assert(
      fc.property(text, fc.nat(), (whole, at) => {
        const masked = maskTweaksText(whole.slice(0, at % (whole.length + 1)), sampleIndex);
        expect(masked).not.toContain('sk-');
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['/**/', '/*', '"{\\"', '"["', '"\\', '"":', '"api_key": [', '"phrase": ["api_key": ', '// "\n', '"a" '])(
    'takes linear time for many of %j',
    async (part) => {
      const mask = (size: number) => {
        const text = `{"a"${part.repeat(size / part.length)} 1}`;
        return () => maskTweaksText(text, sampleIndex);
      };
      expect(await timeGrowth(80_000, mask)).toBeLessThan(IN_PROPORTION);
    },
    30_000,
  );

  it('does not change a draft without secrets', () => {
    const draft = sampleDraft({ tweaksText: '{ "words": 3 }' });
    expect(maskDraft(draft, sampleIndex)).toBe(draft);
  });
});
