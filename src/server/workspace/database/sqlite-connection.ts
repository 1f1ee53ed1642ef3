/** One connection to a SQLite file, which is replaced after the file was found locked, and writes to no file that was deleted. */
import { closeSync, openSync, statSync } from 'node:fs';
import type { SqliteDatabase } from 'kysely';
import type Libsql from 'libsql';
import { errorCode } from '../../stores/file-error.ts';
import { FILE_GONE } from './database-error.ts';

/** ms that a locked file is waited for. The wait blocks every request, so it is short. */
const LOCK_WAIT_MS = 250;
const WRITE = /^(?:begin|insert|update|delete)\b/;
/** Waiting for the disk takes milliseconds, and a run stores several messages: a power cut may undo the last of them, the end of the process none. */
const UNSYNCED = /^(?:insert into|delete from) "messages"/;

/**
 * `libsql` leaves a statement open that found the file locked, and then no transaction of this connection can be
 * committed any more. What comes after its end is an error. A new file, and the log beside it, is for its own user only: it
 * has what people asked, and the secret that signs cookies. Throws when the file cannot be opened.
 */
export function openConnection(Database: typeof Libsql, file: string): SqliteDatabase {
  closeSync(openSync(file, 'a', 0o600));
  let database = open(Database, file);
  const { ino } = statSync(file);
  let isSpoiled = false;
  let isClosed = false;
  let isSynced = true;

  function replace(): void {
    database.close();
    database = open(Database, file);
    isSpoiled = false;
    isSynced = true;
  }

  const isSameFile = () => statSync(file, { throwIfNoEntry: false })?.ino === ino;

  /** SQLite itself checks this only without a WAL. It would go on writing to the deleted file, and all of it would be lost with the process. */
  function checkFile(): void {
    if (!isSameFile()) throw Object.assign(new Error(`${file} was deleted or replaced`), { code: FILE_GONE });
  }

  /** Says whether the next change waits for the disk. In a transaction it is the same for all. */
  function waitForDisk(waits: boolean): void {
    if (waits === isSynced || database.inTransaction) return;
    database.pragma(`synchronous = ${waits ? 'full' : 'normal'}`);
    isSynced = waits;
  }

  function attempt<Result>(use: () => Result): Result {
    // `libsql` would end the process.
    if (isClosed) throw new Error('The database is closed');
    try {
      return use();
    } catch (error) {
      if (errorCode(error)?.startsWith('SQLITE_BUSY')) {
        isSpoiled = true;
        // In a transaction, what follows up to its rollback must not take effect by itself.
        if (!database.inTransaction) replace();
      }
      throw error;
    }
  }

  return {
    close: () => {
      if (!isClosed && isSameFile()) joinLog(database);
      isClosed = true;
      database.close();
    },
    prepare: (text) => {
      // A full disk, or the end of the server, has ended the transaction already.
      if (text === 'rollback' && (isClosed || !database.inTransaction)) return statementOf(() => {});
      if (text === 'rollback' && isSpoiled) {
        return statementOf(() => {
          // Closing alone would keep the locks of the transaction.
          database.prepare('rollback').run();
          replace();
        });
      }
      if (WRITE.test(text)) {
        checkFile();
        attempt(() => waitForDisk(!UNSYNCED.test(text)));
      }
      const statement = attempt(() => database.prepare(text));
      return {
        reader: statement.reader,
        all: (values) => attempt(() => statement.all([...values])),
        run: (values) => attempt(() => statement.run([...values])),
        iterate: (values) => attempt(() => statement.iterate([...values])),
      };
    },
  };
}

function open(Database: typeof Libsql, file: string): Libsql.Database {
  const database = new Database(file);
  // What was acknowledged survives a power cut. The log is moved into the file when it has 16 MB (pages of 4 kB): that waits for the disk.
  const settings = [
    `busy_timeout = ${LOCK_WAIT_MS}`,
    'journal_mode = WAL',
    'synchronous = FULL',
    'wal_autocheckpoint = 4000',
  ];
  for (const setting of settings) database.pragma(setting);
  return database;
}

/**
 * Writes the log (WAL) into the file and deletes it, so that the file alone is the whole database. SQLite itself does so only when
 * every statement is gone, and `libsql` keeps them until their memory is collected.
 */
function joinLog(database: Libsql.Database): void {
  try {
    database.pragma('journal_mode = DELETE');
  } catch {
    // A transaction was not ended: the next one who opens the file reads the log.
  }
}

/** A statement without rows. */
function statementOf(act: () => void): ReturnType<SqliteDatabase['prepare']> {
  const run = () => {
    act();
    return { changes: 0, lastInsertRowid: 0 };
  };
  return { reader: false, all: () => [], run, iterate: () => [].values() };
}
