/** What Inside lists of one input: each component with its times, each time it ran with its values, and why it did not run. */
import type { ComponentValues, InputValues } from '#contract/component-values.ts';
import { groupPairs } from '#contract/group-pairs.ts';
import type { TweakOutcome, TweakState } from '#contract/run-event.ts';
import { BY_SEVERITY } from '#flow/tweaks/shown-state.ts';
import { inputEvents } from '../figures/input-events.ts';
import type { Run, RunInputResult } from '../model/run.ts';
import { WAIT_NAME } from '../reduce/component-times.ts';
import { type TimelineInput, type TimelineRow, timelineInput } from '../timeline/timeline.ts';
import { callsOfTools, toolsOf } from './tool-calls.ts';

export type WhyAbsent = 'not called' | 'other branch' | 'not reached' | 'frozen';

export interface InsideComponent {
  /** Unique in the input, and the same while it runs. */
  key: string;
  /** Null when the server gave a name that several components of the flow share, and for the wait for a person. */
  id: string | null;
  name: string;
  /** Null if it did not run, or nothing is known. */
  row: TimelineRow | null;
  /** Each time it ran, in order; empty if nothing is reported. */
  times: readonly ComponentValues[];
  /** The state of its tweak that most needs attention. */
  tweak: TweakState | null;
  /** Why it did not run. Null if it ran, or nobody knows. */
  absent: WhyAbsent | null;
  /** It is connected only as a tool of agents: how often it was called. Null otherwise, and if nobody knows. */
  toolCalls: number | null;
}

export interface InsideInput {
  input: number;
  /** In the order in which they started, each tool after its agent, then what did not run, in the flow's order. */
  components: readonly InsideComponent[];
  /** Where the values are from; `browser`: times only. Null: nothing is reported. */
  source: InputValues['source'] | 'browser' | null;
  /** End of the scale in ms since the start of the input: its end, or now. */
  endMs: number;
}

/** `nowMs`: ms since the start of the run on the browser's clock, for a running input. Pure. */
export function insideInput(run: Run, input: number, nowMs: number): InsideInput {
  const result = run.inputs.find(({ index }) => index === input);
  if (!result) return { input, components: [], source: null, endMs: 0 };
  const timeline = timelineInput(run, result, nowMs);
  const found = ordered(run, timeline.source === 'not reported' ? withoutTimes(run, result) : joined(timeline.rows));
  const components = listed(run, result, timeline, found);
  const source = result.values?.source ?? (timeline.rows.length > 0 ? 'browser' : null);
  return { input, components, source, endMs: timeline.durationMs };
}

/** Rows made of the values, if no source reports times. */
function withoutTimes(run: Run, { values, status }: RunInputResult): TimelineRow[] {
  const isOver = status !== 'running' && status !== 'waiting';
  const rows = new Map<string, TimelineRow>();
  for (const [position, { component, name, startMs, endMs, error }] of (values?.components ?? []).entries()) {
    const key = component ?? `${position} ${name}`;
    const known = rows.get(key);
    const state = error !== undefined ? 'failed' : endMs !== null ? 'done' : isOver ? 'stopped' : 'running';
    const displayName = run.components.find(({ id }) => id === component)?.displayName ?? name;
    rows.set(key, {
      ...{ key, id: component, name: displayName, startMs: known?.startMs ?? startMs, endMs, state },
      ...{ error: error ?? null, firstTextMs: null, textMs: [], tokens: null, cost: null, model: null },
      ...{ waitedMs: null, isCritical: false, whySkipped: null },
    });
  }
  return [...rows.values()];
}

/** One row for all times that a component ran: from its first start to its last end. */
function joined(rows: readonly TimelineRow[]): TimelineRow[] {
  const found = new Map<string, TimelineRow>();
  for (const row of rows) {
    const key = row.id ?? row.key;
    const before = found.get(key);
    const endMs = row.endMs === null || !before ? row.endMs : Math.max(row.endMs, before.endMs ?? 0);
    found.set(key, before ? { ...row, ...sums(before, row), key: before.key, startMs: before.startMs, endMs } : row);
  }
  return [...found.values()];
}

function sums(one: TimelineRow, other: TimelineRow) {
  const add = (left: number | null, right: number | null) =>
    left === null && right === null ? null : (left ?? 0) + (right ?? 0);
  return {
    tokens: add(one.tokens, other.tokens),
    cost: add(one.cost, other.cost),
    ...(one.state === 'failed' && { state: one.state, error: one.error }),
  };
}

function ordered(run: Run, rows: readonly TimelineRow[]): TimelineRow[] {
  const tools = toolsOf(run);
  const others = rows.filter(({ id }) => id === null || !tools.has(id));
  for (const row of rows) {
    const agents = row.id === null ? undefined : tools.get(row.id);
    if (!agents) continue;
    const agent = others.findLastIndex(({ id }) => id !== null && (agents.has(id) || tools.has(id)));
    others.splice(agent === -1 ? others.length : agent + 1, 0, row);
  }
  return others;
}

function listed(
  run: Run,
  result: RunInputResult,
  timeline: TimelineInput,
  rows: readonly TimelineRow[],
): InsideComponent[] {
  const { known, unknown } = valuesOf(result);
  const tweaks = worstStates(result.outcomes);
  const tools = callsOfTools(run, known);
  const frozen = frozenIn(run, result);
  const entries = rows.map((row): InsideComponent => {
    const { id, name } = row;
    const times = id === null ? [unknown.get(name)?.shift()].filter((time) => time !== undefined) : known.get(id);
    const toolCalls = tools.get(id ?? '')?.length ?? null;
    const isSkipped = row.state === 'skipped';
    const absent = isSkipped ? 'other branch' : frozen.has(id ?? '') ? 'frozen' : notCalled(toolCalls, result);
    return {
      ...{ key: id ?? row.key, id, name, row: isSkipped ? null : row, times: times ?? [] },
      ...{ tweak: tweaks.get(id ?? '') ?? null, absent, toolCalls },
    };
  });
  const listedIds = new Set(rows.map(({ id }) => id));
  const rest = run.components.flatMap(({ id, displayName }): InsideComponent[] => {
    if (listedIds.has(id)) return [];
    const toolCalls = tools.get(id)?.length ?? null;
    const why = tools.has(id) ? notCalled(toolCalls, result) : whyNotRun(result, timeline, unknown);
    const own = { key: id, id, name: displayName, row: null, times: known.get(id) ?? [] };
    return [{ ...own, tweak: tweaks.get(id) ?? null, absent: frozen.has(id) ? 'frozen' : why, toolCalls }];
  });
  return afterAgents(run, entries, rest);
}

/** What did not run goes to the end, but a tool that was never called by name after its agent. */
function afterAgents(run: Run, entries: readonly InsideComponent[], rest: readonly InsideComponent[]) {
  const tools = toolsOf(run);
  const list = [...entries];
  for (const component of rest) {
    const agents = tools.get(component.id ?? '');
    const at = agents
      ? list.findLastIndex(({ id }) => id !== null && (agents.has(id) || tools.has(id)))
      : list.length - 1;
    list.splice(at === -1 ? list.length : at + 1, 0, component);
  }
  return list;
}

/** Values by component, and those of which nothing tells which component of their name they are. */
function valuesOf({ values }: RunInputResult) {
  const components = values?.components ?? [];
  return {
    known: groupPairs(components.flatMap((one) => (one.component === null ? [] : [[one.component, one] as const]))),
    unknown: new Map(
      [...groupPairs(components.flatMap((one) => (one.component === null ? [[one.name, one] as const] : [])))].map(
        ([name, times]) => [name, [...times]],
      ),
    ),
  };
}

function worstStates(outcomes: readonly TweakOutcome[]): ReadonlyMap<string, TweakState> {
  const worst = new Map<string, TweakState>();
  const rank = (state: TweakState) => BY_SEVERITY.indexOf(state);
  for (const { component, state } of outcomes) {
    const before = component === null ? undefined : worst.get(component);
    if (component !== null && (before === undefined || rank(state) < rank(before))) worst.set(component, state);
  }
  return worst;
}

/** Components that did not run because the server had an earlier result of them. */
function frozenIn(run: Run, { index, outcomes }: RunInputResult): ReadonlySet<string> {
  return new Set([
    ...outcomes.flatMap(({ frozen, answeredEarlier }) => (frozen !== undefined && answeredEarlier ? [frozen] : [])),
    ...inputEvents(run, index).events.flatMap(({ event }) =>
      event.event === 'component-end' && event.used_frozen_result ? [event.component] : [],
    ),
  ]);
}

function notCalled(toolCalls: number | null, { status }: RunInputResult): WhyAbsent | null {
  return toolCalls === 0 && status !== 'running' && status !== 'waiting' ? 'not called' : null;
}

/** Null while it may still run, and where the server does not name the components that ran. */
function whyNotRun(
  { status, noValues }: RunInputResult,
  { source, rows }: TimelineInput,
  unknown: ReadonlyMap<string, unknown>,
): WhyAbsent | null {
  if (status === 'running' || status === 'waiting' || rows.length === 0) return null;
  const isWhole =
    noValues !== 'half' && unknown.size === 0 && rows.every(({ id, name }) => id !== null || name === WAIT_NAME);
  return source !== 'not reported' && isWhole ? 'not reached' : null;
}
