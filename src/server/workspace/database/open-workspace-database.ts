/** Opens the workspace's database: SQLite in a file, or PostgreSQL. Each is loaded only when it is used. */
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
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
/** PostgreSQL's type of a 64-bit integer. All of ours are exact in a double. */
const INT8 = 20;

/**
 * `address` is `postgres://…`, or `sqlite:` and the path of a file. Throws a ConfigError when the file cannot be opened;
 * PostgreSQL is connected by the first query.
 */
export async function openWorkspaceDatabase(address: string): Promise<WorkspaceDatabase> {
  return isPostgres(address) ? openPostgres(address) : openSqlite(address.replace(/^sqlite:/, ''));
}

/** True for the address of a PostgreSQL server, false for any other text. */
export function isPostgres(address: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(address);
}

async function openPostgres(address: string): Promise<WorkspaceDatabase> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: address,
    application_name: 'tweakbench',
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
