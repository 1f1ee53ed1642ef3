import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#contract/run-event.ts';
import type { Run } from '../model/run.ts';
import { decidedRun } from '../testing/asking-run.ts';
import { timelineInput } from '../timeline/timeline.ts';
import { whySkipped } from './why-skipped.ts';

const CONNECTIONS: [string, string][] = [
  ['Model-m1', 'Prompt-p1'],
  ['Prompt-p1', 'ChatOutput-o2'],
  ['Router-r1', 'ChatOutput-o3'],
];

/** The model asked a person, and these were skipped after it. */
function whyOf(run: Run, component: string): string | undefined {
  const skips = ['Prompt-p1', 'ChatOutput-o2', 'ChatOutput-o3'].map((id) => {
    const event: RunEvent = { event: 'component-skip', at: 1_023, input: 0, component: id, reason: '' };
    return { receivedAt: 1_023, event };
  });
  const skipped = { ...run, connections: CONNECTIONS, events: [...run.events, ...skips] };
  const [input] = skipped.inputs;
  const rows = input && timelineInput(skipped, input, 2_000).rows;
  const inTimeline = rows?.find(({ id }) => id === component)?.whySkipped;
  expect(inTimeline).toBe(input && whySkipped(skipped, input, component));
  return inTimeline ?? undefined;
}

describe('the reason of a skip', () => {
  it.each([
    ['Prompt-p1', '“Reject” was chosen'],
    ['ChatOutput-o2', '“Reject” was chosen'],
    ['ChatOutput-o3', 'the router chose another branch'],
  ])('is for %s that %s', (component, why) => {
    expect(whyOf(decidedRun('reject'), component)).toBe(why);
  });

  it('is a decision elsewhere, or one that came too late', () => {
    expect(whyOf(decidedRun(null), 'Prompt-p1')).toBe('it was decided elsewhere');
    expect(whyOf(decidedRun('approve', 500), 'Prompt-p1')).toBe('“Approve” was chosen too late');
  });
});
