/** Component times of two runs of one input on one scale. */
import { idTail } from '#flow/index/component-id.ts';
import { isRefusedInput } from '../errors/is-refusal.ts';
import { inputFigures } from '../figures/input-figures.ts';
import type { Run, RunInputResult } from '../model/run.ts';
import { type ComponentTime, componentTimes, type TimesSource } from '../reduce/component-times.ts';
import { ofBoth, type Pair } from './run-pair.ts';

export interface ComparedTime {
  key: string;
  name: string;
  /** In ms since the input began; null if the run has no such component. */
  times: Pair<ComponentTime | null>;
}

export interface ComparedTimes {
  rows: readonly ComparedTime[];
  sources: Pair<TimesSource | 'refused' | 'not asked'>;
  /** The end of the scale in ms: that of the longer run. */
  endMs: number;
}

/** A row while it is filled. */
interface OpenRow {
  name: string;
  ids: Set<string>;
  times: [ComponentTime | null, ComponentTime | null];
}

/** Matches components by id, else by name. The request of a run without component times gets a separate row. */
export function compareTimes(runs: Pair<Run>, inputs: Pair<RunInputResult | null>): ComparedTimes {
  const rows: OpenRow[] = [];
  const sources = ofBoth(runs, (run, at) => {
    const input = inputs[at];
    const { components, source } =
      input === null ? { components: [], source: 'not asked' as const } : componentTimes(run, input.index);
    const there = components.filter(({ state }) => state !== 'skipped');
    addTimes(rows, components.length > 0 ? there : request(run, input), at);
    return source === 'not reported' && input && isRefusedInput(run, input.index) ? 'refused' : source;
  });
  const all = rows.flatMap(({ times }) => times.filter((time) => time !== null));
  const endMs = Math.max(1, ...all.map(({ endMs: end, startMs }) => end ?? startMs));
  return { rows: named(rows), sources, endMs };
}

function addTimes(rows: OpenRow[], shown: readonly ComponentTime[], at: 0 | 1): void {
  const fresh = shown.filter((time) => {
    const row =
      rows.find(({ ids, times }) => time.id !== null && ids.has(time.id) && !times[at]) ??
      rows.find(({ name, ids, times }) => name === time.name && !times[at] && isFree(ids, shown));
    if (!row) return true;
    row.times[at] = time;
    if (time.id !== null) row.ids.add(time.id);
    return false;
  });
  for (const time of fresh) {
    const ids = new Set(time.id === null ? [] : [time.id]);
    rows.push({ name: time.name, ids, times: at === 0 ? [time, null] : [null, time] });
  }
}

/** A component may use the row of another with the same name only if that one is not in this run. */
function isFree(ids: ReadonlySet<string>, shown: readonly ComponentTime[]): boolean {
  return !shown.some(({ id }) => id !== null && ids.has(id));
}

/** Adds the tail of the id to the names of components that share one. */
function named(rows: readonly OpenRow[]): ComparedTime[] {
  return rows.map(({ ids, name, times }, index) => {
    const [id] = ids;
    const isShared = rows.filter((row) => row.name === name).length > 1;
    return {
      key: `${index} ${id ?? name}`,
      name: isShared && id !== undefined ? `${name} ${idTail(id)}` : name,
      times,
    };
  });
}

function request(run: Run, input: RunInputResult | null): ComponentTime[] {
  const { timeMs, firstTokenMs } = inputFigures(run, input);
  if (input === null || input.startedAt === null) return [];
  const state = input.status === 'failed' ? 'failed' : input.status === 'stopped' ? 'stopped' : 'done';
  return [
    {
      id: null,
      name: 'Request',
      startMs: 0,
      endMs: timeMs,
      firstTextMs: firstTokenMs,
      state,
      tokens: null,
      cost: null,
      model: null,
      error: null,
    },
  ];
}
