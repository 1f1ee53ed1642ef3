import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WAITING_OF_ONE, WAITING_QUESTIONS } from '../settings/limits.ts';
import { createActiveRuns } from './active-runs.ts';
import { createWaitingRuns } from './waiting-runs.ts';

const { signal } = new AbortController();
const run = { hold: () => () => undefined };

describe('runs that wait for a person', () => {
  it('take one decision, of the actions that were offered', async () => {
    const waiting = createWaitingRuns();
    const { port, end } = waiting.begin(run, 'Mara');
    const decided = port.ask('q', ['yes', 'no'], signal);
    expect(waiting.decide(port.jobId, 'Mara', { requestId: 'q', actionId: 'maybe' })).toBe('invalid');
    expect(waiting.decide(port.jobId, 'Mara', { requestId: 'other', actionId: 'yes' })).toBe('not-waiting');
    expect(waiting.decide('other', 'Mara', { requestId: 'q', actionId: 'yes' })).toBe('unknown-run');
    expect(waiting.decide(port.jobId, 'Mara', { requestId: 'q', actionId: 'yes' })).toBe('resumed');
    expect(waiting.decide(port.jobId, 'Mara', { requestId: 'q', actionId: 'no' })).toBe('not-waiting');
    expect(await decided).toBe('yes');
    end();
    expect(waiting.decide(port.jobId, 'Mara', { requestId: 'q', actionId: 'yes' })).toBe('unknown-run');
    expect(waiting.count()).toBe(0);
  });

  it('end when the run is stopped, and when nobody decides in time', async () => {
    const waiting = createWaitingRuns(20);
    const controller = new AbortController();
    const { port } = waiting.begin(run, 'Mara');
    const stopped = port.ask('q', ['yes'], controller.signal);
    controller.abort();
    await expect(stopped).rejects.toThrow('The run was stopped');
    await expect(port.ask('q', ['yes'], controller.signal)).rejects.toThrow('The run was stopped');
    await expect(port.ask('q', ['yes'], signal)).rejects.toThrow('Nobody decided within 0.02 s');
    expect(waiting.count()).toBe(0);
  });

  it('are limited in number, for each person and for all', async () => {
    const waiting = createWaitingRuns();
    const controllers: AbortController[] = [];
    const asks: Promise<string>[] = [];
    const hold = (holder: string | null, questions: number): void => {
      const { port } = waiting.begin(run, holder);
      for (let at = 0; at < questions; at += 1) {
        const controller = new AbortController();
        controllers.push(controller);
        asks.push(port.ask(`q${at}`, ['a'], controller.signal));
      }
    };
    const refused = (holder: string | null) =>
      expect(waiting.begin(run, holder).port.ask('more', ['a'], signal)).rejects;
    hold('Mara', WAITING_OF_ONE - 1);
    const { port } = waiting.begin(run, 'Mara');
    const last = port.ask('last', ['a'], signal);
    await refused('Mara').toMatchObject({
      status: 503,
      message: expect.stringMatching(/^20 of your runs wait.*Decide one/),
    });
    waiting.decide(port.jobId, 'Mara', { requestId: 'last', actionId: 'a' });
    await last;
    hold('Mara', 1);
    await refused('Mara').toThrow('20 of your runs');
    hold('Zoë', WAITING_OF_ONE);
    hold(null, WAITING_QUESTIONS - 2 * WAITING_OF_ONE);
    await refused('Alan').toMatchObject({ status: 503, message: expect.stringMatching(/^100 runs wait/) });
    await refused(null).toThrow('100 runs wait');
    for (const controller of controllers) controller.abort();
    await Promise.allSettled(asks);
    expect(waiting.count()).toBe(0);
    const again = waiting.begin(run, 'Mara').port.ask('again', ['a'], AbortSignal.timeout(10));
    await expect(again).rejects.toThrow('The run was stopped');
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
