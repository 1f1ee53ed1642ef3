/** The suites of the page: the store, what is open, and what runs. Made once, when something needs it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ResultAbout } from '#contract/workspace/result-head.ts';
import type { OpenedCells } from '../../runs/cells/open-cells.ts';
import type { ResultInfo } from '../../runs/history/result-info.ts';
import { type OpenResult, openResult } from './open-result.ts';
import { createStoredResults, type StoredResults } from './stored-results.ts';
import { createStoredSuites, type StoredSuites } from './stored-suites.ts';
import { openSuiteDocument, type SuiteDocument } from './suite-document.ts';
import { NOT_RUNNING, type SuiteRunState } from './suite-runs.ts';

export interface SuitesService {
  suites: StoredSuites;
  results: StoredResults;
  open: () => Promise<OpenedCells>;
  /** Returns the same object for the same id while it is among the last ones that were asked for. */
  document(id: string): SuiteDocument;
  result(id: string): OpenResult;
  /** Opens a new result, of which the server knows only the head. */
  addResult(info: ResultInfo, about: ResultAbout): OpenResult;
  forgetDocument(id: string): void;
  /** State of the run of each suite, by its id. */
  runs: StoreApi<ReadonlyMap<string, SuiteRunState>>;
  runOf(suite: string): SuiteRunState;
  setRun(suite: string, changes: Partial<SuiteRunState>): void;
  /** Values of `${NAME}` that were typed in this tab. */
  values: Map<string, string>;
}

/** Documents and results that stay in memory besides those that run or are unsaved. */
const MAX_OPEN = 8;

export function createSuitesService(open: () => Promise<OpenedCells>): SuitesService {
  const suites = createStoredSuites(open);
  const results = createStoredResults(open);
  const documents = new Map<string, SuiteDocument>();
  const opened = new Map<string, OpenResult>();
  const runs = createStore<ReadonlyMap<string, SuiteRunState>>(() => new Map());
  const runOf = (suite: string) => runs.getState().get(suite) ?? NOT_RUNNING;
  const isRunning = (result: string) =>
    [...runs.getState().values()].some((run) => run.isRunning && run.result === result);

  return {
    suites,
    results,
    open,
    runs,
    runOf,
    values: new Map(),
    document(id) {
      const known = documents.get(id);
      documents.delete(id);
      const document = known ?? openSuiteDocument(id, suites);
      documents.set(id, document);
      drop(documents, (other) => documents.get(other)?.read().saving === 'saved' && !runOf(other).isRunning);
      return document;
    },
    result(id) {
      const known = opened.get(id);
      opened.delete(id);
      const result = known ?? openResult(id, results);
      opened.set(id, result);
      drop(opened, (other) => !isRunning(other));
      return result;
    },
    addResult(info, about) {
      const result = openResult(info.id, results, { info, about });
      opened.set(info.id, result);
      return result;
    },
    forgetDocument: (id) => void documents.delete(id),
    setRun: (suite, changes) =>
      runs.setState(new Map(runs.getState()).set(suite, { ...runOf(suite), ...changes }), true),
  };
}

/** Drops the oldest that may be dropped. */
function drop(opened: Map<string, unknown>, mayDrop: (id: string) => boolean): void {
  for (const id of [...opened.keys()].slice(0, -1)) {
    if (opened.size <= MAX_OPEN) return;
    if (mayDrop(id)) opened.delete(id);
  }
}
