import { describe, expect, it } from 'vitest';
import { foldRunResponse } from './fold-run-response.ts';
import type { RunEvent } from './run-event.ts';

const ready = (input: number, index: number, id: string): RunEvent => ({
  event: 'output-ready',
  at: 1,
  input,
  component: id,
  index,
  result: { component_id: id },
});

describe('foldRunResponse', () => {
  it('nests results by input and graph order, whatever order they arrived in', () => {
    const reply = foldRunResponse([
      { event: 'run-start', at: 0, session_id: 's', inputs: 2 },
      { event: 'input-start', at: 0, input: 1, inputs: { input_value: 'two' } },
      ready(1, 1, 'b'),
      { event: 'input-start', at: 0, input: 0, inputs: { input_value: 'one' } },
      ready(0, 0, 'a'),
      ready(1, 0, 'a'),
      { event: 'input-end', at: 2, input: 1 },
      { event: 'run-end', at: 3, session_id: 's' },
    ]);
    expect(reply).toEqual({
      session_id: 's',
      outputs: [
        { inputs: { input_value: 'one' }, outputs: [{ component_id: 'a' }] },
        { inputs: { input_value: 'two' }, outputs: [{ component_id: 'a' }, { component_id: 'b' }] },
      ],
    });
  });

  it('closes the gap that a skipped component leaves, and keeps a null result', () => {
    const reply = foldRunResponse([
      { event: 'run-start', at: 0, inputs: 1 },
      { event: 'input-start', at: 0, input: 0, inputs: {} },
      ready(0, 2, 'c'),
      { event: 'output-ready', at: 1, input: 0, component: 'b', index: 1, result: null },
    ]);
    expect(reply.outputs).toEqual([{ inputs: {}, outputs: [null, { component_id: 'c' }] }]);
  });

  it('gives null for an input that never started, and the results so far for one that failed', () => {
    const reply = foldRunResponse([
      { event: 'run-start', at: 0, inputs: 2 },
      { event: 'input-start', at: 0, input: 0, inputs: {} },
      ready(0, 0, 'a'),
      { event: 'input-error', at: 1, input: 0, error: { status: 500, body: { detail: 'boom' } } },
    ]);
    expect(reply.outputs).toEqual([{ inputs: {}, outputs: [{ component_id: 'a' }] }, null]);
  });

  it('replaces an earlier result with a later one of the same index', () => {
    const reply = foldRunResponse([ready(0, 0, 'early'), ready(0, 0, 'late')]);
    expect(reply.outputs).toEqual([{ inputs: {}, outputs: [{ component_id: 'late' }] }]);
  });

  it('gives an empty reply for no events', () => {
    expect(foldRunResponse([])).toEqual({ session_id: null, outputs: [] });
  });
});
