/** The critical path of a run: the chain of components that determined its duration, each waiting for the one before it. */
import { groupPairs } from '#contract/group-pairs.ts';
import type { ComponentTime } from '../reduce/component-times.ts';

/** Source and target of a connection of the flow, as component ids. */
export type ConnectionEnds = readonly [source: string, target: string];

/** A shorter wait is the server's own work between two components. */
const SHORTEST_WAIT_MS = 20;

/**
 * Walks back from the component that ended last, at each step to the predecessor that ended last, through components without
 * times; or, if the component waited on after that, to the one that ended last before it started: Langflow runs a flow in
 * layers, and a component waits for the whole layer before its own (traces of 1.13.0). Returns ids in the order in which they
 * ran; empty when nothing has ended.
 */
export function criticalPath(components: readonly ComponentTime[], connections: readonly ConnectionEnds[]): string[] {
  const ended = new Map<string, ComponentTime & { endMs: number }>();
  for (const component of components) {
    const { id, endMs } = component;
    if (id !== null && endMs !== null && component.state !== 'skipped') ended.set(id, { ...component, endMs });
  }
  const feeders = groupPairs(connections.map(([source, target]) => [target, source]));

  const path = new Set<string>();
  let current = lastToEnd([...ended.keys()], ended);
  while (current !== null) {
    path.add(current);
    const feeder = lastToEnd(nearestWithTimes(current, feeders, ended, path), ended);
    current = feeder === null ? null : (waitedFor(current, feeder, ended, path) ?? feeder);
  }
  return [...path].reverse();
}

/** Component id -> time when its last predecessor had ended. Without components whose predecessors have no times. */
export function readyTimes(
  components: readonly ComponentTime[],
  connections: readonly ConnectionEnds[],
): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  const note = (to: Map<string, number>, id: string, ms: number) => to.set(id, Math.max(to.get(id) ?? ms, ms));
  for (const { id, endMs } of components) if (id !== null && endMs !== null) note(ends, id, endMs);
  const ready = new Map<string, number>();
  for (const [source, target] of connections) {
    const end = ends.get(source);
    if (end !== undefined) note(ready, target, end);
  }
  return ready;
}

type Ended = ReadonlyMap<string, { endMs: number; startMs: number }>;

function lastToEnd(ids: readonly string[], ended: Ended): string | null {
  let last: string | null = null;
  for (const id of ids) {
    const [one, best] = [ended.get(id), last === null ? null : ended.get(last)];
    if (!one) continue;
    // If two ended at the same time, the one that started later is nearer to the end.
    if (!best || one.endMs > best.endMs || (one.endMs === best.endMs && one.startMs > best.startMs)) last = id;
  }
  return last;
}

/** The component that ended last between the end of `feeder` and the start of `id`; null if that is no wait. */
function waitedFor(id: string, feeder: string, ended: Ended, passed: ReadonlySet<string>): string | null {
  const start = ended.get(id)?.startMs ?? 0;
  const ready = (ended.get(feeder)?.endMs ?? start) + SHORTEST_WAIT_MS;
  const between = [...ended].filter(([other, { endMs }]) => !passed.has(other) && endMs > ready && endMs <= start);
  return lastToEnd(
    between.map(([other]) => other),
    ended,
  );
}

/** Skips components without times; visits each once, because flows may have cycles. */
function nearestWithTimes(
  id: string,
  feeders: ReadonlyMap<string, readonly string[]>,
  ended: Ended,
  passed: ReadonlySet<string>,
): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const open = [...(feeders.get(id) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (passed.has(next) || seen.has(next)) continue;
    seen.add(next);
    if (ended.has(next)) found.push(next);
    else open.push(...(feeders.get(next) ?? []));
  }
  return found;
}
