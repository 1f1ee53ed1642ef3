/** Opens the workspace's database: SQLite in a file, or PostgreSQL. Each is loaded only when it is used. */
import { setTimeout } from 'node:timers/promises';
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import { errorMessage } from '#contract/error-message.ts';
import { ConfigError } from '../../settings/config.ts';
import { openConnection } from './sqlite-connection.ts';
import type { WorkspaceTables } from './workspace-tables.ts';

export type Queries = Kysely<WorkspaceTables>;

export interface WorkspaceDatabase {
  kind: 'sqlite' | 'postgres';
  queries: Queries;
  /** For messages: without user and password. */
  name: string;
  close(): Promise<void>;
}

const CONNECT_MS = 5_000;
/** ms that a query may take, so that a stuck one does not hold its connection. */
const QUERY_MS = 60_000;
/** ms that a query may wait for what another server does. */
const LOCK_MS = 20_000;
/** ms after which PostgreSQL cuts off a server that has stopped in the middle of a transaction. */
const STOPPED_MS = 120_000;
/** How often, and after how many ms each, the list of connections is read before a server is believed to run. */
const ATTEMPTS = 10;
const BETWEEN_ATTEMPTS_MS = 100;
/** PostgreSQL's type of a 64-bit integer. All of ours are exact in a double. */
const INT8 = 20;

/** Names of our connections, as PostgreSQL lists them. */
const CONNECTION_NAMES = { server: 'tweakbench', command: 'tweakbench db' };

/** Who opens it. A command refuses a PostgreSQL that a server uses; a SQLite file has its lock in the data folder. */
export type DatabaseUser = keyof typeof CONNECTION_NAMES;

/**
 * `address` is `postgres://…`, or `sqlite:` and the path of a file. Throws a ConfigError when the file cannot be opened;
 * PostgreSQL is connected by the first query.
 */
export async function openWorkspaceDatabase(
  address: string,
  user: DatabaseUser = 'server',
): Promise<WorkspaceDatabase> {
  return isPostgres(address) ? openPostgres(address, user) : openSqlite(address.replace(/^sqlite:/, ''));
}

/** True for the address of a PostgreSQL server, false for any other text. */
export function isPostgres(address: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(address);
}

async function openPostgres(address: string, user: DatabaseUser): Promise<WorkspaceDatabase> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: address,
    application_name: CONNECTION_NAMES[user],
    // One connection stays open without queries: by it, commands see that a server is running.
    min: user === 'server' ? 1 : 0,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: QUERY_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: STOPPED_MS,
    keepAlive: true,
    types: {
      getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)),
    },
  });
  // A connection that breaks is replaced. Without listeners it would end the process: while it is idle in the pool, and
  // while a task has it but sends no query.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const queries = new Kysely<WorkspaceTables>({ dialect: new PostgresDialect({ pool }) });
  return { kind: 'postgres', queries, name: shown(address), close: () => queries.destroy() };
}

/**
 * True while a server has this database open. Always false for SQLite. PostgreSQL lists a connection a moment longer than
 * it lasts, so it is asked again before a server is believed to run.
 */
export async function isUsedByServer({ kind, queries }: WorkspaceDatabase): Promise<boolean> {
  if (kind === 'sqlite') return false;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await setTimeout(BETWEEN_ATTEMPTS_MS);
    const { rows } = await sql`
      select 1 from pg_stat_activity where datname = current_database() and application_name = ${CONNECTION_NAMES.server} limit 1
    `.execute(queries);
    if (rows.length === 0) return false;
  }
  return true;
}

function shown(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url === null ? 'PostgreSQL' : `${url.protocol}//${url.host}${url.pathname}`;
}

async function openSqlite(file: string): Promise<WorkspaceDatabase> {
  const { default: Database } = await import('libsql').catch((error: unknown) => {
    const reason = errorMessage(error).split('\n')[0];
    throw new ConfigError(
      `SQLite is not available for this system (${reason}). Set TWEAKBENCH_DATABASE to the address of a PostgreSQL`,
    );
  });
  try {
    const queries = new Kysely<WorkspaceTables>({
      dialect: new SqliteDialect({ database: openConnection(Database, file) }),
    });
    return { kind: 'sqlite', queries, name: file, close: () => queries.destroy() };
  } catch (error) {
    throw new ConfigError(`The workspace's database ${file} cannot be opened (${errorMessage(error)})`);
  }
}

/** A binary value as this database returns it: `libsql` gives an ArrayBuffer, `pg` a Buffer. */
export function toBytes(value: Uint8Array | ArrayBuffer): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array(value);
}
