import { expect, it } from 'vitest';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { sampleIndex } from '#run/testing/sample-run.ts';
import { suiteTweaks } from './suite-tweaks.ts';

const variable = (name: string) => `\${${name}}`;

it('secrets of a suite are variables, whose values are kept apart', () => {
  const { tweaks, values } = suiteTweaks(
    {
      'Model-m1': { api_key: 'sk-first-secret', phrase: 'word', temperature: 0.5 },
      OpenAI: { openai_api_key: 'sk-second-secret' },
      'Other Model': { api_key: SECRET_MASK, headers: { Authorization: 'Bearer third' } },
    },
    sampleIndex,
  );
  expect(tweaks).toEqual({
    'Model-m1': {
      api_key: variable('LANGUAGE_MODEL_API_KEY'),
      phrase: variable('LANGUAGE_MODEL_PHRASE'),
      temperature: 0.5,
    },
    OpenAI: { openai_api_key: variable('OPENAI_API_KEY') },
    'Other Model': {
      api_key: variable('OTHER_MODEL_API_KEY'),
      headers: { Authorization: variable('OTHER_MODEL_AUTHORIZATION') },
    },
  });
  expect(Object.fromEntries(values)).toEqual({
    LANGUAGE_MODEL_API_KEY: 'sk-first-secret',
    LANGUAGE_MODEL_PHRASE: 'word',
    OPENAI_API_KEY: 'sk-second-secret',
    OTHER_MODEL_AUTHORIZATION: 'Bearer third',
  });
  expect(JSON.stringify(tweaks)).not.toContain('secret');
});

it('a name that already has another value in this tab is not used again', () => {
  const write = (secret: string) =>
    suiteTweaks({ OpenAI: { api_key: secret } }, sampleIndex, { known: new Map([['OPENAI_API_KEY', 'sk-one']]) })
      .tweaks;
  expect(write('sk-one')).toEqual({ OpenAI: { api_key: variable('OPENAI_API_KEY') } });
  expect(write('sk-two')).toEqual({ OpenAI: { api_key: variable('OPENAI_API_KEY_2') } });
});

it('a text with a name in braces stays a text, unless it was typed for a suite', () => {
  const tweaks = { Prompt: { template: `Say ${variable('NAME')}`, api_key: variable('KEY') } };
  expect(suiteTweaks(tweaks, sampleIndex).tweaks).toEqual({
    Prompt: { template: `Say $${variable('NAME')}`, api_key: variable('PROMPT_API_KEY') },
  });
  expect(suiteTweaks(tweaks, sampleIndex, { isTyped: true }).tweaks).toEqual(tweaks);
});
