import { describe, expect, it } from 'vitest';
import { busySentence } from './answers/send-past-busy.ts';
import { readBusyDatabase } from './busy-database.ts';
import { parseErrorBody, saidText } from './error-body.ts';
import { busyDatabaseCases } from './testing/recordings.ts';

const LOCKED = '(sqlite3.OperationalError) database is locked\n[SQL: UPDATE apikey SET last_used_at=?]';

describe('readBusyDatabase', () => {
  it.each([
    ['run/advanced, counting the use of the key', { mayHaveRun: false }],
    ['run-stream, counting the use of the key', { mayHaveRun: false }],
    ['run/advanced, in the run', { mayHaveRun: true }],
    ['workflows, counting the use of the key', null],
  ])('reads %s', (name, expected) => {
    const answer = busyDatabaseCases().find((one) => one.name === name);
    const said = parseErrorBody(answer?.body ?? '', answer?.contentType ?? null);
    expect(readBusyDatabase(saidText(said))).toEqual(expected);
  });

  it('counts as a failure before the run only if that statement failed', () => {
    expect(readBusyDatabase(LOCKED)).toEqual({ mayHaveRun: false });
    expect(readBusyDatabase(`Error building Component Chat Output: \n\n${LOCKED}`)).toEqual({ mayHaveRun: true });
    const message =
      "(sqlite3.OperationalError) database is locked\n[SQL: INSERT INTO message]\n[parameters: ('UPDATE apikey')]";
    expect(readBusyDatabase(message)).toEqual({ mayHaveRun: true });
    expect(readBusyDatabase('database is locked')).toBeNull();
  });
});

it('leaves the database that a component asks to its component', () => {
  const failed = (statement: string) =>
    `Error running graph: Error building Component SQL Database: \n\n(sqlite3.OperationalError) database is locked\n[SQL: ${statement}]`;
  for (const statement of ['SELECT * FROM orders', 'UPDATE jobs_done SET a = 1', 'INSERT INTO messages VALUES (1)'])
    expect(readBusyDatabase(failed(statement)), statement).toBeNull();
  for (const statement of ['INSERT INTO "transaction" (id) VALUES (?)', 'UPDATE message SET text=?'])
    expect(readBusyDatabase(failed(statement)), statement).toEqual({ mayHaveRun: true });
});

it('says what to do, without a statement', () => {
  expect(busySentence({ mayHaveRun: true })).toMatch(
    /^Langflow's SQLite database was busy.* It may have run in part\. Run/,
  );
  expect(busySentence({ mayHaveRun: false })).toContain(' It had not begun. Run it again; if it comes often, ');
});
