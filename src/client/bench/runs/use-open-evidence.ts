/** Opens an evidence file or an exported run: adds its runs to the history and shows them. Sends nothing. */
import { useCallback } from 'react';
import type { Run } from '#run/model/run.ts';
import { usePageServices } from '../../runs/page-services.ts';
import { readMemory } from '../../shell/api/connection-store.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { announce } from '../../shell/ui/feedback/announce.ts';

/** File types for the file dialog. */
export const EVIDENCE_TYPES = '.html,.htm,.json,text/html,application/json';

/** A larger text cannot be read as one, and a run of this page is smaller. */
const LARGEST_FILE = 200 * 1024 * 1024;
/** Rejects with a sentence about what is wrong with the file. */
export function useOpenEvidence(): (file: File) => Promise<void> {
  const services = usePageServices();
  const { showRun, openCompare } = useNavigate();
  return useCallback(
    async (file) => {
      if (file.size > LARGEST_FILE) throw new Error('It is larger than 200 MB.');
      const [{ readEvidenceFile }, { addRuns }] = await Promise.all([
        import('./evidence/read-evidence-file.ts'),
        import('../../runs/add-runs.ts'),
      ]);
      const runs = (await readEvidenceFile(file)).map(ofKnownServer);
      const ids = await addRuns(services, runs, `From ${file.name}`);
      const [a, b] = ids;
      if (a !== undefined && b !== undefined) openCompare([a, b]);
      else if (a !== undefined) showRun(a);
      announce(ids.length === 2 ? `Comparing 2 runs from ${file.name}` : `Run opened from ${file.name}`);
    },
    [services, openCompare, showRun],
  );
}

/** Removes a server that only the file names: the page would download the run's files from it. */
function ofKnownServer(run: Run): Run {
  const { address, ...rest } = run;
  const isKnown =
    address === undefined || address === null || readMemory().profiles.some((known) => known.address === address);
  return isKnown ? run : rest;
}
