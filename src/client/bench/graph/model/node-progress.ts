/** The progress of each component in the shown run, and how long it took. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { reachedComponents } from '#flow/request/reached-components.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { failedComponent } from '#run/model/failed-component.ts';
import type { Run } from '#run/model/run.ts';
import { type ComponentTime, componentTimes } from '#run/reduce/component-times.ts';

export type ProgressState = 'waiting' | 'running' | 'done' | 'skipped' | 'failed' | 'stopped';

export interface NodeProgress {
  state: ProgressState;
  /** `done in 1.21 s`: shown below the node and part of its accessible name. */
  text: string;
  /** While it runs: when its start was received, epoch ms. */
  since: number | null;
}

/** By component id. Does not have components that the run did not report. */
export type RunProgress = ReadonlyMap<string, NodeProgress>;

export const NO_PROGRESS: ReadonlyMap<string, NodeProgress> = new Map();

/**
 * The progress of the flow's components, for one input or (null) for all of them. During a run, reachable components that
 * were not reported yet are waiting, unless the route does not report components.
 */
export function runProgress(run: Run, input: number | null, index: FlowIndex): RunProgress {
  const inputs = run.inputs
    .filter(({ index: position }) => input === null || position === input)
    .map(({ index: position, status }) => {
      const times = componentTimes(run, position).components;
      const byId = new Map(times.flatMap((time) => (time.id === null ? [] : [[time.id, time] as const])));
      return { isOpen: run.status === 'running' && (status === 'waiting' || status === 'running'), times: byId };
    });
  const isReported = inputs.some(({ times }) => times.size > 0);
  const running = reachedComponents(index);
  const failed = failedComponents(run, input, index);
  const progress = new Map<string, NodeProgress>();
  for (const { id: component } of index.components) {
    const known = inputs.map(({ times }) => times.get(component)).filter((time) => time !== undefined);
    const isOpen =
      isReported && running.has(component) && inputs.some(({ isOpen, times }) => isOpen && !times.has(component));
    const state = failed.has(component) ? 'failed' : stateOf(known, isOpen);
    if (!state) continue;
    const since = state === 'running' ? heardOf(run, input, component) : null;
    progress.set(component, { state, text: textOf(state, known, inputs.length), since });
  }
  return progress;
}

function stateOf(known: readonly ComponentTime[], isOpen: boolean): ProgressState | null {
  const has = (state: ComponentTime['state']) => known.some((time) => time.state === state);
  if (has('failed')) return 'failed';
  if (has('running') || has('asking')) return 'running';
  if (isOpen) return 'waiting';
  if (has('stopped')) return 'stopped';
  if (has('done')) return 'done';
  return has('skipped') ? 'skipped' : null;
}

function textOf(state: ProgressState, known: readonly ComponentTime[], inputs: number): string {
  const ended = known.filter((time) => time.state === 'done' || time.state === 'failed');
  const times = ended.flatMap(({ startMs, endMs }) => (endMs === null ? [] : [endMs - startMs]));
  const slowestMs = Math.max(0, ...times);
  const slowest = times.length === 0 ? '' : formatDuration(slowestMs);
  // "Up to" the longest time of all inputs, unless that is "under 1 ms".
  const upTo = times.length > 1 && Math.round(slowestMs) >= 1 ? ', up to' : ' in';
  const share = inputs > 1 && ended.length > 0 && ended.length < inputs ? `${ended.length} of ${inputs} ` : '';
  switch (state) {
    case 'waiting':
    case 'running':
      return share === '' ? state : `${state}, ${share}done`;
    case 'skipped':
      return 'skipped';
    case 'stopped':
      return 'stopped';
    case 'failed':
      return slowest === '' ? 'failed' : `failed after ${slowest}`;
    case 'done':
      if (times.length === 0) return 'done';
      return `${share}done${upTo} ${slowest}`;
  }
}

/** When its latest start was received. */
function heardOf(run: Run, input: number | null, component: string): number | null {
  const start = run.events.findLast(
    ({ event }) =>
      event.event === 'component-start' && event.component === component && (input === null || event.input === input),
  );
  return start ? run.startedAt + start.receivedAt : null;
}

/** Components that an error names; an error of the whole run applies to every input. */
function failedComponents(run: Run, input: number | null, index: FlowIndex): ReadonlySet<string> {
  const own = run.inputs.map((item) => (input === null || item.index === input ? item.error : null));
  const ids = [run.error, ...own].map((error) => error && failedComponent(index, error));
  return new Set(ids.filter((id) => id !== null));
}
