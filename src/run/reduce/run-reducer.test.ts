import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#contract/run-event.ts';
import { IN_PROPORTION, timeGrowth } from '#contract/testing/time-growth.ts';
import type { Run } from '../model/run.ts';
import type { RunError } from '../model/run-error.ts';
import type { RunUpdate } from '../model/run-update.ts';
import { describeChange } from '../plan/describe-change.ts';
import { LANGFLOW_SERVER, sampleRun } from '../testing/sample-run.ts';
import { reduceRun } from './run-reducer.ts';

const OUTPUT = 'ChatOutput-o1';

function event(event: RunEvent, receivedAt = 10): RunUpdate {
  return { kind: 'event', received: { receivedAt, event } };
}

function text(input: number, chunk: string, receivedAt = 10): RunUpdate {
  const source = { input, component: 'Model-m1', outputs: [OUTPUT], message_id: 'm1' };
  return event({ event: 'text-delta', at: 0, ...source, chunk }, receivedAt);
}

function result(input: number, index = 0, component = OUTPUT): RunUpdate {
  const found = { component_id: component, component_display_name: 'Chat Output', results: { input } };
  return event({ event: 'output-ready', at: 0, input, component, index, result: found });
}

const start = (input: number, at = 5) =>
  event({ event: 'input-start', at: 0, input, inputs: { input_value: 'hi' } }, at);
const end = (input: number, at = 20) => event({ event: 'input-end', at: 0, input }, at);

const unreachable: RunError = { kind: 'unreachable', status: null, raw: '', requestIndex: 0, elapsedMs: 4 };

const twoInputs = { inputs: [{ input_value: 'one' }, { input_value: 'two' }], stream: true };

function play(run: Run, ...updates: RunUpdate[]): Run {
  return reduceRun(run, updates);
}

describe('a new run', () => {
  it('has an entry for every expected answer, in the order of the flow', () => {
    const run = sampleRun({ request: { ...twoInputs, outputs: [OUTPUT, 'Language Model'] } });
    expect(run.inputs.map(({ index }) => index)).toEqual([0, 1]);
    expect(run.inputs[0]?.outputs.map(({ displayName, status }) => [displayName, status])).toEqual([
      ['Language Model', 'waiting'],
      ['Chat Output', 'waiting'],
    ]);
  });

  it('masks the secrets of draft, request and plan', () => {
    const run = sampleRun({ request: { tweaks: { 'Model-m1': { phrase: 'sk-canary' } } } });
    expect(JSON.stringify(run)).not.toContain('canary');
  });
});

describe('reduceRun', () => {
  it('follows one input from sending to the end', () => {
    let run = play(sampleRun(), { kind: 'sent', at: 1, requestIndex: 0 });
    expect(run.inputs[0]).toMatchObject({ status: 'running', startedAt: 1 });
    run = play(run, event({ event: 'run-start', at: 0, inputs: 1, session_id: 's' }), start(0), text(0, 'Hel', 30));
    expect(run.inputs[0]).toMatchObject({ startedAt: 1, firstTextAt: 30, echoed: { input_value: 'hi' } });
    expect(run.inputs[0]?.outputs[0]).toMatchObject({ status: 'streaming', text: 'Hel', displayName: 'Chat Output' });
    run = play(run, text(0, 'lo', 40), result(0), end(0, 50), { kind: 'answered', at: 51, requestIndex: 0 });
    expect(run.inputs[0]).toMatchObject({ status: 'done', endedAt: 50 });
    expect(run.inputs[0]?.outputs[0]).toMatchObject({
      status: 'done',
      text: 'Hello',
      resultIndex: 0,
      arrival: { chunks: 2, characters: 5, firstAt: 30, lastAt: 40 },
    });
    run = play(run, { kind: 'ended', at: 52 });
    expect(run).toMatchObject({
      status: 'done',
      durationMs: 52,
      sessionId: 's',
      error: null,
      response: { session_id: 's', outputs: [{ inputs: { input_value: 'hi' }, outputs: [{ component_id: OUTPUT }] }] },
    });
  });

  it('never changes the given run', () => {
    const before = sampleRun({ request: twoInputs });
    const copy = structuredClone(before);
    play(before, start(0), text(0, 'a'), result(0), end(0), {
      kind: 'failed',
      at: 9,
      requestIndex: 0,
      error: unreachable,
    });
    expect(before).toEqual(copy);
  });

  it('keeps the identity of unchanged parts', () => {
    const before = play(sampleRun({ request: twoInputs }), start(0), start(1), text(0, 'a'));
    const after = play(before, text(1, 'b'));
    expect(after.inputs[0]).toBe(before.inputs[0]);
    expect(after.inputs[1]).not.toBe(before.inputs[1]);
    expect(after.replies).toBe(before.replies);
    expect(play(before, { kind: 'sent', at: 1, requestIndex: 0 }).events).toBe(before.events);
  });

  it('leaves inputs that a stream has not started waiting', () => {
    const run = play(sampleRun({ request: twoInputs }), { kind: 'sent', at: 1, requestIndex: 0 }, start(0));
    expect(run.inputs.map(({ status }) => status)).toEqual(['running', 'waiting']);
  });

  it('keeps the partial text of a stopped run', () => {
    const run = play(sampleRun({ request: twoInputs }), start(0), text(0, 'Hel'), { kind: 'stopped', at: 30 });
    expect(run).toMatchObject({ status: 'stopped', durationMs: 30, error: null });
    expect(run.inputs.map(({ status }) => status)).toEqual(['stopped', 'stopped']);
    expect(run.inputs[0]?.outputs[0]).toMatchObject({ status: 'partial', text: 'Hel' });
  });

  it('is done when everything was answered before Stop', () => {
    const run = play(sampleRun(), start(0), result(0), end(0), { kind: 'stopped', at: 30 });
    expect(run.status).toBe('done');
  });

  it('fails only the inputs of a failed request', () => {
    const run = play(
      sampleRun({ request: twoInputs, server: LANGFLOW_SERVER }),
      { kind: 'failed', at: 9, requestIndex: 0, error: unreachable },
      start(1),
      result(1),
      end(1),
      { kind: 'ended', at: 30 },
    );
    expect(run).toMatchObject({ status: 'done', error: null });
    expect(run.inputs).toMatchObject([
      { status: 'failed', error: unreachable },
      { status: 'done', error: null },
    ]);
    expect(run.response?.outputs).toMatchObject([null, { outputs: [{ results: { input: 1 } }] }]);
  });

  it('reports an error once when it failed every input', () => {
    const again = { ...unreachable, requestIndex: 1, elapsedMs: 7 };
    const run = play(
      sampleRun({ request: twoInputs, server: LANGFLOW_SERVER }),
      { kind: 'failed', at: 9, requestIndex: 0, error: unreachable },
      { kind: 'failed', at: 12, requestIndex: 1, error: again },
      { kind: 'ended', at: 30 },
    );
    expect(run).toMatchObject({ status: 'failed', error: unreachable, response: null });
    expect(run.inputs.map(({ status, error }) => [status, error])).toEqual([
      ['failed', null],
      ['failed', null],
    ]);
  });

  it.each([
    ['each input with its own text', [start(0), text(0, 'a'), end(0), start(1), text(1, 'b'), text(1, 'c')], [null, 2]],
    ['all inputs together', [start(0), text(0, 'a'), start(1), text(1, 'b'), text(1, 'c')], [3]],
  ])('counts the chunks before a stream was cut: %s', (_case, updates, chunks) => {
    const cut: RunError = { ...unreachable, kind: 'stream-cut', chunks: 3 };
    const ends: RunUpdate[] = [
      { kind: 'failed', at: 9, requestIndex: 0, error: cut },
      { kind: 'ended', at: 9 },
    ];
    const { error, inputs } = play(sampleRun({ request: twoInputs }), ...updates, ...ends);
    const shown = error === null ? inputs.map((input) => input.error) : [error];
    expect(shown).toEqual(chunks.map((count) => (count === null ? null : { ...cut, chunks: count })));
  });

  it('keeps different errors with their inputs', () => {
    const run = play(
      sampleRun({ request: twoInputs, server: LANGFLOW_SERVER }),
      { kind: 'failed', at: 9, requestIndex: 0, error: unreachable },
      { kind: 'failed', at: 12, requestIndex: 1, error: { ...unreachable, kind: 'timeout', afterMs: 1 } },
      { kind: 'ended', at: 30 },
    );
    expect(run).toMatchObject({ status: 'failed', error: null });
    expect(run.inputs.map(({ error }) => error?.kind)).toEqual(['unreachable', 'timeout']);
  });

  it('adds the name of a failed component if the server only gave its id', () => {
    const said = { status: 500, body: 'no', component: 'Model-m1' };
    const base = { status: 500, raw: 'no', requestIndex: 0, elapsedMs: 1, message: 'no' };
    const error: RunError = { ...base, kind: 'component-failed', component: 'Model-m1', displayName: null };
    const updates: RunUpdate[] = [
      event({ event: 'input-error', at: 0, input: 0, error: said }),
      { kind: 'failed', at: 9, requestIndex: 0, error },
    ];
    for (const update of updates) {
      const run = play(sampleRun(), update, { kind: 'ended', at: 10 });
      expect(run.error).toMatchObject({ kind: 'component-failed', displayName: 'Language Model' });
      expect(describeChange(run, null)).toBe('500: Language Model failed');
    }
  });

  it('gives an input its own error from the stream, and keeps what arrived before', () => {
    const body = { detail: 'Error running graph: Error building Component Echo LLM: \n\nno' };
    const failed = event(
      { event: 'input-error', at: 0, input: 0, error: { status: 500, body, component: 'Model-m1' } },
      60,
    );
    const run = play(
      sampleRun({ request: twoInputs }),
      start(0, 50),
      text(0, 'Hel'),
      failed,
      start(1),
      result(1),
      end(1),
      {
        kind: 'ended',
        at: 90,
      },
    );
    expect(run.status).toBe('done');
    expect(run.inputs[0]).toMatchObject({
      status: 'failed',
      endedAt: 60,
      error: { kind: 'component-failed', component: 'Model-m1', requestIndex: 0, elapsedMs: 10 },
      outputs: [{ status: 'partial', text: 'Hel' }],
    });
  });

  it('appends results that were not expected', () => {
    const run = play(sampleRun(), start(0), result(0, 1, 'Other-1'), result(0, 0));
    expect(run.inputs[0]?.outputs.map(({ component, resultIndex }) => [component, resultIndex])).toEqual([
      [OUTPUT, 0],
      ['Other-1', 1],
    ]);
  });

  it('makes an input that was run alone the first of its reply', () => {
    const alone = sampleRun({ request: twoInputs, onlyInput: 1 });
    const run = play(alone, start(1), result(1), end(1), { kind: 'ended', at: 30 });
    expect(run.inputs.map(({ index }) => index)).toEqual([1]);
    expect(run.response?.outputs).toMatchObject([{ outputs: [{ results: { input: 1 } }] }]);
  });

  it('folds 50,000 events in batches without copying them one by one', async () => {
    const begun = play(sampleRun(), start(0));
    const fold = (events: number) => {
      const size = events / 100;
      const updates = Array.from({ length: events }, (_, index) => text(0, `w${index} `, Math.floor(index / size)));
      return () => {
        let run = begun;
        for (let from = 0; from < events; from += size) run = reduceRun(run, updates.slice(from, from + size));
        return run;
      };
    };
    expect(await timeGrowth(16_000, fold)).toBeLessThan(IN_PROPORTION);
    const run = fold(50_000)();
    expect(run.events).toHaveLength(50_001);
    expect(run.inputs[0]?.outputs[0]?.text.endsWith('w49999 ')).toBe(true);
    expect(run.inputs[0]?.outputs[0]?.arrival.chunks).toBe(50_000);
  });
});
