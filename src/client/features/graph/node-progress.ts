/** How far each component has come in the shown run, read from its events as they arrive. */
import { formatDuration } from '#run/result-format.ts';
import type { Run } from '#run/run.ts';

export type ProgressState = 'waiting' | 'running' | 'done' | 'skipped' | 'failed';

export interface NodeProgress {
  state: ProgressState;
  /** `done in 1.21 s`, as it stands at the node and is heard after its name. */
  text: string;
}

/** Component id -> progress. Components that the run says nothing of are not in it. */
export type RunProgress = ReadonlyMap<string, NodeProgress>;

export const NO_PROGRESS: RunProgress = new Map();

interface Step {
  state: 'running' | 'done' | 'skipped' | 'failed';
  startedAt: number;
  /** ms on the server's clock; null until it has ended. */
  durationMs: number | null;
}

export interface ProgressReader {
  /** Null for every input. Keeps its identity until a component starts or ends. */
  read: (run: Run, input: number | null, components: readonly string[]) => RunProgress;
}

/** Reads each event of a run once, however often it is asked. */
export function createProgressReader(): ProgressReader {
  let runId = '';
  let count = 0;
  /** By input, then component. */
  let steps = new Map<number, Map<string, Step>>();
  let made: { key: string; of: object; progress: RunProgress } | null = null;
  let version = 0;

  function note(
    { input, component, at }: { input: number; component: string; at: number },
    state: Step['state'],
  ): void {
    const ofInput = steps.get(input) ?? new Map<string, Step>();
    steps.set(input, ofInput);
    const startedAt = state === 'running' ? at : (ofInput.get(component)?.startedAt ?? at);
    ofInput.set(component, { state, startedAt, durationMs: state === 'running' ? null : Math.max(0, at - startedAt) });
  }

  function take(run: Run): void {
    if (run.id !== runId || run.events.length < count) {
      runId = run.id;
      count = 0;
      steps = new Map();
      version += 1;
    }
    for (; count < run.events.length; count += 1) {
      const event = run.events[count]?.event;
      switch (event?.event) {
        case 'component-start':
          note(event, 'running');
          break;
        case 'component-end':
          note(event, 'done');
          break;
        case 'component-error':
          note(event, 'failed');
          break;
        case 'component-skip':
          note(event, 'skipped');
          break;
        default:
          continue;
      }
      version += 1;
    }
  }

  return {
    read(run, input, components) {
      take(run);
      const statuses = run.inputs.map(({ status }) => status).join(' ');
      const key = [run.id, version, input, run.status, statuses].join('\n');
      if (made?.key !== key || made.of !== components) {
        made = { key, of: components, progress: progressOf(run, input, components, steps) };
      }
      return made.progress;
    },
  };
}

function progressOf(
  run: Run,
  input: number | null,
  components: readonly string[],
  steps: ReadonlyMap<number, ReadonlyMap<string, Step>>,
): RunProgress {
  const inputs = run.inputs.filter(({ index }) => input === null || index === input);
  const failed = failedComponents(run, input);
  const isReported = [...steps.values()].some((ofInput) => ofInput.size > 0);
  const progress = new Map<string, NodeProgress>();
  for (const component of components) {
    const found = inputs.map(({ index }) => steps.get(index)?.get(component));
    const known = found.filter((step) => step !== undefined);
    const isOpen = inputs.some(({ status }, place) => !found[place] && (status === 'waiting' || status === 'running'));
    const state = stateOf(known, isOpen && run.status === 'running' && isReported, failed.has(component));
    if (state) progress.set(component, { state, text: textOf(state, known, inputs.length, run.status === 'running') });
  }
  return progress;
}

function stateOf(known: readonly Step[], isOpen: boolean, hasFailed: boolean): ProgressState | null {
  const has = (state: Step['state']) => known.some((step) => step.state === state);
  if (hasFailed || has('failed')) return 'failed';
  if (has('running')) return 'running';
  if (isOpen) return 'waiting';
  if (has('done')) return 'done';
  return has('skipped') ? 'skipped' : null;
}

function textOf(state: ProgressState, known: readonly Step[], inputs: number, isGoing: boolean): string {
  const done = known.filter((step) => step.state === 'done' || step.state === 'failed');
  const times = done.flatMap(({ durationMs }) => (durationMs === null ? [] : [durationMs]));
  const slowest = times.length === 0 ? '' : formatDuration(Math.max(...times));
  const share = inputs > 1 && done.length < inputs ? `${done.length} of ${inputs} ` : '';
  switch (state) {
    case 'waiting':
      return done.length > 0 ? `waiting, ${share}done` : 'waiting';
    case 'running':
      return isGoing ? `running${share === '' || done.length === 0 ? '' : `, ${share}done`}` : 'not finished';
    case 'skipped':
      return 'skipped';
    case 'failed':
      return slowest === '' ? 'failed' : `failed, ${slowest}`;
    case 'done':
      return times.length > 1 ? `${share}done, up to ${slowest}` : `${share}done in ${slowest}`;
  }
}

/** Components that an error names by id; an error of the whole run counts for every input. */
function failedComponents(run: Run, input: number | null): ReadonlySet<string> {
  const errors = [run.error, ...run.inputs.map((item) => (input === null || item.index === input ? item.error : null))];
  return new Set(
    errors.flatMap((error) =>
      error?.kind === 'component-failed' && error.component !== null ? [error.component] : [],
    ),
  );
}
