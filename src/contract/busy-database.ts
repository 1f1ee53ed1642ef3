/**
 * A Langflow on SQLite whose database is held by another writer: it answers with SQLAlchemy's text, statement and parameters
 * (fixtures/busy-database.json).
 */
const BUSY = /\(sqlite3\.OperationalError\) database is locked\b/;

/** A table that a Langflow writes to around a run (1.13.0 and 1.14.0, `services/database/models`); a flow may ask any other database. */
const OWN_TABLE =
  /\[SQL: (?:INSERT INTO|UPDATE|DELETE FROM|SELECT) "?(?:apikey|message|job|job_events|job_checkpoints|execution_signals|transaction|vertex_build|trace|span|flow)\b/;

/** Counting a use of the key comes before the run. At the start of the text: elsewhere, a flow may have written it. */
const BEFORE_THE_RUN = /^\(sqlite3\.OperationalError\) database is locked\s+\[SQL: UPDATE apikey\b/;

export interface BusyDatabase {
  /** False if the server had not begun: sending the request again repeats nothing. */
  mayHaveRun: boolean;
}

/** Null for any other problem, also of a database that a component of the flow asks. */
export function readBusyDatabase(problem: string): BusyDatabase | null {
  const isOwn = BUSY.test(problem) && (!problem.includes('[SQL: ') || OWN_TABLE.test(problem));
  return isOwn ? { mayHaveRun: !BEFORE_THE_RUN.test(problem) } : null;
}
