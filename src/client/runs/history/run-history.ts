/** The runs of the workspace: kept by the page's own server, and in the outbox what the server does not have yet. */
import type { RunChanges } from '#contract/workspace/run-entry.ts';
import type { Run } from '#run/model/run.ts';
import type { RunSummary } from './run-summary.ts';

/** A run and its summary for the history strip. */
export interface SummarizedRun {
  run: Run;
  summary: RunSummary;
}

export interface SavedRun {
  /** One sentence if older runs were deleted to save it; else null. */
  problem: string | null;
  /** True if the run was deleted before, and stays deleted. */
  wasDeleted: boolean;
  /** True if another page has taken the run over, and is running it or has saved its end. */
  wasTaken: boolean;
}

export interface ListedRuns {
  /** Newest first: the newest runs of the server, and all that wait. */
  summaries: RunSummary[];
  /** True if the server has older ones too. */
  hasMore: boolean;
  /** One sentence if the server's runs could not be read; else null. */
  problem: string | null;
}

export interface RunHistory {
  /** Reserves the number of a run. Never rejects: if the server does not answer, the run gets its number when it is saved. */
  nextNumber(): Promise<number>;
  /**
   * Saves the record of a run in progress (`recordOf`) on the server, so that it can be shown or taken up after a
   * reload. Never rejects: a run goes on without.
   */
  begin(record: Run): Promise<void>;
  /** As `WorkspaceRuns.take`. */
  take(id: string): Promise<'yours' | 'held' | 'none'>;
  /** As `WorkspaceRuns.release`. Never rejects. */
  release(id: string): Promise<void>;
  /** Puts an ended run into the outbox, for `save`. */
  keep(run: Run): void;
  /**
   * Saves an ended run; resolves when the server was asked once. It waits in the outbox until the server has it, which gives it another
   * number if none was reserved for it. Never rejects.
   */
  save(stored: SummarizedRun): Promise<SavedRun>;
  /** Never rejects. */
  list(): Promise<ListedRuns>;
  /** Null if there is no such run. Rejects with a sentence if the server cannot be asked, and with HeldRunError while another page has the run. */
  get(id: string): Promise<Run | null>;
  /** The run as lists show it; null if it has neither been listed nor read. */
  find(id: string): Promise<RunSummary | null>;
  /** The request of the run of the same flow before this one; null if there is none, or if it cannot be read. */
  requestBefore(run: Run): Promise<Pick<Run, 'request'> | null>;
  /** Changes the run if it is still as `seen`. Rejects with ChangedRunError if it is not, else with a sentence. */
  change(seen: SeenRun, changes: RunChanges): Promise<void>;
  /** Resolves with a function that restores the run; with null if there was no such run. Rejects like `change`. */
  remove(seen: SeenRun): Promise<(() => Promise<void>) | null>;
  /** Restores a run that was deleted on the server; one that was deleted before it was sent can be saved again. */
  restore(id: string): Promise<void>;
}

/** `version` is null for a run that waits, and to change a run whatever it is now. */
export type SeenRun = Pick<RunSummary, 'id' | 'version'>;

/** Somebody else has changed the run. */
export class ChangedRunError extends Error {
  override readonly name = 'ChangedRunError';
  /** Summary of the run as it is now. */
  readonly now: RunSummary;

  constructor(now: RunSummary) {
    super('Somebody else has changed this run');
    this.now = now;
  }
}
