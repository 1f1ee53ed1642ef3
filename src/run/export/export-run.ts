/** Exports everything about a run, with its secrets masked as in the history. */
import type { Run } from '../model/run.ts';

export const RUN_FILE_FORMAT = 'tweakbench-run';

/** Only for a run that has ended: echoes of secrets are masked at its end. */
export function exportRun(run: Run, exportedAt: Date): { fileName: string; text: string } {
  const file = { format: RUN_FILE_FORMAT, version: 1, exported_at: exportedAt.toISOString(), run };
  return { fileName: `run-${run.number}.json`, text: `${JSON.stringify(file, null, 2)}\n` };
}
