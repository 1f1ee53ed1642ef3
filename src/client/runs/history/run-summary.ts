/** One run as the history strip shows it. */
import type { RunEntry } from '#contract/workspace/run-entry.ts';
import type { Run, RunStatus } from '#run/model/run.ts';
import type { RunPlace } from './run-server.ts';

export interface RunSummary {
  id: string;
  number: number;
  /** Who ran it; null if people have no names here. */
  person: string | null;
  /** Version of the server's entry; null for a run that waits to be saved there. */
  version: number | null;
  /** Given by the user; null if there is none. */
  name: string | null;
  isPinned: boolean;
  status: RunStatus;
  flow: Run['flow'];
  /** The server. Absent in entries of older releases. */
  place?: RunPlace;
  /** Epoch ms. */
  startedAt: number;
  durationMs: number | null;
  /** What changed since the previous run, in a few words. */
  change: string;
  /** A kind of RunError. */
  errorKind: string | null;
  inputs: number;
  /** Set for a run whose page was left before it had ended. */
  isLeft?: true;
  /** Set while the run waits for a person. */
  isWaiting?: true;
}

/** Tests in progress, for the Run button. */
export interface RunningTests {
  /** Epoch ms. */
  startedAt: number;
  /** `performance.now()`, for the elapsed time. */
  startedClock: number;
}

export function summarizeRun(run: Run, change: string): RunSummary {
  return {
    id: run.id,
    number: run.number,
    person: null,
    version: null,
    name: null,
    isPinned: false,
    status: run.status,
    flow: run.flow,
    place: { server: run.server, ...(run.address !== undefined && { address: run.address }) },
    startedAt: run.startedAt,
    durationMs: run.durationMs,
    change,
    errorKind: run.error?.kind ?? run.inputs.find(({ error }) => error !== null)?.error?.kind ?? null,
    inputs: run.inputs.length,
    ...(run.isLeft && { isLeft: true }),
  };
}

/** Summary of a run that the server keeps, and no page has at the moment. */
export function summaryOf({
  place: { server, address },
  madeIn: _made,
  savedAt: _saved,
  ...entry
}: RunEntry): RunSummary {
  const { bytes: _bytes, note: _note, isHeld: _held, status, ...shown } = entry;
  const end = status === 'running' ? ({ status: 'stopped', isLeft: true } as const) : { status };
  return {
    ...shown,
    ...end,
    place: { server, ...(address !== undefined && { address }) },
  };
}

/** The run in progress, for the strip and the Run button. The same object until the run ends. */
export interface RunningRun extends RunSummary {
  /** The moment of `startedAt` on the page's monotonic clock (`performance.now()`), for the elapsed time. */
  startedClock: number;
}
