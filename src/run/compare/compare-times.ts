/** Component times of several runs of one input on one scale. */
import { idTail } from '#flow/index/component-id.ts';
import { isRefusedInput } from '../errors/is-refusal.ts';
import { inputFigures } from '../figures/input-figures.ts';
import type { Run, RunInputResult } from '../model/run.ts';
import { type ComponentTime, componentTimes, type TimesSource } from '../reduce/component-times.ts';

export interface ComparedTime {
  key: string;
  name: string;
  /** One per run, in ms since its input began; null if the run has no such component. */
  times: readonly (ComponentTime | null)[];
}

export interface ComparedTimes {
  rows: readonly ComparedTime[];
  /** The source of the times of each run. */
  sources: readonly (TimesSource | 'refused' | 'not asked')[];
  /** The end of the scale in ms: that of the longest run. */
  endMs: number;
}

/** Matches components by id, else by name. The request of a run without component times gets a separate row. */
export function compareTimes(runs: readonly Run[], inputs: readonly (RunInputResult | null)[]): ComparedTimes {
  const rows: { key: string; name: string; ids: Set<string>; times: (ComponentTime | null)[] }[] = [];
  const sources: ComparedTimes['sources'][number][] = [];
  for (const [position, run] of runs.entries()) {
    const input = inputs[position] ?? null;
    const { components, source } =
      input === null ? { components: [], source: 'not asked' as const } : componentTimes(run, input.index);
    sources.push(source === 'not reported' && input && isRefusedInput(run, input.index) ? 'refused' : source);
    const shown = components.length > 0 ? components.filter(({ state }) => state !== 'skipped') : request(run, input);
    const fresh = shown.filter((time) => {
      const row =
        rows.find(({ ids, times }) => time.id !== null && ids.has(time.id) && !times[position]) ??
        rows.find(({ name, ids, times }) => name === time.name && !times[position] && isFree(ids, shown));
      if (!row) return true;
      row.times[position] = time;
      if (time.id !== null) row.ids.add(time.id);
      return false;
    });
    for (const time of fresh) {
      const times: (ComponentTime | null)[] = runs.map(() => null);
      times[position] = time;
      const ids = new Set(time.id === null ? [] : [time.id]);
      rows.push({ key: `${rows.length} ${time.id ?? time.name}`, name: time.name, ids, times });
    }
  }
  const all = rows.flatMap(({ times }) => times.filter((time) => time !== null));
  const endMs = Math.max(1, ...all.map(({ endMs: end, startMs }) => end ?? startMs));
  return { rows: named(rows), sources, endMs };
}

/** A component may use the row of another with the same name only if that one is not in this run. */
function isFree(ids: ReadonlySet<string>, shown: readonly ComponentTime[]): boolean {
  return !shown.some(({ id }) => id !== null && ids.has(id));
}

/** Adds the tail of the id to the names of components that share one. */
function named(
  rows: readonly { key: string; name: string; ids: ReadonlySet<string>; times: readonly (ComponentTime | null)[] }[],
): ComparedTime[] {
  return rows.map(({ key, name, ids, times }) => {
    const [id] = ids;
    const isShared = rows.filter((row) => row.name === name).length > 1;
    return { key, name: isShared && id !== undefined ? `${name} ${idTail(id)}` : name, times };
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
