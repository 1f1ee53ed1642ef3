/** The components that a run could not have been shorter without: each waited for the one before it. */
import type { ComponentTime } from '../component-times.ts';

/** Source and target of a connection of the flow, as component ids. */
export type Connection = readonly [source: string, target: string];

/**
 * From the component that ended last back to the beginning: at each step to the one among those that feed it which ended
 * last. Components without times are passed through. In the order in which they ran; empty when nothing has ended.
 */
export function criticalPath(components: readonly ComponentTime[], connections: readonly Connection[]): string[] {
  const ended = new Map<string, ComponentTime & { endMs: number }>();
  for (const component of components) {
    const { id, endMs } = component;
    if (id !== null && endMs !== null && component.state !== 'skipped') ended.set(id, { ...component, endMs });
  }
  const feeders = new Map<string, string[]>();
  for (const [source, target] of connections) feeders.set(target, [...(feeders.get(target) ?? []), source]);

  const path: string[] = [];
  let current = lastToEnd([...ended.keys()], ended);
  while (current !== null) {
    path.unshift(current);
    current = lastToEnd(nearestWithTimes(current, feeders, ended, new Set(path)), ended);
  }
  return path;
}

/** When the last of those that feed a component had ended; null where it waits for nothing that has times. */
export function readyAt(
  id: string,
  components: readonly ComponentTime[],
  connections: readonly Connection[],
): number | null {
  const sources = new Set(connections.flatMap(([source, target]) => (target === id ? [source] : [])));
  const ends = components.flatMap((component) =>
    component.id !== null && sources.has(component.id) && component.endMs !== null ? [component.endMs] : [],
  );
  return ends.length === 0 ? null : Math.max(...ends);
}

type Ended = ReadonlyMap<string, { endMs: number; startMs: number }>;

function lastToEnd(ids: readonly string[], ended: Ended): string | null {
  let last: string | null = null;
  for (const id of ids) {
    const [one, best] = [ended.get(id), last === null ? null : ended.get(last)];
    if (!one) continue;
    // Of two that ended together the one that began later is nearer to the end.
    if (!best || one.endMs > best.endMs || (one.endMs === best.endMs && one.startMs > best.startMs)) last = id;
  }
  return last;
}

/** Through components that have no times, and never twice through one: flows may have loops. */
function nearestWithTimes(
  id: string,
  feeders: ReadonlyMap<string, readonly string[]>,
  ended: Ended,
  passed: ReadonlySet<string>,
): string[] {
  const found: string[] = [];
  const seen = new Set(passed);
  const open = [...(feeders.get(id) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (ended.has(next)) found.push(next);
    else open.push(...(feeders.get(next) ?? []));
  }
  return found;
}
