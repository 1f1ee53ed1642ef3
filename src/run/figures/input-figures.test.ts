import { describe, expect, it } from 'vitest';
import { recordedStreams } from '#contract/testing/recordings.ts';
import type { Run, RunTrace } from '../model/run.ts';
import { componentTimes } from '../reduce/component-times.ts';
import { replayRecording } from '../testing/replay-recording.ts';
import { answeredRun, inputEnd, messageResult, outputReady, runOf, textDelta } from '../testing/run-of.ts';
import { timedRun } from '../testing/timed-run.ts';
import { criticalPath } from '../timeline/critical-path.ts';
import { timelineInput } from '../timeline/timeline.ts';
import { firstTokenText, spanText, tokenText } from './figure-text.ts';
import { firstToken, inputFigures } from './input-figures.ts';
import { runFigures } from './run-figures.ts';

const figuresOf = (run: Run, index = 0) => inputFigures(run, run.inputs[index]);

/** The run as seen by a browser when a proxy buffers the whole stream. */
function heldBack(run: Run): Run {
  return {
    ...run,
    events: run.events.map((received) => ({ ...received, receivedAt: 1100 })),
    inputs: run.inputs.map((input) => ({ ...input, startedAt: 1100, firstTextAt: 1100, endedAt: 1100 })),
  };
}

describe('inputFigures', () => {
  it.each([
    ['as it arrives', timedRun()],
    ['when it all arrives at once', heldBack(timedRun())],
  ])('uses the timestamps of the server, %s', (_, run) => {
    expect(figuresOf(run)).toEqual({
      clock: 'server',
      since: 'run',
      offsetMs: 5,
      timeMs: 520,
      endMs: 520,
      firstTokenMs: 100,
      firstWaitedMs: 0,
      lastMs: 520,
      decisionMs: 0,
      tokens: { total: 31, output: 11, calls: 1 },
    });
    expect(figuresOf(run, 1)).toMatchObject({ offsetMs: 600, timeMs: 520, firstTokenMs: 100 });
    expect(spanText(figuresOf(run), 520, 0)).toBe('From 5 ms to 525 ms of the run, measured on the server');
  });

  it('counts from the request if each input has its own', () => {
    const run = timedRun();
    const [request] = run.plan.requests;
    if (!request) throw new Error('No request');
    const split = { ...run, plan: { ...run.plan, requests: [request, { ...request, inputs: [] }] } };
    expect(spanText(figuresOf(split), 520, 0)).toBe('From 5 ms to 525 ms of the request, measured on the server');
  });

  it('measures in this browser if the server sends no timestamps', async () => {
    const recording = recordedStreams().find(({ name }) => name === 'run-chat-1.13.0');
    if (!recording) throw new Error('No recording');
    const run = await replayRecording(recording);
    expect(figuresOf(run)).toMatchObject({ clock: 'browser', firstTokenMs: 109 });
    expect(spanText(figuresOf(run), 109, 0)).toMatch(/measured in this browser$/);
  });

  const answered = recordedStreams().filter(({ name }) => /^(run|v2)-(chat|two|not|no|session)-/.test(name));
  it.each(answered.map((recording) => [recording.name, recording] as const))(
    'is never shorter than the critical path of %s',
    async (_, recording) => {
      const run = await replayRecording(recording);
      for (const input of run.inputs) {
        const { timeMs, firstTokenMs: first } = inputFigures(run, input);
        const { components } = componentTimes(run, input.index);
        const path = new Set(criticalPath(components, run.connections ?? []));
        const sum = components
          .filter(({ id, endMs }) => endMs !== null && id !== null && path.has(id))
          .reduce((total, { startMs, endMs }) => total + (endMs ?? startMs) - startMs, 0);
        expect(timeMs).not.toBeNull();
        expect(timeMs ?? 0).toBeGreaterThanOrEqual(sum);
        expect(timeMs ?? 0).toBeGreaterThanOrEqual(first ?? 0);
        expect(timelineInput(run, input, 0).durationMs).toBe(timeMs);
      }
    },
  );

  it('is not shorter than the components that a trace adds later', () => {
    const step = { isFailed: false, error: null, model: null, cost: null, tokens: null };
    const trace: RunTrace = {
      source: 'langflow-traces',
      id: 't',
      startedAt: 0,
      durationMs: 900,
      components: [{ ...step, id: 'Model-m1', name: 'Language Model', startMs: 6, endMs: 880, tokens: 31 }],
    };
    const run = answeredRun(['fine']);
    const traced = { ...run, inputs: run.inputs.map((input) => ({ ...input, trace })) };
    expect(figuresOf(traced)).toMatchObject({ timeMs: 880, tokens: { total: 31, output: null, calls: 1 } });
  });

  it('has a time for a stopped input, also if the server never reported its end', () => {
    const events = [
      [20, { event: 'input-start', at: 5, input: 0, inputs: {} }],
      [30, { ...textDelta(0, 'so'), at: 15 }],
    ] as const;
    const request = { inputs: [{ input_value: 'one' }], stream: true };
    expect(figuresOf(runOf({ request, events, end: 'stopped', at: 400 }))).toMatchObject({
      timeMs: 400,
      firstTokenMs: 10,
    });
    expect(figuresOf(runOf({ request, events, end: 'running' })).timeMs).toBeNull();
  });

  it('has nothing for an input that never began', () => {
    expect(inputFigures(timedRun(), null)).toMatchObject({ timeMs: null, firstTokenMs: null, tokens: null });
  });
});

describe('firstToken', () => {
  it('is available for one component, or for the text of one output', () => {
    const run = timedRun();
    const [input] = run.inputs;
    if (!input) throw new Error('No input');
    expect(firstToken(run, input, { writer: 'Model-m1' })?.ms).toBe(100);
    expect(firstToken(run, input, { output: 'ChatOutput-o1' })?.ms).toBe(100);
    expect(firstToken(run, input, { output: 'Other' })).toBeNull();
  });

  it('is null if the text was not streamed', () => {
    expect(figuresOf(answeredRun(['fine'])).firstTokenMs).toBeNull();
  });
});

describe('tokens', () => {
  it('of a model are counted once if two outputs show its text', () => {
    const properties = { source: { id: 'Model-m1' }, usage: { input_tokens: 33, output_tokens: 65, total_tokens: 98 } };
    const said = { text: 'hi', id: 'm', properties };
    const result = (component: string) => ({
      ...messageResult('hi', 'm'),
      component_id: component,
      results: { message: { text_key: 'text', data: said, text: 'hi' } },
    });
    const run = runOf({
      events: [
        [10, outputReady(0, result('ChatOutput-o1'))],
        [11, outputReady(0, result('TextOutput-t1'), 1)],
        [12, inputEnd(0)],
      ],
    });
    expect(figuresOf(run).tokens).toEqual({ total: 98, output: 65, calls: 1 });
    expect(tokenText({ total: 98, output: 65 })).toBe('65 output tokens, 98 total');
    expect(tokenText({ total: 98, output: null })).toBe('98 tokens');
  });

  it('to wait for are named by input if there are several, and only the first of many', () => {
    const tokensOf = (...times: number[]) => times.map((ms, input) => ({ input, ms }));
    expect(firstTokenText([])).toBeNull();
    expect(firstTokenText([{ input: 1, ms: 48 }])).toBe('48 ms');
    expect(firstTokenText(tokensOf(48, 5))).toBe('48 ms (Input 1), 5 ms (Input 2)');
    expect(firstTokenText(tokensOf(48, 5, 6, 7, 8))).toBe('48 ms (Input 1)');
  });

  it('of a run are those of its inputs', () => {
    expect(runFigures(timedRun())).toEqual({
      timeMs: 1130,
      firstTokens: [
        { input: 0, ms: 100 },
        { input: 1, ms: 100 },
      ],
      tokens: { total: 62, output: 22, calls: 2 },
    });
  });
});
