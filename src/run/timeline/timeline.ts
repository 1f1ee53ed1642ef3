/** A run on a clock: what each component of each input did when, ready to be drawn or read as a table. */
import { type ComponentTime, type ComponentTimes, componentTimes } from '../component-times.ts';
import type { Run, RunInputResult } from '../run.ts';
import { piecesOf } from '../text-arrival.ts';
import { criticalPath, readyAt } from './critical-path.ts';

export interface TimelineRow extends ComponentTime {
  /** Stable within its input. */
  key: string;
  /** ms between the end of the last component that feeds it and its own start; null where that is not known. */
  waitedMs: number | null;
  /** When pieces of its text came, on the input's clock. */
  textMs: number[];
  isCritical: boolean;
}

export interface TimelineInput {
  input: number;
  source: ComponentTimes['source'];
  clock: ComponentTimes['clock'];
  /** Start of this input since the start of the run. */
  offsetMs: number;
  /** Of the input, on its clock; the time until now while it runs. */
  durationMs: number;
  rows: TimelineRow[];
  /** False where the run does not say how its components are connected. */
  hasPath: boolean;
  isPending: boolean;
}

/** Every input, in order. `nowMs`: since the start of the run on the browser's clock, for inputs that still run. */
export function timelineOf(run: Run, nowMs: number): TimelineInput[] {
  return run.inputs.map((input) => timelineInput(run, input, nowMs));
}

function timelineInput(run: Run, input: RunInputResult, nowMs: number): TimelineInput {
  const times = componentTimes(run, input.index);
  const connections = run.connections ?? [];
  const critical = new Set(criticalPath(times.components, connections));
  const isLive = input.status === 'running' || input.status === 'waiting';
  const rows = times.components.map((component, place) => {
    const { id, startMs } = component;
    const ready = id === null ? null : readyAt(id, times.components, connections);
    return {
      ...component,
      key: `${place} ${id ?? component.name}`,
      waitedMs: ready === null || component.state === 'skipped' ? null : Math.max(0, startMs - ready),
      textMs: id === null || times.source === 'traces' ? [] : textTimes(run, input, id, times),
      isCritical: !isLive && id !== null && critical.has(id),
    };
  });
  const { source, clock, offsetMs, isPending } = times;
  const seenByBrowser = (input.endedAt ?? nowMs) - (input.startedAt ?? nowMs);
  const last = Math.max(0, ...rows.map(({ endMs, startMs }) => endMs ?? startMs));
  // Two clocks are never mixed: with times of the server the input ends with its last component.
  const durationMs =
    clock === 'browser' ? Math.max(last, seenByBrowser) : Math.max(last, serverDuration(run, input, source));
  const hasPath = run.connections !== undefined;
  return { input: input.index, source, clock, offsetMs, durationMs, rows, hasPath, isPending };
}

/** From its start to its last event on the embedded engine's clock, or as its trace says. */
function serverDuration(run: Run, { index, trace }: RunInputResult, source: ComponentTimes['source']): number {
  if (source === 'traces') return trace?.durationMs ?? 0;
  const ats = run.events.flatMap(({ event }) => ('input' in event && event.input === index ? [event.at] : []));
  return (ats.at(-1) ?? 0) - (ats[0] ?? 0);
}

function textTimes(run: Run, { index, startedAt }: RunInputResult, id: string, times: ComponentTimes): number[] {
  return run.events.flatMap((received) => {
    const { event } = received;
    if (event.event !== 'text-delta' || event.input !== index || event.component !== id) return [];
    if (times.clock === 'server') return (received.sentAts ?? [event.at]).map((at) => at - times.offsetMs);
    return [...piecesOf(received, event.chunk.length)].map(({ at }) => at - (startedAt ?? 0));
  });
}

export interface TimelineTotals {
  /** First text of each input that has one, since it began, on the clock of its other times. */
  firstTexts: number[];
  slowest: { row: TimelineRow; input: number; ms: number } | null;
  /** Sums of what was reported, and how many components reported it; null where none did. */
  tokens: { sum: number; reporting: number } | null;
  cost: { sum: number; reporting: number } | null;
}

export function timelineTotals(run: Run, inputs: readonly TimelineInput[]): TimelineTotals {
  let slowest: TimelineTotals['slowest'] = null;
  const tokens = { sum: 0, reporting: 0 };
  const cost = { sum: 0, reporting: 0 };
  for (const { input, rows } of inputs) {
    for (const row of rows) {
      const ms = row.endMs === null ? null : row.endMs - row.startMs;
      if (ms !== null && row.state !== 'skipped' && ms > (slowest?.ms ?? -1)) slowest = { row, input, ms };
      if (row.tokens !== null) {
        tokens.sum += row.tokens;
        tokens.reporting += 1;
      }
      if (row.cost !== null) {
        cost.sum += row.cost;
        cost.reporting += 1;
      }
    }
  }
  return {
    firstTexts: inputs.flatMap((input) => firstText(run, input)),
    slowest,
    tokens: tokens.reporting === 0 ? null : tokens,
    cost: cost.reporting === 0 ? null : cost,
  };
}

/** Nothing where the server's times do not tell it (traces): the browser's clock is another one. */
function firstText(run: Run, { input, source, rows }: TimelineInput): number[] {
  const told = rows.flatMap(({ firstTextMs }) => (firstTextMs === null ? [] : [firstTextMs]));
  if (told.length > 0) return [Math.min(...told)];
  const result = run.inputs.find(({ index }) => index === input);
  if (source !== 'not reported' || !result || result.firstTextAt === null) return [];
  return [result.firstTextAt - (result.startedAt ?? 0)];
}
