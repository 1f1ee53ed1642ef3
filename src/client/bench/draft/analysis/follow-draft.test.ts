// @vitest-environment happy-dom
import { createFormControl } from 'react-hook-form';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { LANGFLOW_SERVER, sampleDraft } from '#run/testing/sample-run.ts';
import { createAnalysisStore } from '../../../draft/analysis/draft-analysis.ts';
import { readTweaks } from '../../../draft/analysis/read-tweaks.ts';
import { useUiState } from '../../../shell/state/ui-state.ts';
import { analysisDelay, followDraft } from './follow-draft.ts';

const flow = { id: 'flow-1', index: indexFlow(supportFlow) };
const server = { ...LANGFLOW_SERVER, rules: tweakRulesFor({ version: '1.13.0' }) };
const UNKNOWN = { id: 'flow-2', index: null };

function makeForm(tweaksText: string) {
  const inputs = [{ id: 'a', value: '', components: [], type: 'any' as const }];
  const defaultValues = sampleDraft({ inputs, tweaksText, stream: false });
  const { formControl, ...form } = createFormControl<RequestDraft>({ defaultValues });
  return { ...form, formState: formControl.control._formState } satisfies object;
}

function open(tweaksText: string) {
  const form = makeForm(tweaksText);
  const store = createAnalysisStore();
  let stop = followDraft(form, flow, server, store);
  onTestFinished(() => stop());
  return {
    form,
    store,
    stop: () => stop(),
    /** Follows the draft again, for another flow or for a server whose capabilities are not known yet. */
    followAgain(...now: [typeof flow | typeof UNKNOWN, typeof server | null]) {
      stop();
      stop = followDraft(form, ...now, store);
    },
    states: () => store.getState().report?.rows.map(({ state }) => state),
  };
}

beforeEach(() => useUiState.setState({ isPageOpen: true }));

describe('followDraft', () => {
  it('follows the tweaks, the targets of inputs and what is known of the flow', async () => {
    const { form, store, states, followAgain } = open('{ "Chat Input": { "input_value": "x" } }');
    await expect.poll(() => states()).toEqual(['overridden']);
    await expect.poll(() => store.getState().plan?.title).toBe('1 input, 1 request');
    form.setValue('inputs.0.components', ['Nobody']);
    await expect.poll(() => states()).toEqual(['applied']);
    form.setValue('tweaksText', '{ "nope": 1 }');
    await expect.poll(() => states()).toEqual(['ignored']);
    followAgain(UNKNOWN, null);
    await expect.poll(() => store.getState().report?.rules).toBeNull();
    await expect.poll(() => store.getState().plan).toBeNull();
    expect(store.getState().problems).toEqual([]);
  });

  it('makes the analysis at once for a reader that cannot wait', async () => {
    const { form, store, states } = open('{ "nope": 1 }');
    await expect.poll(() => states()).toEqual(['ignored']);
    form.setValue('tweaksText', '{ "tone": "x" }');
    expect(states()).toEqual(['ignored']);
    expect(
      store
        .getState()
        .refresh()
        .report?.rows.map(({ state }) => state),
    ).toEqual(['applied']);
  });

  it('shares the parsed tweaks with a reader that does not wait for it', async () => {
    const { form, store, states } = open('{ "tone": "x" }');
    const read = readTweaks(store.getState(), form.getValues('tweaksText'));
    await expect.poll(() => states()).toEqual(['applied']);
    expect(store.getState().text).toBe(read);
  });

  it('makes no new report when the text of an input changes, and finds the same problems', async () => {
    const { form, store, states } = open('{ "tone": "x" }');
    form.setValue('outputs', ['Nobody']);
    form.setValue('inputs.0.value', 'a');
    await expect.poll(() => states()).toEqual(['applied']);
    await expect.poll(() => store.getState().problems.length).toBe(1);
    const { plan, ...before } = store.getState();
    form.setValue('inputs.0.value', 'typed');
    await expect.poll(() => store.getState().plan?.request.inputs).toEqual([{ input_value: 'typed' }]);
    expect(store.getState().plan).not.toBe(plan);
    expect(before.problems.length).toBeGreaterThan(0);
    for (const part of ['text', 'report', 'problems'] as const) expect(store.getState()[part]).toBe(before[part]);
  });

  it('notifies once of several changes, and no more after it was stopped', async () => {
    const { form, store, states, stop } = open('{ "tone": "x" }');
    await expect.poll(() => states()).toEqual(['applied']);
    const heard = vi.fn();
    store.subscribe(heard);
    for (const value of ['a', 'ab', 'abc']) form.setValue('inputs.0.value', value);
    await expect.poll(() => heard.mock.calls.length).toBe(1);
    form.setValue('tweaksText', '{}');
    stop();
    await new Promise((done) => setTimeout(done, 2 * analysisDelay(0, 0)));
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

it.each([
  ['a quick analysis follows every key', 5, 60, 16],
  ['a slow one waits about as long as it takes', 40, 1_000, 40],
  ['no single key waits long', 400, 1_000, 60],
  ['a slow one waits for the end of what is typed in one go', 40, 60, 150],
])('analysis of a draft: %s', (_, lastMs, sinceChange, delay) => {
  expect(analysisDelay(lastMs, sinceChange)).toBe(delay);
});
