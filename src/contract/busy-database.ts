/**
 * A Langflow on SQLite whose database is held by another writer: it answers with SQLAlchemy's text, statement and parameters
 * (fixtures/busy-database.json).
 */
const BUSY = /\(sqlite3\.OperationalError\) database is locked\b/;

/** Counting a use of the key comes before the run. At the start of the text: elsewhere, a flow may have written it. */
const BEFORE_THE_RUN = /^\(sqlite3\.OperationalError\) database is locked\s+\[SQL: UPDATE apikey\b/;

export interface BusyDatabase {
  /** False if the server had not begun: sending the request again repeats nothing. */
  mayHaveRun: boolean;
}

/** Null for any other problem. */
export function readBusyDatabase(problem: string): BusyDatabase | null {
  return BUSY.test(problem) ? { mayHaveRun: !BEFORE_THE_RUN.test(problem) } : null;
}
