/** The history of this page. Loaded on demand: neither it nor the database library is part of a first visit. */
import { openHistoryDatabase } from './history-database.ts';
import { createMemoryHistory } from './memory-history.ts';
import type { RunHistory } from './run-history.ts';
import { createWholeHistory } from './whole-history.ts';

let opened: Promise<RunHistory> | null = null;

/** In memory when the browser keeps nothing for this page. Never rejects. */
export function openHistory(): Promise<RunHistory> {
  opened ??= openHistoryDatabase(() => {
    opened = null;
  }).then(createWholeHistory, createMemoryHistory);
  return opened;
}
