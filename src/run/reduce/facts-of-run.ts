/** What lists show of a run itself, as the page makes it of its own runs, and the server of those that it keeps. */
import type { RunEntry } from '#contract/workspace/run-entry.ts';
import type { Run } from '../model/run.ts';

export type RunFacts = Pick<
  RunEntry,
  'status' | 'flow' | 'ranOn' | 'durationMs' | 'change' | 'errorKind' | 'inputs' | 'mode'
>;

type HasError = { error: { kind: string } | null };
/** The parts of a run that are looked at. */
export type RunWithFacts = Pick<Run, 'status' | 'flow' | 'server' | 'address' | 'durationMs' | 'mode'> &
  HasError & { inputs: readonly HasError[] };

/** `change`: what changed since the previous run, in a few words. */
export function factsOfRun(run: RunWithFacts, change: string): RunFacts {
  const { status, flow, server, address, durationMs, mode, inputs } = run;
  const error = run.error ?? inputs.find((input) => input.error !== null)?.error;
  return {
    status,
    flow: { id: flow.id, name: flow.name },
    ranOn: { server, ...(address !== undefined && { address }) },
    durationMs,
    change,
    errorKind: error?.kind ?? null,
    inputs: inputs.length,
    ...(mode && { mode }),
  };
}
