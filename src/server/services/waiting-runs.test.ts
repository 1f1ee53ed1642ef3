import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WAITING_QUESTIONS } from '../settings/limits.ts';
import { createActiveRuns } from './active-runs.ts';
import { createWaitingRuns } from './waiting-runs.ts';

const { signal } = new AbortController();
const run = { hold: () => () => undefined };

describe('runs that wait for a person', () => {
  it('take one decision, of the actions that were offered', async () => {
    const waiting = createWaitingRuns();
    const { port, end } = waiting.begin(run);
    const decided = port.ask('q', ['yes', 'no'], signal);
    expect(waiting.decide(port.jobId, 'q', 'maybe')).toBe('invalid');
    expect(waiting.decide(port.jobId, 'other', 'yes')).toBe('not-waiting');
    expect(waiting.decide('other', 'q', 'yes')).toBe('unknown-run');
    expect(waiting.decide(port.jobId, 'q', 'yes')).toBe('resumed');
    expect(waiting.decide(port.jobId, 'q', 'no')).toBe('not-waiting');
    expect(await decided).toBe('yes');
    end();
    expect(waiting.decide(port.jobId, 'q', 'yes')).toBe('unknown-run');
    expect(waiting.count()).toBe(0);
  });

  it('end when the run is stopped, and when nobody decides in time', async () => {
    const waiting = createWaitingRuns(20);
    const controller = new AbortController();
    const { port } = waiting.begin(run);
    const stopped = port.ask('q', ['yes'], controller.signal);
    controller.abort();
    await expect(stopped).rejects.toThrow('The run was stopped');
    await expect(port.ask('q', ['yes'], controller.signal)).rejects.toThrow('The run was stopped');
    await expect(port.ask('q', ['yes'], signal)).rejects.toThrow('Nobody decided within 0.02 s');
    expect(waiting.count()).toBe(0);
  });

  it('are limited in number', async () => {
    const waiting = createWaitingRuns();
    const { port } = waiting.begin(run);
    const runs = Array.from({ length: WAITING_QUESTIONS }, () => new AbortController());
    const asks = runs.map((controller, at) => port.ask(`q${at}`, ['a'], controller.signal));
    await expect(port.ask('more', ['a'], signal)).rejects.toMatchObject({ status: 503 });
    for (const controller of runs) controller.abort();
    await Promise.allSettled(asks);
    expect(waiting.count()).toBe(0);
  });

  it('do not use up the time limit of their run', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const active = createActiveRuns(60);
    const handle = active.begin();
    const release = handle.hold();
    vi.advanceTimersByTime(120);
    expect(handle.stopped()).toBeNull();
    release();
    vi.advanceTimersByTime(60);
    expect(handle.stopped()).toBe('time-limit');
    handle.end();
  });
});
