/** Actions on runs of the history. Other tabs are notified of each change. */
import { useMemo } from 'react';
import type { Run } from '#run/model/run.ts';
import { notify } from '../shell/ui/feedback/notify.ts';
import { notifyError } from '../shell/ui/feedback/notify-error.ts';
import { announceRuns } from './history/run-channel.ts';
import { ChangedRunError, type RunHistory } from './history/run-history.ts';
import type { RunSummary } from './history/run-summary.ts';
import { type PageServices, usePageServices } from './page-services.ts';
import { readAgain, readRun, runKeys } from './run-cache.ts';

export interface RunActions {
  setPinned: (id: string, isPinned: boolean) => Promise<void>;
  /** Null or blank removes the name. `run` is as it was when the person began to type. */
  rename: (run: RunSummary, name: string | null) => Promise<void>;
  /** Resolves with a function that restores the run, or with null if it was not deleted. */
  remove: (run: RunSummary) => Promise<(() => Promise<void>) | null>;
  /** The whole run; null if there is no such run. */
  read: (id: string) => Promise<Run | null>;
  /** Rejects with a sentence if there is no such run. */
  readAny: (id: string) => Promise<Run>;
  /** Rejects also while the run is in progress. */
  readEnded: (id: string) => Promise<Run>;
  /** The run as a JSON file. Rejects as `readEnded`. */
  exportFile: (id: string) => Promise<{ fileName: string; text: string }>;
}

export function useRunActions(): RunActions {
  const services = usePageServices();
  return useMemo(() => createRunActions(services), [services]);
}

function createRunActions({ client, openHistory }: PageServices): RunActions {
  const change = async <Result>(work: (history: RunHistory) => Promise<Result>): Promise<Result> => {
    try {
      return await work(await openHistory());
    } finally {
      announceRuns();
      await readAgain(client, runKeys.summaries);
    }
  };
  const rename = async (run: RunSummary, name: string | null): Promise<void> => {
    try {
      await change((history) => history.change(run, { name }));
    } catch (error) {
      // If the name is still the same, somebody else changed only the pin: save the new name all the same.
      if (error instanceof ChangedRunError && error.now.name === run.name) return rename(error.now, name);
      const undone = name?.trim()
        ? `Your name “${name.trim()}” was not saved.`
        : 'You removed its name, which was not saved.';
      showConflict(error, { undone, anyway: 'Save mine', again: (now) => rename(now, name) });
    }
  };
  const remove = async (run: RunSummary): Promise<(() => Promise<void>) | null> => {
    try {
      const restore = await change((history) => history.remove(run));
      return restore && (() => change(restore));
    } catch (error) {
      showConflict(error, { undone: 'It was not deleted.', anyway: 'Delete it', again: remove });
      return null;
    }
  };
  const read = async (id: string) => (await (await openHistory()).get(id)) ?? readRun(client, id);
  // As the page shows it, else from the server.
  const readAny = async (id: string): Promise<Run> => {
    const run = readRun(client, id) ?? (await read(id));
    if (run === null) throw new Error('It is not on this server any more.');
    return run;
  };
  const readEnded = async (id: string): Promise<Run> => {
    const run = await readAny(id);
    if (run.status === 'running') throw new Error('It is still running.');
    return run;
  };
  return {
    // Somebody else's change does not matter for a pin, which is only on or off.
    setPinned: (id, isPinned) => change((history) => history.change({ id, version: null }, { isPinned })),
    rename,
    remove,
    read,
    readAny,
    readEnded,
    exportFile: async (id) => {
      const [run, { exportRun }] = await Promise.all([readEnded(id), import('#run/export/export-run.ts')]);
      return exportRun(run, new Date());
    },
  };
}

interface Conflict {
  /** What was not done, as a sentence. */
  undone: string;
  /** A button that does it all the same. */
  anyway: string;
  again: (now: RunSummary) => Promise<unknown>;
}

/** Says that somebody else has changed a run since this page read it, and offers the choice. Throws any other error. */
function showConflict(error: unknown, { undone, anyway, again }: Conflict): void {
  if (!(error instanceof ChangedRunError)) throw error;
  const { now } = error;
  const state = now.name === null ? 'It has no name now' : `Its name is now “${now.name}”`;
  notify({
    message: `Somebody else has changed run ${now.number}. ${state}. ${undone}`,
    action: { label: anyway, run: () => notifyError(again(now), undone) },
    stays: true,
  });
}
