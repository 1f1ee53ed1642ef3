import { describe, expect, it } from 'vitest';
import { ANNOUNCEMENT_MS } from '../../shell/ui/feedback/announce.ts';
import { milestoneDelay } from './milestone-delay.ts';

const before = { runId: 'run-1', at: 1000 };

describe('milestoneDelay', () => {
  it('announces the first milestone of a run at once', () => {
    expect(milestoneDelay('run-1', true, null, 1000)).toBe(0);
    expect(milestoneDelay('run-2', true, before, 1001)).toBe(0);
  });

  it('delays the next one until the previous one has been read', () => {
    expect(milestoneDelay('run-1', true, before, 1500)).toBe(ANNOUNCEMENT_MS - 500);
    expect(milestoneDelay('run-1', true, before, 1000 + ANNOUNCEMENT_MS)).toBe(0);
    expect(milestoneDelay('run-1', true, before, 9000)).toBe(0);
  });

  it('never delays the end of a run', () => {
    expect(milestoneDelay('run-1', false, before, 1001)).toBe(0);
  });
});
