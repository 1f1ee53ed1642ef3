/** The times of each component of an input, for bars or a table. */

import { inputEvents } from '../figures/input-events.ts';
import { type InputFigures, inputFigures } from '../figures/input-figures.ts';
import { whySkipped } from '../figures/why-skipped.ts';
import type { Run, RunInputResult } from '../model/run.ts';
import { type ComponentTime, type ComponentTimes, componentTimes } from '../reduce/component-times.ts';
import { piecesOf } from '../reduce/text-arrival.ts';
import { criticalPath, readyTimes } from './critical-path.ts';

export interface TimelineRow extends ComponentTime {
  /** Unique within its input. */
  key: string;
  /** ms between the end of its last predecessor and its own start; null if unknown. */
  waitedMs: number | null;
  /** Times of its chunks of text on the input's clock. */
  textMs: number[];
  isCritical: boolean;
  /** Null unless it was skipped. */
  whySkipped: string | null;
}

export interface TimelineInput {
  input: number;
  source: ComponentTimes['source'];
  clock: ComponentTimes['clock'];
  /** Start of this input since the start of the run. */
  offsetMs: number;
  /** Duration of the input on its clock; until now while it runs. */
  durationMs: number;
  rows: TimelineRow[];
  isPending: boolean;
}

/** `nowMs`: ms since the start of the run on the browser's clock, for a running input. Pure. */
export function timelineInput(run: Run, input: RunInputResult, nowMs: number): TimelineInput {
  const times = componentTimes(run, input.index);
  const { connections } = run;
  const critical = new Set(criticalPath(times.components, connections));
  const ready = readyTimes(times.components, connections);
  const texts = times.source === 'traces' ? new Map<string, number[]>() : textTimes(run, input, times);
  const isLive = input.status === 'running' || input.status === 'waiting';
  const rows = times.components.map((component, position) => {
    const { id, startMs } = component;
    const readyAt = ready.get(id ?? '');
    return {
      ...component,
      key: `${position} ${id ?? component.name}`,
      waitedMs: readyAt === undefined || component.state === 'skipped' ? null : Math.max(0, startMs - readyAt),
      textMs: texts.get(id ?? '') ?? [],
      isCritical: !isLive && id !== null && critical.has(id),
      whySkipped: component.state === 'skipped' && id !== null ? whySkipped(run, input, id) : null,
    };
  });
  const { source, clock, offsetMs, isPending } = times;
  const figures = inputFigures(run, input);
  const durationMs = figures.endMs ?? (failedBeforeStart(run) ? nowMs : durationSoFar(input, figures, nowMs));
  return { input: input.index, source, clock, offsetMs, durationMs, rows, isPending };
}

/** The run failed before any of its inputs started: then each took as long as the run. */
function failedBeforeStart({ error, inputs }: Run): boolean {
  return error !== null && inputs.every(({ startedAt }) => startedAt === null);
}

/** Duration so far of a running input, without mixing clocks. */
function durationSoFar({ startedAt }: RunInputResult, { clock, lastMs }: InputFigures, nowMs: number): number {
  return clock === 'server' ? lastMs : nowMs - (startedAt ?? nowMs);
}

/** Component id -> times of its chunks of text. */
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
