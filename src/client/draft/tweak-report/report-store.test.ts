// @vitest-environment happy-dom
import { createFormControl } from 'react-hook-form';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { useUiState } from '../../state/ui-state.ts';
import { supportFlow } from '../../testing/support-flow.ts';
import { reportDelay, reportStoreOf } from './report-store.ts';

const knowledge = { index: indexFlow(supportFlow), rules: tweakRulesFor({ version: '1.13.0' }) };

function makeForm(tweaksText: string) {
  const defaultValues: RequestDraft = {
    inputsMode: 'mine',
    inputs: [{ id: 'a', value: '', components: [], type: 'any' }],
    outputs: [],
    tweaksText,
    stream: false,
    sessionId: '',
  };
  const { formControl, ...form } = createFormControl<RequestDraft>({ defaultValues });
  return { ...form, formState: formControl.control._formState } satisfies object;
}

function open(tweaksText: string) {
  const form = makeForm(tweaksText);
  const store = reportStoreOf(form);
  const heard = vi.fn();
  const stop = store.subscribe(heard);
  store.setKnowledge(knowledge);
  const states = () => store.read()?.rows.map(({ state }) => state);
  return { form, store, heard, stop, states };
}

beforeEach(() => useUiState.setState({ isPageOpen: true }));

describe('the report store', () => {
  it('updates when the tweaks, the targets of inputs or the flow change', async () => {
    const { form, store, states, stop } = open('{ "Chat Input": { "input_value": "x" } }');
    await expect.poll(() => states()).toEqual(['overridden']);
    form.setValue('inputs.0.components', ['Nobody']);
    await expect.poll(() => states()).toEqual(['applied']);
    form.setValue('tweaksText', '{ "nope": 1 }');
    await expect.poll(() => states()).toEqual(['ignored']);
    store.setKnowledge({ index: null, rules: null });
    await expect.poll(() => store.read()?.rules).toBeNull();
    stop();
  });

  it('can be read without delay', async () => {
    const { form, store, states, stop } = open('{ "nope": 1 }');
    await expect.poll(() => states()).toEqual(['ignored']);
    form.setValue('tweaksText', '{ "tone": "x" }');
    expect(states()).toEqual(['ignored']);
    expect(store.readNow()?.rows.map(({ state }) => state)).toEqual(['applied']);
    stop();
  });

  it('makes no new report when the text of an input changes', async () => {
    const { form, store, heard, states, stop } = open('{ "tone": "x" }');
    await expect.poll(() => states()).toEqual(['applied']);
    const before = store.read();
    const times = heard.mock.calls.length;
    form.setValue('inputs.0.value', 'typed');
    form.setValue('sessionId', 's');
    form.setValue('outputs', ['Chat Output']);
    // A change that matters is reported after them, so they have been processed.
    form.setValue('stream', true);
    await expect.poll(() => store.read()).not.toBe(before);
    expect(heard.mock.calls.length).toBe(times + 1);
    stop();
  });

  it('is shared by all readers of a form, and inactive without readers', async () => {
    const { form, store, states, stop, heard } = open('{ "tone": "x" }');
    expect(reportStoreOf(form)).toBe(store);
    await expect.poll(() => states()).toEqual(['applied']);
    stop();
    const times = heard.mock.calls.length;
    form.setValue('tweaksText', '{}');
    const again = store.subscribe(() => {});
    await expect.poll(() => store.read()?.isEmpty).toBe(true);
    expect(heard.mock.calls.length).toBe(times);
    again();
  });
});

it.each([
  ['a quick report follows every key', 5, 60, 16],
  ['a slow one waits about as long as it takes', 40, 1_000, 40],
  ['no single key waits long', 400, 1_000, 60],
  ['a slow one waits for the end of what is typed in one go', 40, 60, 150],
])('%s', (_, lastMs, sinceChange, delay) => {
  expect(reportDelay(lastMs, sinceChange)).toBe(delay);
});
