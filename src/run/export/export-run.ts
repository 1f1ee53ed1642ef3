/** A run as a file: everything that is known of it, with its secrets masked as they are in the history. */
import type { Run } from '../model/run.ts';

export const RUN_FILE_FORMAT = 'tweakbench-run';

/** Only for a run that is over: while it runs, what a server echoes is not masked yet. */
export function exportRun(run: Run, exportedAt: Date): { fileName: string; text: string } {
  const file = { format: RUN_FILE_FORMAT, version: 1, exported_at: exportedAt.toISOString(), run };
  return { fileName: `run-${run.number}.json`, text: `${JSON.stringify(file, null, 2)}\n` };
}
