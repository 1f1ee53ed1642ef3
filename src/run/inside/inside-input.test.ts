import { describe, expect, it } from 'vitest';
import type { ComponentCall, ComponentValues } from '#contract/component-values.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { Run } from '../model/run.ts';
import { inputEnd, runOf } from '../testing/run-of.ts';
import { timedRun } from '../testing/timed-run.ts';
import { insideInput } from './inside-input.ts';

const time = (component: string | null, name: string, more: Partial<ComponentValues> = {}): ComponentValues => ({
  ...{ component, name, startMs: 0, endMs: 5, received: {}, calls: [], gave: {} },
  ...more,
});
const call = (id: string, name: string, kind: 'model' | 'tool' = 'tool'): ComponentCall => ({
  ...{ id, kind, name, startMs: 0, endMs: 1 },
});

function withValues(run: Run, components: ComponentValues[], changes: Partial<Run['inputs'][number]> = {}): Run {
  const values = { source: 'engine' as const, components };
  return { ...run, inputs: run.inputs.map((input) => ({ ...input, values, ...changes })) };
}

const listOf = (run: Run, input = 0) =>
  insideInput(run, input, 0).components.map(({ name, absent, toolCalls }) => [name, absent, toolCalls]);

describe('what Inside lists of an input', () => {
  it('has the times of a component with each time that it ran', () => {
    const run = withValues(timedRun(), [time('Model-m1', 'Language Model'), time('Model-m1', 'Language Model')]);
    const { components, source, endMs } = insideInput(run, 1, 0);
    expect(components.map(({ name, row, times }) => [name, row?.startMs, times.length])).toEqual([
      ['Chat Input', 0, 0],
      ['Language Model', 12, 2],
      ['Chat Output', 512, 0],
    ]);
    expect([source, endMs]).toEqual(['engine', 520]);
  });

  it('says where times are from if there are no values, and nothing of an input that the run does not have', () => {
    expect(insideInput(timedRun(), 0, 0).source).toBe('browser');
    expect(insideInput(timedRun(), 7, 0)).toEqual({ input: 7, components: [], source: null, endMs: 0 });
  });

  it('takes the times from the values if nothing else has them', () => {
    const run = withValues(runOf({ events: [[20, inputEnd(0)]] }), [
      time('Model-m1', 'LanguageModelComponent', { startMs: 3, endMs: 9, error: 'no such model' }),
    ]);
    const [model] = insideInput(run, 0, 0).components;
    expect(model).toMatchObject({ name: 'Language Model', row: { startMs: 3, endMs: 9, state: 'failed' } });
  });

  it('marks a component with the tweak that most needs attention', () => {
    const outcome = { path: ['Model-m1', 'words'], component: 'Model-m1', field: 'words' };
    const run = withValues(timedRun(), [], {
      outcomes: [
        { ...outcome, state: 'applied' },
        { ...outcome, state: 'ignored' },
        { ...outcome, state: 'applied' },
      ],
    });
    expect(insideInput(run, 0, 0).components.map(({ tweak }) => tweak)).toEqual([null, 'ignored', null]);
  });

  it('tells why a component did not run: another branch, an earlier result, or the run ended before it', () => {
    const at = { at: 1, input: 0 };
    const events: [number, RunEvent][] = [
      [1, { event: 'input-start', ...at, inputs: {} }],
      [2, { event: 'component-start', ...at, component: 'ChatInput-q1' }],
      [3, { event: 'component-end', ...at, component: 'ChatInput-q1', used_frozen_result: true }],
      [4, { event: 'component-skip', ...at, component: 'Model-m1', reason: 'Its branch was not taken' }],
      [5, { event: 'input-end', at: 9, input: 0 }],
    ];
    expect(listOf(runOf({ events }))).toEqual([
      ['Chat Input', 'frozen', null],
      ['Language Model', 'other branch', null],
      ['Chat Output', 'not reached', null],
    ]);
    expect(listOf(runOf({ events: events.slice(0, 3), end: 'running' })).at(-1)).toEqual(['Chat Output', null, null]);
  });

  it('claims nothing about a component if no times arrived, or if only half of them did', () => {
    expect(listOf(runOf({ events: [[9, inputEnd(0)]] })).map(([, absent]) => absent)).toEqual([null, null, null]);
    const half = withValues(runOf({ events: [[9, inputEnd(0)]] }), [time('Model-m1', 'Language Model')], {
      noValues: 'half',
    });
    expect(listOf(half).map(([, absent]) => absent)).toEqual([null, null, null]);
  });

  it('joins the entries of a component that a trace has several times', () => {
    const entry = { id: 'Model-m1', name: 'Language Model', error: null, model: null, cost: 0.5 };
    const trace = {
      ...{ source: 'langflow-traces' as const, id: 't', startedAt: 0, durationMs: 40 },
      components: [
        { ...entry, startMs: 5, endMs: 10, isFailed: true, tokens: 3 },
        { ...entry, startMs: 20, endMs: 30, isFailed: false, tokens: null },
      ],
    };
    const run = withValues(runOf({ events: [[40, inputEnd(0)]] }), [], { trace });
    expect(insideInput(run, 0, 0).components.filter(({ id }) => id === 'Model-m1')).toMatchObject([
      { row: { startMs: 5, endMs: 30, state: 'failed', cost: 1 } },
    ]);
  });

  it('gives values that fit several components to the entries of their name, in order', () => {
    const trace = {
      ...{ source: 'langflow-traces' as const, id: 't', startedAt: 0, durationMs: 20 },
      components: [5, 9].map((startMs) => ({
        ...{ id: null, name: 'Prompt', startMs, endMs: 10, isFailed: false },
        ...{ error: null, model: null, tokens: null, cost: null },
      })),
    };
    const run = withValues(
      runOf({ events: [[9, inputEnd(0)]] }),
      [time(null, 'Prompt', { gave: { prompt: 'first' } }), time(null, 'Prompt', { gave: { prompt: 'second' } })],
      { trace },
    );
    const named = insideInput(run, 0, 0).components.filter(({ name }) => name === 'Prompt');
    expect(named.map(({ times }) => times[0]?.gave)).toEqual([{ prompt: 'first' }, { prompt: 'second' }]);
    expect(new Set(named.map(({ key }) => key)).size).toBe(2);
  });
});

describe('tools of an agent', () => {
  const components = ['Agent-a1', 'ChatOutput-o1', 'FindOrder-f1', 'Refund-r1', 'Escalate-e1'].map((id) => ({
    id,
    displayName: id === 'FindOrder-f1' ? 'Find Order' : (id.split('-')[0] ?? ''),
  }));
  const from = ['FindOrder-f1', 'Refund-r1', 'Escalate-e1'].map((component) => ({
    component,
    output: 'component_as_tool',
  }));
  const fields = [{ component: 'Agent-a1', name: 'tools', type: 'other', from }];
  const agent = (calls: ComponentCall[]) => [
    time('Refund-r1', 'Refund', { gave: { component_as_tool: [{ name: 'give_money_back' }] } }),
    time('Agent-a1', 'Agent', { startMs: 1, calls }),
    time('ChatOutput-o1', 'ChatOutput', { startMs: 9 }),
  ];
  const runWith = (calls: ComponentCall[]) =>
    withValues({ ...runOf({ events: [[20, inputEnd(0)]] }), components, fields }, agent(calls));

  it('are listed after it with the number of their calls, by their own names and those that they gave', () => {
    const nested = { ...call('2', 'gpt', 'model'), calls: [call('3', 'find_order')] };
    expect(listOf(runWith([call('1', 'find_order'), nested, call('4', 'give_money_back')]))).toEqual([
      ['Agent', null, null],
      ['Refund', null, 1],
      ['Find Order', null, 2],
      ['Escalate', 'not called', 0],
      ['ChatOutput', null, null],
    ]);
  });

  it('have no number if a call has a name of none of them', () => {
    expect(listOf(runWith([call('1', 'something')])).map(([name, , calls]) => [name, calls])).toContainEqual([
      'Escalate',
      null,
    ]);
  });

  it('have all calls of their agent if there is only one', () => {
    const one = { ...runWith([call('1', 'something')]), fields: [{ ...fields[0], from: from.slice(1, 2) }] } as Run;
    expect(listOf(one)).toContainEqual(['Refund', null, 1]);
  });
});
