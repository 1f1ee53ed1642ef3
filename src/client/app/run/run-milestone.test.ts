import { describe, expect, it } from 'vitest';
import type { Run } from '#run/model/run.ts';
import { sampleRun } from '#run/testing/sample-run.ts';
import { milestoneOf } from './run-milestone.ts';

const request = { inputs: [{ input_value: 'a' }, { input_value: 'b' }] };
const started = sampleRun({ request });

function withEnds(ends: (number | null)[], changes: Partial<Run> = {}): Run {
  const inputs = started.inputs.map((input, at) => {
    const endedAt = ends[at] ?? null;
    return endedAt === null ? input : { ...input, status: 'done' as const, startedAt: 100, endedAt };
  });
  return { ...started, inputs, ...changes };
}

function withFailedInput(): Run {
  const ended = withEnds([1, 2], { status: 'done', durationMs: 2460 });
  return { ...ended, inputs: ended.inputs.map((input, at) => (at === 1 ? { ...input, status: 'failed' } : input)) };
}

function withSecondSentAgain(): Run {
  const [first, second] = withEnds([1310, null]).inputs;
  if (!first || !second) throw new Error('Two inputs');
  return { ...started, inputs: [first, { ...second, status: 'running', sentAgain: true }] };
}

describe('milestoneOf', () => {
  it.each([
    [started, 'Run started, 2 inputs'],
    [sampleRun(), 'Run started, 1 input'],
    [withEnds([1310, null]), 'Input 1 answered in 1.21 s'],
    [withEnds([2000, 1310]), 'Input 1 answered in 1.90 s'],
    [withSecondSentAgain(), 'The database of the Langflow was busy; input 2 is sent again'],
    [withEnds([1, 2], { status: 'done', durationMs: 2460 }), 'Run finished in 2.46 s'],
    [withFailedInput(), 'Run finished in 2.46 s, 1 of 2 inputs failed'],
    [withEnds([1, null], { status: 'stopped', durationMs: 300 }), 'Run stopped'],
    [withEnds([null, null], { status: 'failed', durationMs: 300 }), 'Run failed'],
  ])('describes the progress (%#)', (run, expected) => {
    expect(milestoneOf(run)).toBe(expected);
  });
});
