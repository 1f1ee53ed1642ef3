/** The stores of suites, results, cells and votes in an empty database, with a clock that tests set. */

import { createKeeper } from '../masking/create-keeper.ts';
import { migrate } from '../workspace/database/migrate.ts';
import { openWorkspaceDatabase, type WorkspaceDatabase } from '../workspace/database/open-workspace-database.ts';
import { createRowReader } from '../workspace/database/row-reader.ts';
import { type CellStore, createCellStore } from '../workspace/suites/cell-store.ts';
import { createResultStore, type ResultStore } from '../workspace/suites/result-store.ts';
import { createSuiteStore, type SuiteStore } from '../workspace/suites/suite-store.ts';
import { createVoteStore, type VoteStore } from '../workspace/votes/vote-store.ts';
import { savedResult, savedSuite } from './sent-suites.ts';

export interface TestSuites {
  suites: SuiteStore;
  results: ResultStore;
  cells: CellStore;
  votes: VoteStore;
  database: WorkspaceDatabase;
  /** Epoch ms. */
  clock: { now: number };
}

export async function openTestSuites(address: string, bytes = 1e9, secrets: string[] = []): Promise<TestSuites> {
  const database = await openWorkspaceDatabase(address);
  await migrate(database);
  const clock = { now: 1_000_000 };
  const context = {
    queries: database.queries,
    limits: { bytes },
    secrets,
    keep: createKeeper(secrets),
    now: () => clock.now,
    readRows: createRowReader(),
  };
  const suites = createSuiteStore(context);
  const votes = createVoteStore(context);
  return { suites, results: createResultStore(context), cells: createCellStore(context), votes, database, clock };
}

/** Opens a workspace with a suite `s` and a result `r` of it, which page `p` runs in term 1. */
export async function openRunningSuite(...options: Parameters<typeof openTestSuites>): Promise<TestSuites> {
  const opened = await openTestSuites(...options);
  await opened.suites.save('s', savedSuite(), 'Mara Lind');
  await opened.results.save('r', savedResult('s'), 'Mara Lind');
  await opened.results.lease('r', 'p', null);
  return opened;
}
