/** Opens the workspace: its database with the newest schema, the secret that signs, and its stores. */
import { randomBytes, randomUUID } from 'node:crypto';
import { errorMessage } from '#contract/error-message.ts';
import { createKeeper, type KeeperThreads } from '../masking/create-keeper.ts';
import { ConfigError } from '../settings/config.ts';
import { errorCode } from '../stores/file-error.ts';
import type { Mutex } from '../stores/mutex.ts';
import { migrate } from './database/migrate.ts';
import { openWorkspaceDatabase, type Queries } from './database/open-workspace-database.ts';
import { createRowReader, type DamagedRow } from './database/row-reader.ts';
import { createSharedMutex, type SharedPart } from './database/shared-mutex.ts';
import { untilUnlocked } from './database/until-unlocked.ts';
import { createDemoStore, type DemoStore } from './demos/demo-store.ts';
import { createPairStore, type PairStore } from './demos/pair-store.ts';
import { createQuestionStore, type QuestionStore } from './demos/question-store.ts';
import { createTryStore, type TryStore } from './demos/try-store.ts';
import { createMessageStore, type MessageStore } from './messages/message-store.ts';
import type { RunLimits } from './runs/drop-surplus.ts';
import { createRunStore, type RunStore } from './runs/run-store.ts';
import { type CellStore, createCellStore } from './suites/cell-store.ts';
import { createResultStore, type ResultStore } from './suites/result-store.ts';
import { createSuiteStore, type SuiteStore } from './suites/suite-store.ts';
import { createVoteStore, type VoteStore } from './votes/vote-store.ts';

export interface Workspace {
  runs: RunStore;
  suites: SuiteStore;
  results: ResultStore;
  cells: CellStore;
  votes: VoteStore;
  demos: DemoStore;
  questions: QuestionStore;
  pairs: PairStore;
  tries: TryStore;
  messages: MessageStore;
  limits: RunLimits;
  /** Signs cookies and relay addresses, the same in all servers with this database. */
  secret: string;
  /** The same in all servers with this database. */
  id: string;
  /** For what these servers do one at a time; null on SQLite, which only one server uses. */
  mutex(what: SharedPart): Mutex | null;
  close(): Promise<void>;
}

export interface WorkspaceOptions {
  /** Address as for `openWorkspaceDatabase`. */
  address: string;
  /** TWEAKBENCH_SECRET; null to use the one in the database. */
  secret: string | null;
  /** Suites with their results may take as many bytes as runs. */
  limits: RunLimits;
  /** Secrets of this server, which nothing may keep. */
  hidden: readonly string[];
  /** Where large bodies are masked; without, in place. */
  threads?: KeeperThreads;
  /** Epoch ms. */
  now?: () => number;
  /** Called once for each row that lists leave out. */
  onDamaged?: (row: DamagedRow) => void;
}

/** Throws a ConfigError when the database cannot be used, or a newer Tweakbench made it. */
export async function openWorkspace({
  address,
  secret,
  limits,
  hidden,
  threads,
  now = () => Date.now(),
  onDamaged,
}: WorkspaceOptions): Promise<Workspace> {
  const database = await openWorkspaceDatabase(address);
  try {
    await migrate(database);
    const made = await untilUnlocked(() => readSettings(database.queries));
    const keep = createKeeper(hidden, threads);
    const readRows = createRowReader(onDamaged);
    const context = { queries: database.queries, limits, secrets: hidden, keep, now, readRows };
    const votes = createVoteStore(context);
    return {
      runs: createRunStore({ database, limits, keep, now, readRows }),
      suites: createSuiteStore(context),
      results: createResultStore(context),
      cells: createCellStore(context),
      votes,
      demos: createDemoStore(context),
      questions: createQuestionStore(context),
      pairs: createPairStore(context, votes),
      tries: createTryStore(context),
      messages: createMessageStore({ queries: database.queries, readRows }),
      limits,
      secret: secret ?? made.secret,
      id: made.id,
      mutex: (what) => (database.kind === 'postgres' ? createSharedMutex(database.queries, what) : null),
      close: database.close,
    };
  } catch (error) {
    await database.close().catch(() => undefined);
    if (error instanceof ConfigError) throw error;
    // Without a message when every address of a host failed.
    const reason = errorMessage(error) || errorCode(error) || 'for an unknown reason';
    throw new ConfigError(`The workspace in ${database.name} cannot be opened (${reason})`);
  }
}

/** The first server makes them; those that start at the same time read what it made. */
async function readSettings(queries: Queries): Promise<{ id: string; secret: string }> {
  await queries
    .insertInto('settings')
    .values([
      { name: 'id', value: randomUUID() },
      { name: 'secret', value: randomBytes(32).toString('base64url') },
    ])
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const rows = await queries.selectFrom('settings').selectAll().execute();
  const known = new Map(rows.map(({ name, value }) => [name, value]));
  return { id: known.get('id') ?? '', secret: known.get('secret') ?? '' };
}
