/** Actions on runs of the history. Other tabs are notified of each change. */
import { useMemo } from 'react';
import type { ExportedFile } from '#run/export/result-export.ts';
import type { Run } from '#run/model/run.ts';
import { announceRuns } from './history/run-channel.ts';
import type { RunHistory } from './history/run-history.ts';
import { type PageServices, usePageServices } from './page-services.ts';
import { readRun, runKeys } from './run-cache.ts';

export interface RunActions {
  setPinned: (id: string, isPinned: boolean) => Promise<void>;
  /** Null or blank removes the name. */
  rename: (id: string, name: string | null) => Promise<void>;
  /** Resolves with a function that restores the run, or with null if there was no such run. */
  remove: (id: string) => Promise<(() => Promise<void>) | null>;
  /** The whole run; null if there is no such run. */
  read: (id: string) => Promise<Run | null>;
  /** The run as a JSON file; null while it is in progress, and if there is no such run. */
  exportFile: (id: string) => Promise<{ fileName: string; text: string } | null>;
  /** One run, or a comparison, as a page that anyone can read; null if one of them is missing or in progress. */
  evidenceFile: (ids: readonly string[]) => Promise<ExportedFile | null>;
}

export function useRunActions(): RunActions {
  const services = usePageServices();
  return useMemo(() => createRunActions(services), [services]);
}

function createRunActions({ client, openHistory }: PageServices): RunActions {
  const change = async <Result>(work: (history: RunHistory) => Promise<Result>): Promise<Result> => {
    const result = await work(await openHistory());
    announceRuns();
    await client.invalidateQueries({ queryKey: runKeys.summaries });
    return result;
  };
  const read = async (id: string) => (await (await openHistory()).get(id)) ?? readRun(client, id);
  return {
    setPinned: (id, isPinned) => change((history) => history.setPinned(id, isPinned)),
    rename: (id, name) => change((history) => history.rename(id, name)),
    remove: async (id) => {
      const removed = await change((history) => history.remove(id));
      if (removed === null) return null;
      return () =>
        change(async (history) => {
          await history.save(removed);
        });
    },
    read,
    exportFile: async (id) => {
      const [run, { exportRun }] = await Promise.all([read(id), import('#run/export/export-run.ts')]);
      return run === null || run.status === 'running' ? null : exportRun(run, new Date());
    },
    evidenceFile: async (ids) => {
      const [runs, { makeEvidence }, look] = await Promise.all([
        Promise.all(ids.map(read)),
        import('#run/evidence/evidence-file.ts'),
        import('./history/evidence-look.ts').then(({ evidenceLook }) => evidenceLook()),
      ]);
      const over = runs.flatMap((run) => (run === null || run.status === 'running' ? [] : [run]));
      return over.length < ids.length ? null : makeEvidence(over, new Date(), look);
    },
  };
}
