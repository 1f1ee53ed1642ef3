import { describe, expect, it } from 'vitest';
import { parseTrace, type Trace } from '#contract/answers/trace.ts';
import type { RunEvent } from '#contract/run-event.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { answeredRun, runOf } from '../testing/run-of.ts';
import { LANGFLOW_SERVER } from '../testing/sample-run.ts';
import { withNoValues } from './with-no-values.ts';
import { withTraces } from './with-traces.ts';

const server = LANGFLOW_SERVER;
const failure = { kind: 'key-refused', detail: '', status: 403, raw: '', requestIndex: 0, elapsedMs: 10 } as const;

describe('why a run has no values', () => {
  it('is said of what was answered', () => {
    const run = answeredRun(['yes', 'no'], { server });
    expect(withNoValues(run, 'older-release').inputs.map(({ noValues }) => noValues)).toEqual([
      'older-release',
      'older-release',
    ]);
    expect(withNoValues(run, null)).toBe(run);
  });

  it('is said of a stopped input, whatever else is known', () => {
    const run = runOf({ server, end: 'stopped' });
    expect(withNoValues(run, null).inputs[0]?.noValues).toBe('stopped');
    expect(withNoValues(run, 'older-release').inputs[0]?.noValues).toBe('stopped');
    const said = withNoValues(run, null);
    expect(withNoValues(said, null)).toBe(said);
  });

  it('is not said of a run that reached no component', () => {
    expect(withNoValues(runOf({ server, error: failure }), 'late').inputs[0]).not.toHaveProperty('noValues');
  });
});

describe('a trace of a loop', () => {
  const trace = parseTrace(Object(readRecording('trace-of-loop.json')).trace) as Trace;
  const ids = [
    'ChatInput-i1',
    'SplitText-s1',
    'LoopComponent-l1',
    'ParserComponent-p1',
    'ParserComponent-p2',
    'ChatOutput-o1',
  ];
  const index = indexFlow(smallFlow(ids.map((id) => ({ id }))));
  const ended = (...components: string[]) =>
    components.map(
      (component, at) => [at, { event: 'component-end', at, input: 0, component } satisfies RunEvent] as const,
    );
  const valuesAfter = (...components: string[]) => {
    const run = runOf({ server, events: ended(...components) });
    const [input] = withTraces(run, new Map([[0, trace]]), { index, rules: server.rules }).inputs;
    return [input?.values?.components.map(({ component }) => component), input?.noValues];
  };
  const inTrace = ids.filter((id) => id !== 'ParserComponent-p1');

  it('is half a trace if the server reported that a component in the loop ran', () => {
    expect(valuesAfter('ChatInput-i1', 'ParserComponent-p1')).toEqual([inTrace, 'half']);
  });

  it('is taken for whole where nothing else is reported', () => {
    expect(valuesAfter('ChatInput-i1', 'ParserComponent-p2')).toEqual([inTrace, undefined]);
  });

  it('is half a trace by the flow alone, if the Loop had items', () => {
    const edges = ['LoopComponent-l1 -> ParserComponent-p1.input_data', 'ParserComponent-p1 -> LoopComponent-l1.item'];
    const looped = indexFlow(
      smallFlow(
        ids.map((id) => ({ id })),
        [...edges, 'LoopComponent-l1 -> ParserComponent-p2.input_data'],
      ),
    );
    const noValuesOf = (of: Trace) =>
      withTraces(runOf({ server }), new Map([[0, of]]), { index: looped, rules: server.rules }).inputs[0]?.noValues;
    expect(noValuesOf(trace)).toBe('half');
    const spans = trace.spans.map((span) => (span.name === 'Loop' ? { ...span, inputs: { data: [] } } : span));
    expect(noValuesOf({ ...trace, spans })).toBeUndefined();
  });

  it('is read with the time since the end of the input', () => {
    const run = { ...runOf({ server, at: 100 }), startedAt: Date.now() - 600 };
    const [input] = withTraces(run, new Map([[0, trace]]), { index, rules: server.rules }).inputs;
    expect(input?.values?.readMs).toBeGreaterThanOrEqual(500);
    expect(input?.values?.readMs).toBeLessThan(60_000);
  });

  it('replaces what was said before', () => {
    const run = withNoValues(answeredRun(['yes'], { server }), 'late');
    const [input] = withTraces(run, new Map([[0, trace]]), { index, rules: server.rules }).inputs;
    expect(input).not.toHaveProperty('noValues');
    const read = withTraces(run, new Map([[0, trace]]), { index, rules: server.rules });
    expect(withNoValues(read, 'late')).toBe(read);
  });
});
