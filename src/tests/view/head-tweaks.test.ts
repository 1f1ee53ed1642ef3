import { expect, it } from 'vitest';
import type { TweakOutcome } from '#contract/run-event.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { predictRequest } from '#flow/testing/predict-request.ts';
import { supportFlow } from '#flow/testing/support-flow.ts';
import { HIDDEN_VALUE } from '#run/report/show-value.ts';
import { headTweaks, sentTweaks } from './head-tweaks.ts';

const tweaks = { Prompt: { tone: 'calm', api_key: 'sk-secret' }, top_k: 4 };

it('the head lists what is written while nothing else is known, without secrets', () => {
  expect(headTweaks(tweaks, null, [], null)).toEqual([
    { state: null, path: ['Prompt', 'tone'], field: 'tone', before: null, after: '"calm"', suggestion: null },
    { state: null, path: ['Prompt', 'api_key'], field: 'api_key', before: null, after: HIDDEN_VALUE, suggestion: null },
    { state: null, path: ['top_k'], field: 'top_k', before: null, after: '4', suggestion: null },
  ]);
});

it('the head says what each tweak of the variant did, and nothing of tweaks that only the case has', () => {
  const outcomes: TweakOutcome[] = [
    { path: ['Prompt', 'tone'], component: 'p1', field: 'tone', state: 'applied', before: 'plain', after: 'calm' },
    { path: ['Prompt', 'api_key'], component: 'p1', field: 'api_key', state: 'applied', before: 'sk-old' },
    { path: ['top_k'], component: null, field: 'top_k', state: 'ignored' },
    { path: ['Other', 'x'], component: 'o1', field: 'x', state: 'applied' },
  ];
  expect(headTweaks(tweaks, outcomes, [], null)).toMatchObject([
    { state: 'applied', before: '"plain"', after: '"calm"' },
    { state: 'applied', before: null, after: HIDDEN_VALUE },
    { state: 'ignored', before: null, after: '4' },
  ]);
});

it('the head shows what is written in an overridden tweak, not what the component received', () => {
  const shown = { state: 'overridden', before: null, after: '"calm"' };
  const outcome = { path: ['Prompt', 'tone'], component: 'p1', field: 'tone', before: 'plain', after: 'loud' };
  expect(headTweaks(tweaks, [{ ...outcome, state: 'overridden' }], [], null)).toMatchObject([shown]);
  const index = indexFlow(supportFlow);
  const written = { 'Prompt Template': { tone: 'calm' }, tone: 'loud' };
  const { verdicts } = predictRequest(index, { inputs: [], tweaks: written });
  expect(headTweaks(written, null, verdicts, index).find(({ path }) => path.length === 2)).toMatchObject(shown);
});

it('a cell says what all its tweaks did, without a value that is not known', () => {
  const outcomes: TweakOutcome[] = [
    { path: ['top_k'], component: null, field: 'top_k', state: 'ignored' },
    { path: ['Other', 'x'], component: null, field: 'x', state: 'ignored' },
    { path: ['Other', 'api_key'], component: null, field: 'api_key', state: 'ignored' },
  ];
  const after = sentTweaks(tweaks, outcomes, [], null).map((tweak) => tweak.after);
  expect(after).toEqual(['4', '', HIDDEN_VALUE]);
  expect(sentTweaks({ top_k: 4 }, [], [], null)).toMatchObject([{ state: null, after: '4' }]);
});

it('a tweak that reaches nothing has the name that it should have, also after its run', () => {
  const index = indexFlow(supportFlow);
  const written = { 'Prompt Templat': { tone: 'calm' }, 'Prompt Template': { tome: 'calm' }, nothing_like_it: 1 };
  const { verdicts } = predictRequest(index, { inputs: [], tweaks: written });
  const found = [
    { path: ['Prompt Templat'], name: 'Prompt Template' },
    { path: ['Prompt Template', 'tome'], name: 'tone' },
    null,
  ];
  expect(headTweaks(written, null, verdicts, index).map(({ suggestion }) => suggestion)).toEqual(found);
  expect(sentTweaks(written, [], verdicts, index)).toMatchObject(
    found.map((suggestion) => ({ state: 'ignored', suggestion })),
  );
  const outcomes = verdicts.map(({ path }) => ({
    path: [...path],
    component: null,
    field: '',
    state: 'ignored' as const,
  }));
  expect(sentTweaks(written, outcomes, verdicts, index).map(({ suggestion }) => suggestion)).toEqual(found);
});
