/** Sends the cells of the outbox, a group at a time, and again and again while the server does not take them. */

import { formatCount } from '#run/figures/result-format.ts';
import type { WaitingCell } from '../history/outbox-database.ts';
import { type Ask, checkAnswered } from '../history/workspace-ask.ts';
import type { CellOutbox } from './cell-outbox.ts';
import { pageHolder } from './page-holder.ts';
import { DELETED, type ResultLease } from './result-lease.ts';
import { sendCells } from './send-cells.ts';

/** Cells are gathered for so long, in ms, and sent at once when there are so many. */
const GATHER_MS = 250;
const GROUP = 100;
/** Until the server is asked again after a failure, in ms. */
const RETRY_MS = 5_000;
/** Cells that are open again and saved together. */
const REOPENED = 500;

export interface WaitingCells {
  sent: number;
  left: number;
  /** How many the server refuses: they stay in this browser. */
  refused: number;
  problem: string | null;
}

/** Indexes of case, variant and repeat, from 0. */
export interface CellKey {
  case: number;
  variant: number;
  repeat: number;
}

export interface CellSender {
  /** The lease under which this page runs cells of a result. */
  begin(result: string, held: ResultLease): void;
  end(result: string): void;
  /** Resolves when the cell is in the outbox. Never rejects. */
  keep(cell: Omit<WaitingCell, 'term'>): Promise<void>;
  /** Opens cells again. Only with a lease. */
  reopen(result: string, cells: readonly CellKey[]): Promise<void>;
  /** Resolves when all is sent, or cannot be sent now. */
  sendAll(): Promise<WaitingCells>;
  /** Calls back when the server had no room for a run. */
  onLeftOut(listener: () => void): void;
}

export function createCellSender(ask: Ask, outbox: CellOutbox): CellSender {
  const held = new Map<string, ResultLease>();
  const listeners: (() => void)[] = [];
  let sending: Promise<WaitingCells> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let gathered = 0;

  async function refusals(): Promise<Pick<WaitingCells, 'refused' | 'problem'>> {
    const refused = await outbox.countRefused();
    return { refused, problem: refused === 0 ? null : refusedWords(refused) };
  }

  async function send(): Promise<WaitingCells> {
    let sent = 0;
    for (;;) {
      const cells = await outbox.take(GROUP);
      const [first] = cells;
      if (!first) return { sent, left: 0, ...(await refusals()) };
      const running = held.get(first.batch);
      const now = running?.term === first.term ? running : null;
      const outcome = await sendCells(ask, cells, now ? pageHolder() : null);
      if (outcome.kind === 'waits') {
        const left = await outbox.count();
        return { sent, left, ...(await refusals()), problem: problemOf(outcome.why, left, outbox.isLasting()) };
      }
      if (outcome.kind === 'refused') {
        await outbox.refuse(cells.slice(0, outcome.count), outcome.why);
        if (outcome.isGone) now?.lose(DELETED);
        continue;
      }
      if (outcome.withoutRun > 0) for (const listener of listeners) listener();
      await outbox.remove(cells.slice(0, outcome.count).map(({ place }) => place));
      sent += outcome.count;
      if (outcome.isHeld) now?.beat();
      else now?.lose();
    }
  }

  function sendAll(): Promise<WaitingCells> {
    sending ??= whenAlone(send).finally(() => {
      sending = null;
    });
    return sending;
  }

  function sendSoon(ms: number): void {
    if (timer !== null) return;
    timer = setTimeout(async () => {
      timer = null;
      gathered = 0;
      const { left } = await sendAll().catch(() => ({ left: 1 }));
      if (left > 0 && held.size > 0) sendSoon(RETRY_MS);
    }, ms);
  }

  return {
    begin: (result, lease) => void held.set(result, lease),
    end: (result) => void held.delete(result),
    async keep(cell) {
      await outbox.put({ ...cell, term: held.get(cell.batch)?.term ?? 0 });
      gathered += 1;
      if (gathered === GROUP && sending === null) void sendAll().catch(() => undefined);
      sendSoon(GATHER_MS);
    },
    async reopen(result, open) {
      const term = held.get(result)?.term;
      if (term === undefined) throw new Error('Another page runs this.');
      for (let from = 0; from < open.length; from += REOPENED) {
        const cells = open.slice(from, from + REOPENED).map((key) => ({ ...key, state: 0, ms: 0, outcome: null }));
        checkAnswered(await ask(`/results/${result}/cells`, { method: 'PUT', body: { term, cells } }));
      }
    },
    sendAll,
    onLeftOut: (listener) => void listeners.push(listener),
  };
}

/** Two tabs need not send the same. */
function whenAlone<Result>(act: () => Promise<Result>): Promise<Result> {
  // Absent on a page without HTTPS: the server takes each cell once all the same.
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  return locks ? locks.request('tweakbench.cells', act) : act();
}

/** Where they can be seen, saved as a file, sent again or discarded. */
function refusedWords(count: number): string {
  const are = count === 1 ? 'is' : 'are';
  return `${formatCount(count, 'result')} of tests ${are} only in this browser, because the server refuses ${count === 1 ? 'it' : 'them'}: see Tests.`;
}

function problemOf(why: string, left: number, isLasting: boolean): string {
  const place = isLasting ? 'in this browser' : 'only until you close this page';
  return `${why} ${formatCount(left, 'result')} ${left === 1 ? 'is' : 'are'} kept ${place} and sent again until the server has ${left === 1 ? 'it' : 'them'}.`;
}
