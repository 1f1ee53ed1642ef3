/** Opens the history. Loaded on demand: neither it nor the database library is part of a first visit. */
import { openHistoryDatabase } from './history-database.ts';
import { createHistoryWithFallback } from './history-with-fallback.ts';
import { createMemoryHistory } from './memory-history.ts';
import type { RunHistory } from './run-history.ts';

/** In memory if the browser stores nothing for this page. `onClosed` as for `openDatabase`. Never rejects. */
export function openHistory(onClosed = () => {}): Promise<RunHistory> {
  return openHistoryDatabase(onClosed).then(createHistoryWithFallback, createMemoryHistory);
}
