import { describe, expect, it } from 'vitest';
import { MILESTONE_GAP_MS, milestoneWait } from './milestone-gap.ts';

const before = { runId: 'run-1', at: 1000 };

describe('milestoneWait', () => {
  it('announces the first milestone of a run at once', () => {
    expect(milestoneWait('run-1', true, null, 1000)).toBe(0);
    expect(milestoneWait('run-2', true, before, 1001)).toBe(0);
  });

  it('delays the next one until the previous one has been read', () => {
    expect(milestoneWait('run-1', true, before, 1500)).toBe(MILESTONE_GAP_MS - 500);
    expect(milestoneWait('run-1', true, before, 1000 + MILESTONE_GAP_MS)).toBe(0);
    expect(milestoneWait('run-1', true, before, 9000)).toBe(0);
  });

  it('never delays the end of a run', () => {
    expect(milestoneWait('run-1', false, before, 1001)).toBe(0);
  });
});
