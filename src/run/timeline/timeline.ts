/** A run on a clock: what each component of each input did when, ready to be drawn or read as a table. */

import { inputEvents } from '../figures/input-events.ts';
import { type InputFigures, inputFigures } from '../figures/input-figures.ts';
import type { Run, RunInputResult } from '../model/run.ts';
import { type ComponentTime, type ComponentTimes, componentTimes } from '../reduce/component-times.ts';
import { piecesOf } from '../reduce/text-arrival.ts';
import { criticalPath, readyTimes } from './critical-path.ts';

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
  const ready = readyTimes(times.components, connections);
  const texts = times.source === 'traces' ? new Map<string, number[]>() : textTimes(run, input, times);
  const isLive = input.status === 'running' || input.status === 'waiting';
  const rows = times.components.map((component, place) => {
    const { id, startMs } = component;
    const readyAt = ready.get(id ?? '');
    return {
      ...component,
      key: `${place} ${id ?? component.name}`,
      waitedMs: readyAt === undefined || component.state === 'skipped' ? null : Math.max(0, startMs - readyAt),
      textMs: texts.get(id ?? '') ?? [],
      isCritical: !isLive && id !== null && critical.has(id),
    };
  });
  const { source, clock, offsetMs, isPending } = times;
  const figures = inputFigures(run, input);
  const durationMs = figures.timeMs ?? soFar(input, figures, nowMs);
  const hasPath = run.connections !== undefined;
  return { input: input.index, source, clock, offsetMs, durationMs, rows, hasPath, isPending };
}

/** Of an input that still runs: two clocks are never mixed. */
function soFar({ startedAt }: RunInputResult, { clock, lastMs }: InputFigures, nowMs: number): number {
  return clock === 'server' ? lastMs : nowMs - (startedAt ?? nowMs);
}

/** Component -> when pieces of its text came. */
function textTimes(run: Run, { startedAt, index }: RunInputResult, times: ComponentTimes): Map<string, number[]> {
  const texts = new Map<string, number[]>();
  for (const received of inputEvents(run, index).events) {
    const { event } = received;
    if (event.event !== 'text-delta') continue;
    const ats = texts.get(event.component) ?? [];
    texts.set(event.component, ats);
    if (times.clock === 'server') for (const at of received.sentAts ?? [event.at]) ats.push(at - times.offsetMs);
    else for (const { at } of piecesOf(received, event.chunk.length)) ats.push(at - (startedAt ?? 0));
  }
  return texts;
}

export interface TimelineTotals {
  slowest: { row: TimelineRow; input: number; ms: number } | null;
  /** Sum of what was reported, and how many components reported it; null where none did. */
  cost: { sum: number; reporting: number } | null;
}

/** Times in ms. Skipped components, and those that did not end, are never the slowest. */
export function timelineTotals(inputs: readonly TimelineInput[]): TimelineTotals {
  let slowest: TimelineTotals['slowest'] = null;
  const cost = { sum: 0, reporting: 0 };
  for (const { input, rows } of inputs) {
    for (const row of rows) {
      const ms = row.endMs === null ? null : row.endMs - row.startMs;
      if (ms !== null && row.state !== 'skipped' && ms > (slowest?.ms ?? -1)) slowest = { row, input, ms };
      if (row.cost !== null) {
        cost.sum += row.cost;
        cost.reporting += 1;
      }
    }
  }
  return { slowest, cost: cost.reporting === 0 ? null : cost };
}
