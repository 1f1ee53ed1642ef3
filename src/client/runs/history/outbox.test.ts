// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cellOutcome } from '#server/testing/sent-suites.ts';
import { summarizedRun } from '../../testing/summarized-run.ts';
import { type CellsAnswer, createOutbox, type OutboxPorts } from './outbox.ts';
import { fullSentence, outboxProblem } from './outbox-sentences.ts';
import { createOutboxState } from './outbox-state.ts';
import type { EndedCell, WaitingRun } from './waiting.ts';
import { takesNothing } from './workspace-client.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const AWAY: CellsAnswer = { kind: 'waits', why: 'The server of this page does not answer.', isAway: true };
const SAVED: CellsAnswer = { kind: 'saved', count: 1, withoutRun: 0 };

function endedCell(at: number, result = 'r1', answer = `answer ${at}`): EndedCell {
  return { result, case: at, variant: 0, repeat: 0, state: 2, ms: 1, outcome: cellOutcome({ answer }), run: null };
}

const waitingRun = (number: number): WaitingRun => ({ ...summarizedRun(number), isReserved: true, holder: null });

/** `answer` is that of the server; `sent` has what was asked, by cases or `run ID`. */
function open(limits?: OutboxPorts['limits']) {
  const state = createOutboxState();
  const server: { answer: CellsAnswer | null; sent: string[] } = { answer: null, sent: [] };
  const outbox = createOutbox({
    async sendCells(cells) {
      server.sent.push(cells.map((cell) => cell.case).join(' '));
      return server.answer ?? { kind: 'saved', count: cells.length, withoutRun: 0 };
    },
    async sendRun({ run }) {
      server.sent.push(run.id);
      const { answer } = server;
      if (answer?.kind === 'refused') return { ...answer, isFinal: false };
      return answer?.kind === 'waits' ? answer : { kind: 'deleted' };
    },
    termOf: (result) => (result === 'r1' ? 1 : 2),
    state,
    ...(limits && { limits }),
  });
  return { outbox, server, state };
}

/** True if the browser asks a person before the tab is left. */
function asksBeforeLeaving(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

const isOpen = async (promise: Promise<unknown>) => {
  let isSettled = false;
  void promise.then(() => {
    isSettled = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return !isSettled;
};

describe('the outbox', () => {
  it('gathers cells and sends those of one result and lease together, oldest first', async () => {
    const { outbox, server, state } = open();
    for (const at of [0, 1]) outbox.addCell(endedCell(at));
    outbox.addCell(endedCell(7, 'r2'));
    outbox.addCell(endedCell(2));
    expect(server.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(250);
    expect(server.sent).toEqual(['0 1 2', '7']);
    expect(state.getState()).toMatchObject({ cells: 0, savedLater: 0, why: null });
  });

  it('sends a hundred cells at once', async () => {
    const { outbox, server } = open();
    for (let at = 0; at < 100; at += 1) outbox.addCell(endedCell(at));
    await vi.advanceTimersByTimeAsync(0);
    expect(server.sent).toHaveLength(1);
  });

  it('asks before the tab is left, for as long as anything waits', async () => {
    const { outbox, server } = open();
    expect(asksBeforeLeaving()).toBe(false);
    server.answer = AWAY;
    outbox.addCell(endedCell(0));
    expect(asksBeforeLeaving()).toBe(true);
    await vi.advanceTimersByTimeAsync(250);
    expect(asksBeforeLeaving()).toBe(true);
    server.answer = null;
    await outbox.sendAll();
    expect(asksBeforeLeaving()).toBe(false);
  });

  it('asks a server that is away after growing waits, and at once when the browser is online again', async () => {
    const { outbox, server, state } = open();
    server.answer = AWAY;
    outbox.addCell(endedCell(0));
    await vi.advanceTimersByTimeAsync(250);
    const attempts: number[] = [];
    for (let second = 1; second <= 94; second += 1) {
      const before = server.sent.length;
      await vi.advanceTimersByTimeAsync(1_000);
      if (server.sent.length > before) attempts.push(second);
    }
    expect(attempts).toEqual([2, 6, 14, 30, 60, 90]);
    // More that ends meanwhile does not ask more often.
    outbox.addCell(endedCell(1));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.sent).toHaveLength(1 + attempts.length);
    server.answer = null;
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(server.sent.at(-1)).toBe('0 1');
    expect(state.getState()).toMatchObject({ cells: 0, savedLater: 1, why: null });
  });

  it('counts for each result the cells that the server has saved without their runs', async () => {
    const { outbox, server, state } = open();
    server.answer = { kind: 'saved', count: 1, withoutRun: 1 };
    for (const at of [0, 1]) outbox.addCell(endedCell(at));
    outbox.addCell(endedCell(0, 'r2'));
    expect(Object.fromEntries((await outbox.sendAll()).withoutRun)).toEqual({ r1: 2, r2: 1 });
    expect(outboxProblem(state.getState())).toBeNull();
  });

  it('replaces a cell that has run again, at its position', async () => {
    const { outbox, server } = open();
    server.answer = AWAY;
    for (const at of [0, 1]) outbox.addCell(endedCell(at));
    outbox.addCell(endedCell(0, 'r1', 'again'));
    expect(outbox.cellsOf('r1', 0, 9).map(({ outcome }) => outcome.answer)).toEqual(['again', 'answer 1']);
    expect(outbox.cellsOf('r1', 1, 2)).toHaveLength(1);
    expect(outbox.cellsOf('r2', 0, 9)).toEqual([]);
  });
});

describe('the space in the outbox', () => {
  const signal = new AbortController().signal;

  it.each([
    ['500 cells', 500, 'answer'],
    ['200 MB', 4, 'a'.repeat(50_000_000)],
  ])('is used up at %s, and is free again when some are saved', async (_, count, answer) => {
    const { outbox, server, state } = open();
    server.answer = AWAY;
    for (let at = 0; at < count - 1; at += 1) outbox.addCell(endedCell(at, 'r1', answer));
    expect(await isOpen(outbox.room(signal))).toBe(false);
    outbox.addCell(endedCell(count - 1, 'r1', answer));
    const room = outbox.room(signal);
    expect(await isOpen(room)).toBe(true);
    server.answer = null;
    await outbox.sendAll();
    expect(state.getState()).toMatchObject({ cells: 0, isFull: false });
    await room;
  });

  it('includes what the server refuses until that is discarded', async () => {
    const { outbox, server } = open({ cells: 2, bytes: 1e9 });
    server.answer = { kind: 'refused', count: 2, why: 'Their result is gone.' };
    for (const at of [0, 1]) outbox.addCell(endedCell(at));
    await outbox.sendAll();
    const room = outbox.room(signal);
    expect(await isOpen(room)).toBe(true);
    outbox.discard(outbox.cellsOf('r1', 0, 9).map((cell) => `cell r1 ${cell.case} 0 0`));
    await room;
  });

  it('is not waited for after Stop', async () => {
    const { outbox, server } = open({ cells: 1, bytes: 1e9 });
    server.answer = AWAY;
    outbox.addCell(endedCell(0));
    const stop = new AbortController();
    const room = outbox.room(stop.signal);
    expect(await isOpen(room)).toBe(true);
    stop.abort();
    await room;
  });
});

describe('a run in the outbox', () => {
  it('is sent at once, also while cells wait for a server that was away, and keeps its name', async () => {
    const { outbox, server } = open();
    server.answer = AWAY;
    outbox.addCell(endedCell(0));
    await vi.advanceTimersByTimeAsync(250);
    outbox.hold(waitingRun(1));
    expect(outbox.changeRun('run-1', { name: 'Mine' })).toBe(true);
    server.answer = null;
    expect(await outbox.addRun(waitingRun(1))).toEqual({ kind: 'deleted' });
    expect(server.sent).toEqual(['0', '0', 'run-1']);
    expect(outbox.changeRun('run-1', { name: 'Late' })).toBe(false);
  });

  it('resolves its first try when the server takes nothing before it', async () => {
    const { outbox, server, state } = open();
    server.answer = AWAY;
    outbox.addCell(endedCell(0));
    expect(await outbox.addRun(waitingRun(1))).toEqual(AWAY);
    expect(outboxProblem(state.getState())).toBe(
      'The server of this page does not answer. 1 run and 1 result of tests wait in this tab to be saved, and are lost if it is closed, reloaded or crashes.',
    );
    expect(server.sent).toEqual(['0']);
  });

  it('is neither held up nor kept from being renamed by cells that are being sent', async () => {
    const { outbox } = open();
    const never = new Promise<never>(() => undefined);
    const state = createOutboxState();
    const slow = createOutbox({
      sendCells: () => never,
      sendRun: async () => ({ kind: 'deleted' }),
      termOf: () => 1,
      state,
    });
    slow.addCell(endedCell(0));
    await vi.advanceTimersByTimeAsync(250);
    expect(await isOpen(slow.settled('run run-1'))).toBe(false);
    expect(await isOpen(slow.settled('cell r1 0 0 0'))).toBe(true);
    await outbox.settled('cell r1 0 0 0');
  });

  it('has the server’s reason no longer once that takes something, also while more is sent', async () => {
    const answers: Promise<CellsAnswer>[] = [AWAY, SAVED].map((answer) => Promise.resolve(answer));
    const state = createOutboxState();
    const sendCells = () => answers.shift() ?? new Promise<never>(() => undefined);
    const outbox = createOutbox({ sendCells, sendRun: async () => AWAY, termOf: () => 1, state });
    outbox.addCell(endedCell(0));
    await vi.advanceTimersByTimeAsync(250);
    expect(state.getState().why).toBe(AWAY.kind === 'waits' ? AWAY.why : '');
    outbox.addCell(endedCell(0, 'r2'));
    void outbox.sendAll();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.getState()).toMatchObject({ why: null, cells: 1 });
  });

  it('is counted as a run when it leaves no room', async () => {
    const { outbox, server, state } = open({ cells: 9, bytes: 1 });
    server.answer = AWAY;
    await outbox.addRun(waitingRun(1));
    expect(fullSentence(state.getState())).toContain(' 1 run waits to be saved, and no more fit into this tab.');
  });
});

it('a server without room for one kind may take another', () => {
  expect([507, 503, 502, 429, 401, null].map(takesNothing)).toEqual([false, true, true, true, true, true]);
});
