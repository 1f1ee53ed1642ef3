/** The rows of the list of Inside: each component, and below it the calls that are open; with bars on the scale of the input. */
import type { ComponentCall } from '#contract/component-values.ts';
import { formatCount, formatDuration } from '../figures/result-format.ts';
import { whySkipped } from '../figures/why-skipped.ts';
import type { Run } from '../model/run.ts';
import type { InsideComponent, InsideInput } from './inside-input.ts';
import { callsOfTools, toolsOf } from './tool-calls.ts';

/** Up to this number the calls of a component are open at first. */
export const OPEN_CALLS = 12;
/** Calls inside calls deeper than this are only in the component. */
const DEEPEST = 4;

/** ms since the start of the input. */
export interface BarSpan {
  startMs: number;
  endMs: number;
  isFailed: boolean;
}

interface SharedRow {
  /** Unique in the list. */
  key: string;
  component: InsideComponent;
  bars: readonly BarSpan[];
  /** "500 ms", "2 calls", "not reached"; empty if nothing is known. */
  time: string;
  isFailed: boolean;
  isRunning: boolean;
  /** From 1, among `siblings`. */
  position: number;
  siblings: number;
}

export interface ComponentRow extends SharedRow {
  kind: 'component';
  /** Why another branch was taken; empty for all others. */
  why: string;
  /** Null if it has no rows of calls. */
  isOpen: boolean | null;
}

export interface CallRow extends SharedRow {
  kind: 'call';
  call: ComponentCall;
  /** From 1, among all calls of its component, as they are numbered there. */
  number: number;
  /** "Model call 2", or the name of the tool. */
  name: string;
  /** 1 for a call of the component. */
  depth: number;
}

export type InsideRow = ComponentRow | CallRow;

/** `toggled`: keys of components that were opened or closed by hand. Pure. */
export function insideRows(run: Run, inside: InsideInput, toggled: ReadonlySet<string>): InsideRow[] {
  const { components, endMs } = inside;
  const result = run.inputs.find(({ index }) => index === inside.input);
  const byId = new Map(components.flatMap((one) => (one.id === null ? [] : [[one.id, one] as const])));
  const toolCalls = callsOfTools(run, new Map([...byId].map(([id, { times }]) => [id, times])));
  const agents = toolsOf(run);
  return components.flatMap((component, index): InsideRow[] => {
    const calls = callRows(component, endMs);
    const agent = [...(agents.get(component.id ?? '') ?? [])]
      .map((id) => byId.get(id))
      .find((one) => one !== undefined);
    const asTool = (toolCalls.get(component.id ?? '') ?? []).map((call) =>
      barOf(call, endMs, agent ? shiftOf(agent) : 0),
    );
    const isOpen = calls.length === 0 ? null : calls.length <= OPEN_CALLS !== toggled.has(component.key);
    const isFailed = component.row?.state === 'failed' || component.times.some(({ error }) => error !== undefined);
    const row: ComponentRow = {
      ...{ kind: 'component', key: component.key, component, isOpen, isFailed },
      ...{ bars: component.toolCalls === null ? ownBars(component, endMs) : asTool, time: timeOf(component, endMs) },
      isRunning: component.row?.state === 'running' || component.row?.state === 'asking',
      ...{ position: index + 1, siblings: components.length },
      why: component.absent === 'other branch' && result ? whySkipped(run, result, component.id ?? '') : '',
    };
    return [row, ...(isOpen === true ? calls : [])];
  });
}

/** One that asked its model once shows that call by its own bar. */
function callRows(component: InsideComponent, nowMs: number): CallRow[] {
  const calls = component.times.flatMap((time) => time.calls);
  const [first] = calls;
  if (first === undefined || (calls.length === 1 && first.kind === 'model' && !first.calls?.length)) return [];
  const rows: CallRow[] = [];
  const counts = { call: 0, model: 0 };
  const shift = shiftOf(component);
  const add = (list: readonly ComponentCall[], depth: number) => {
    for (const [index, call] of list.entries()) {
      counts.call += 1;
      if (call.kind === 'model') counts.model += 1;
      const bar = barOf(call, nowMs, shift);
      if (depth <= DEEPEST)
        rows.push({
          ...{ kind: 'call', key: `${component.key} ${counts.call}`, component, call, number: counts.call, depth },
          name: call.kind === 'model' ? `Model call ${counts.model}` : call.name,
          ...{ bars: [bar], isFailed: bar.isFailed, isRunning: call.endMs === null && isRunning(component) },
          time: call.endMs === null && !isRunning(component) ? 'stopped' : formatDuration(bar.endMs - bar.startMs),
          ...{ position: index + 1, siblings: list.length },
        });
      add(call.calls ?? [], depth + 1);
    }
  };
  add(calls, 1);
  return rows;
}

/** Values may be on another clock than the times: the calls of a component begin when its bar does. */
function shiftOf({ row, times: [first] }: InsideComponent): number {
  return row && first ? row.startMs - first.startMs : 0;
}

function barOf(
  { startMs, endMs, error }: Pick<ComponentCall, 'startMs' | 'endMs' | 'error'>,
  nowMs: number,
  shift: number,
): BarSpan {
  const start = startMs + shift;
  return {
    startMs: start,
    endMs: endMs === null ? Math.max(start, nowMs) : endMs + shift,
    isFailed: error !== undefined,
  };
}

/** A bar for each time that it ran. */
function ownBars(component: InsideComponent, nowMs: number): BarSpan[] {
  const { row, times } = component;
  if (row === null) return [];
  if (times.length > 1) return times.map((time) => barOf(time, nowMs, shiftOf(component)));
  const { startMs, endMs, state } = row;
  return [{ startMs, endMs: endMs ?? Math.max(startMs, nowMs), isFailed: state === 'failed' }];
}

function isRunning({ row }: InsideComponent): boolean {
  return row?.state === 'running';
}

function timeOf({ row, absent, toolCalls, times }: InsideComponent, nowMs: number): string {
  if (absent !== null) return absent;
  if (toolCalls !== null && toolCalls > 0) return formatCount(toolCalls, 'call');
  if (row === null) return '';
  if (row.endMs === null) return row.state === 'stopped' ? 'stopped' : formatDuration(Math.max(0, nowMs - row.startMs));
  const worked = times.reduce((sum, { startMs, endMs }) => sum + (endMs ?? startMs) - startMs, 0);
  return formatDuration(times.length > 1 ? worked : row.endMs - row.startMs);
}
