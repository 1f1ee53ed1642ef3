/** A run on a clock: what each component of each input did when, ready to be drawn or read as a table. */
import { type ComponentTime, type ComponentTimes, componentTimes } from '../component-times.ts';
import type { ReceivedEvent, Run, RunInputResult } from '../run.ts';
import { piecesOf } from '../text-arrival.ts';
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
  const events = new Map<number, ReceivedEvent[]>(run.inputs.map(({ index }) => [index, []]));
  for (const received of run.events) {
    const { event } = received;
    if ('input' in event && typeof event.input === 'number') events.get(event.input)?.push(received);
  }
  return run.inputs.map((input) => timelineInput({ ...run, events: events.get(input.index) ?? [] }, input, nowMs));
}

/** `run` has only the events of this input. */
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
  const seenByBrowser = (input.endedAt ?? nowMs) - (input.startedAt ?? nowMs);
  const last = Math.max(0, ...rows.map(({ endMs, startMs }) => endMs ?? startMs));
  // Two clocks are never mixed: with times of the server the input ends with its last component.
  const durationMs =
    clock === 'browser' ? Math.max(last, seenByBrowser) : Math.max(last, serverDuration(run, input, source));
  const hasPath = run.connections !== undefined;
  return { input: input.index, source, clock, offsetMs, durationMs, rows, hasPath, isPending };
}

/** From its start to its last event on the embedded engine's clock, or as its trace says. */
function serverDuration({ events }: Run, { trace }: RunInputResult, source: ComponentTimes['source']): number {
  if (source === 'traces') return trace?.durationMs ?? 0;
  return (events.at(-1)?.event.at ?? 0) - (events[0]?.event.at ?? 0);
}

/** Component -> when pieces of its text came. */
function textTimes(run: Run, { startedAt }: RunInputResult, times: ComponentTimes): Map<string, number[]> {
  const texts = new Map<string, number[]>();
  for (const received of run.events) {
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
  /** First text of each input that has one, since it began, on the clock of its other times. */
  firstTexts: number[];
  slowest: { row: TimelineRow; input: number; ms: number } | null;
  /** Sums of what was reported, and how many components reported it; null where none did. */
  tokens: { sum: number; reporting: number } | null;
  cost: { sum: number; reporting: number } | null;
}

/** Times in ms. Skipped components, and those that did not end, are never the slowest. */
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
