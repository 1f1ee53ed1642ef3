import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunEvent } from '#contract/run-event.ts';
import { LEFT_RUN_BYTES, WAITING_OF_ONE } from '../settings/limits.ts';
import { createActiveRuns } from './active-runs.ts';
import { createFollowedRuns } from './followed-runs.ts';
import { createWaitingRuns } from './waiting-runs.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const RUN_LIMIT_MS = 900_000;
const ended: RunEvent = { event: 'run-end', at: 2, session_id: 's' };

function open() {
  const runs = createActiveRuns(RUN_LIMIT_MS);
  const waiting = createWaitingRuns();
  const followed = createFollowedRuns();
  let held = 0;
  /** Mara's run, which asks; `after` is what it does then. */
  const ask = async (after: (signal: AbortSignal) => AsyncGenerator<RunEvent, void, void>, bytes = 0) => {
    held += bytes;
    const run = runs.begin();
    const human = waiting.begin(run, 'Mara');
    const { jobId } = human.port;
    async function* events(): AsyncGenerator<RunEvent, void, void> {
      yield { event: 'run-start', at: 0, session_id: 's', inputs: 1 };
      await human.port.ask('q', ['yes'], run.signal);
      yield* after(run.signal);
    }
    const begun = followed.begin({
      holder: 'Mara',
      run,
      human,
      events: events(),
      heldBytes: () => bytes,
      onForgotten: () => {
        held -= bytes;
      },
    });
    const reader = begun.read();
    const read = reader.events.next().then(() => reader.events.next());
    await vi.advanceTimersByTimeAsync(0);
    return {
      jobId,
      leave: async () => {
        reader.leave();
        await read;
      },
      decide: async () => {
        expect(waiting.decide(jobId, 'Mara', { requestId: 'q', actionId: 'yes' })).toBe('resumed');
        await vi.advanceTimersByTimeAsync(0);
      },
      begun,
    };
  };
  return { runs, waiting, followed, ask, held: () => held };
}

async function* answers() {
  yield ended;
}

async function* goesOn(signal: AbortSignal): AsyncGenerator<RunEvent, void, void> {
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
}

it('a run that is decided while nobody reads it goes on to its end, and counts against the limit until it is read', async () => {
  const { runs, waiting, followed, ask, held } = open();
  const { jobId, leave, decide, begun } = await ask(answers, 1_000);
  await leave();
  await decide();
  expect([runs.count(), waiting.count(), held()]).toEqual([0, 1, 1_000]);
  const again = begun.read();
  const events = [];
  for await (const event of again.events) events.push(event);
  expect(events.at(-1)).toEqual(ended);
  again.leave();
  expect([waiting.count(), held(), followed.find(jobId, 'Mara')]).toEqual([0, 0, null]);
});

it('runs that nobody reads are at most as many as one person may have, decided or not', async () => {
  const { waiting, ask } = open();
  for (let at = 0; at < WAITING_OF_ONE; at += 1) {
    const { leave, decide } = await ask(answers);
    await leave();
    await decide();
  }
  const one = waiting.begin({ hold: () => () => undefined }, 'Mara');
  await expect(one.port.ask('q', ['yes'], new AbortController().signal)).rejects.toThrow('20 of your runs');
});

it('a decided run that nobody reads has the time limit of any run', async () => {
  const { runs, ask } = open();
  const { leave, decide, begun } = await ask(goesOn);
  await leave();
  await vi.advanceTimersByTimeAsync(1_000_000);
  await decide();
  await vi.advanceTimersByTimeAsync(RUN_LIMIT_MS - 10_000);
  expect(runs.count()).toBe(1);
  await vi.advanceTimersByTimeAsync(20_000);
  expect([runs.count(), begun.run.stopped()]).toEqual([0, 'time-limit']);
});

it('nothing of a run is left an hour after it asked', async () => {
  const { waiting, followed, ask, held } = open();
  const { jobId, leave, decide } = await ask(answers, 1_000);
  await leave();
  await decide();
  await vi.advanceTimersByTimeAsync(3_590_000);
  expect([waiting.count(), held()]).toEqual([1, 1_000]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect([waiting.count(), held(), followed.find(jobId, 'Mara')]).toEqual([0, 0, null]);
});

it('a large run ends with its reader', async () => {
  const { runs, ask, held } = open();
  const { leave } = await ask(answers, LEFT_RUN_BYTES + 1);
  await leave();
  expect([runs.count(), held()]).toEqual([0, 0]);
});

it('a failure while nobody reads is told to the next reader', async () => {
  const { ask } = open();
  const { leave, decide, begun } = await ask(() => {
    throw new Error('The disk is gone');
  });
  await leave();
  await decide();
  const again = begun.read();
  await again.events.next();
  await expect(again.events.next()).rejects.toThrow('The disk is gone');
});
