import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { EMBEDDED_PACKAGE } from '#contract/version.ts';
import { indexFlow } from '../index/index-flow.ts';
import { predictRequest } from '../testing/predict-request.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { matchTweaks } from '../tweaks/match-tweaks.ts';
import { shownState } from '../tweaks/shown-state.ts';
import { tweakRulesFor } from '../tweaks/tweak-rules.ts';
import { noModelText } from './no-model-text.ts';

const gpt = { name: 'gpt-4o-mini', provider: 'OpenAI', metadata: {} };
const gemini = { name: 'gemini', provider: 'Google Generative AI', metadata: {} };
const model = (options: JsonValue = [gpt, gemini]): JsonObject => ({ type: 'model', value: [gpt], options });

/** State and problem of each tweak on one component. */
function judge(type: string, fields: Record<string, JsonValue>, tweaks: JsonObject) {
  const index = indexFlow(smallFlow([{ id: `${type}-1`, fields }]));
  const { verdicts } = predictRequest(index, { inputs: [], tweaks: { [`${type}-1`]: tweaks } });
  return verdicts.map((verdict) => [verdict.target?.field, shownState(verdict), ...verdict.problems]);
}

const language = (tweaks: JsonObject, of = model()) =>
  judge('LanguageModelComponent', { model: of, provider: '', model_name: '' }, tweaks);

describe('the demo model of the embedded server', () => {
  const demo: JsonObject = { type: 'model', value: [{ name: 'demo', provider: 'Demo' }] };
  const judgeHere = (tweaks: JsonObject, of = demo, has_model_server = true) => {
    const index = indexFlow(smallFlow([{ id: 'Model-1', fields: { model: of, provider: '', model_name: '' } }]));
    const rules = tweakRulesFor({ version: '0.1.0', package: EMBEDDED_PACKAGE, has_model_server });
    return matchTweaks(index, { 'Model-1': tweaks }, { rules, bindings: [] });
  };

  it.each<[string, JsonObject]>([
    ['an override', { model_name: 'gpt-5-turbo' }],
    ['a selection without a provider', { model: 'gpt-5-turbo' }],
    ['a selection', { model: [{ name: 'gpt-5-turbo', provider: 'Demo' }] }],
  ])('may fail under another name: %s', (_, tweaks) => {
    const [verdict] = judgeHere(tweaks);
    const choice = { provider: expect.stringMatching(/^(Demo)?$/), model: 'gpt-5-turbo' };
    expect(verdict && [shownState(verdict), ...verdict.problems]).toEqual(['may-fail', { kind: 'not-demo', choice }]);
  });

  it.each<[string, JsonObject]>([
    ['its own', { model_name: 'Demo' }],
    ['one of another provider', { provider: 'OpenAI', model_name: 'gpt-5-turbo' }],
    ['none, with another provider', { provider: 'OpenAI' }],
  ])('has a name that is fine: %s', (_, tweaks) => {
    expect(judgeHere(tweaks).map(shownState)).toEqual(Object.keys(tweaks).map(() => 'applied'));
  });

  it.each<[string, JsonObject, JsonObject, string]>([
    ['the provider', { provider: 'OpenAI' }, demo, 'may-fail'],
    ['its selection', { model: [{ name: 'gpt-5', provider: 'OpenAI' }] }, demo, 'may-fail'],
    ['the name, for another provider of the flow', { model_name: 'gpt-5' }, model(), 'may-fail'],
    ['the provider, to its own', { provider: 'demo', model_name: 'demo' }, model(), 'applied'],
  ])('is the only one without a model server: a tweak of %s', (_, tweaks, of, state) => {
    const verdicts = judgeHere(tweaks, of, false);
    expect(new Set(verdicts.map(shownState))).toEqual(new Set([state]));
    const texts = verdicts.flatMap(({ problems }) =>
      problems.map((problem) => (problem.kind === 'not-demo' ? noModelText(problem.choice) : problem.kind)),
    );
    const why = expect.stringMatching(/^The provider "OpenAI" is not set up here\. Start Tweakbench with /);
    expect(texts).toEqual(state === 'applied' ? [] : [why]);
  });
});

it('asks no demo model for a component whose provider is its own', () => {
  const index = indexFlow(smallFlow([{ id: 'OpenAIModel-1', fields: { model_name: 'gpt-4o' } }]));
  const body = { inputs: [], tweaks: { 'OpenAIModel-1': { model_name: 'gpt-5' } } };
  expect(predictRequest(index, body, '0.1.0', EMBEDDED_PACKAGE).verdicts.map(shownState)).toEqual(['applied']);
});

describe('the provider of a language model', () => {
  it.each<[string, JsonObject]>([
    ['the provider of the selected model', { provider: 'OpenAI' }],
    ['that in other letters', { provider: 'openai' }],
    ['another one with a model that it has', { provider: 'Google Generative AI', model_name: 'gemini' }],
  ])('may be %s', (_, tweaks) => {
    expect(language(tweaks)[0]).toEqual(['provider', 'applied']);
  });

  it('may fail if no model of the list is from it', () => {
    const problem = { kind: 'unknown-provider', provider: 'lit', known: ['OpenAI', 'Google Generative AI'] };
    expect(language({ provider: 'lit' })).toEqual([['provider', 'may-fail', problem]]);
    expect(language({ provider: 'lit' }, model(null))).toEqual([
      ['provider', 'may-fail', { ...problem, known: ['OpenAI'] }],
    ]);
  });

  it('may fail if it is a list, whose text is the name of none', () => {
    const known = ['OpenAI', 'Google Generative AI'];
    for (const [given, provider] of [
      [['z'], '["z"]'],
      [['OpenAI'], '["OpenAI"]'],
      [[], '[]'],
    ]) {
      const fields = { model: model(), provider: { type: 'str', _input_type: 'StrInput', value: '' } };
      const problem = { kind: 'unknown-provider', provider, known };
      expect(judge('LanguageModelComponent', fields, { provider: given ?? null })).toEqual([
        ['provider', 'may-fail', problem],
      ]);
    }
  });

  it('may fail without a model of its own', () => {
    const problem = { kind: 'no-such-model', provider: 'Google Generative AI', model: 'gpt-4o-mini' };
    expect(language({ provider: 'Google Generative AI' })).toEqual([['provider', 'may-fail', problem]]);
    expect(language({ provider: 'Google Generative AI', model: [gemini] })[0]).toEqual(['provider', 'applied']);
  });

  it('is no concern of a component whose model is connected, or that has none', () => {
    const index = indexFlow(
      smallFlow(
        [
          { id: 'Model-1', fields: {} },
          { id: 'LanguageModelComponent-1', fields: { model: model(), provider: '' } },
        ],
        ['Model-1 -> LanguageModelComponent-1.model'],
      ),
    );
    const { verdicts } = predictRequest(index, { inputs: [], tweaks: { provider: 'lit' } });
    expect(verdicts.map(shownState)).toEqual(['applied']);
    expect(judge('Search', { provider: '' }, { provider: 'lit' })).toEqual([['provider', 'applied']]);
  });
});

describe('a model', () => {
  it.each<[JsonValue, string, string | null]>([
    ['gpt-4o-mini', 'applied', null],
    ['gemini', 'applied', null],
    [[gemini], 'applied', null],
    [[{ name: 'other', provider: 'OpenAI' }], 'applied', null],
    ['lit', 'may-fail', 'lit'],
    [['lit'], 'may-fail', 'lit'],
    [[{ name: 'gpt-4o-mini' }], 'may-fail', 'gpt-4o-mini'],
    [[{ a: 1 }], 'may-fail', ''],
    [[null], 'may-fail', ''],
    [5, 'may-fail', ''],
  ])('given as %j is %s', (given, state, name) => {
    const problems = name === null ? [] : [{ kind: 'without-provider', model: name }];
    expect(language({ model: given })).toEqual([['model', state, ...problems]]);
  });
});

it('leaves a model without a provider to the provider beside it', () => {
  expect(language({ model: 'gemini-2', provider: 'OpenAI' })[0]).toEqual(['model', 'applied']);
});

describe('a field that a component cannot do without', () => {
  it.each<[string, Record<string, JsonValue>, JsonObject]>([
    ['no model', { model: model() }, { model: [] }],
    ['null as its model', { model: model() }, { model: null }],
    ['a hidden model', { model: model() }, { model: { show: false } }],
  ])('may fail with %s', (_, fields, tweaks) => {
    for (const type of ['Agent', 'LanguageModelComponent'])
      expect(judge(type, fields, tweaks)).toEqual([['model', 'may-fail', { kind: 'needed' }]]);
  });

  it('may fail with a template that the tweak hides', () => {
    const template = { type: 'prompt', value: 'Hi' };
    expect(judge('Prompt Template', { template }, { template: { value: 'w', show: false } })).toEqual([
      ['template', 'may-fail', { kind: 'needed' }],
    ]);
  });

  it.each<[string, JsonValue, boolean, string]>([
    ['contains', 5, true, 'may-fail'],
    ['regex', null, true, 'may-fail'],
    ['equals', 5, true, 'resets'],
    ['equals', 5, false, 'may-fail'],
    ['contains', 'x', true, 'applied'],
  ])('of If-Else that %s compares with %j (in the same case: %s): %s', (operator, text, isExact, state) => {
    const fields = { operator, match_text: 'own', case_sensitive: isExact };
    expect(judge('ConditionalRouter', fields, { match_text: text })[0]?.slice(0, 2)).toEqual(['match_text', state]);
  });
});

describe('a Memory Base', () => {
  const fields = { memory_base: { type: 'str', value: 'mine', options: ['mine', 'ours'] } };
  it.each<[JsonValue, string, string[]]>([
    ['mine', 'no-op', []],
    ['ours', 'applied', []],
    ['12', 'may-fail', ['not-an-option', 'not-attached']],
    [12, 'may-fail', ['wrong-type']],
    [null, 'may-fail', ['wrong-type']],
  ])('named %j is %s', (name, state, problems) => {
    const [verdict] = judge('MemoryBase', fields, { memory_base: name });
    const kinds = verdict?.slice(2).map((problem) => Object(problem).kind);
    expect([verdict?.[1], kinds]).toEqual([state, problems]);
  });
});
