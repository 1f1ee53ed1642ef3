/** Finds tweaks and inputs that may have no effect, because a frozen component answers from an earlier result. */
import { groupPairs } from '#contract/group-pairs.ts';
import type { FlowIndex } from '../index/flow-index.ts';
import { follow } from '../request/reached-components.ts';
import type { TweakRules } from './tweak-verdict.ts';

/**
 * Component id -> the frozen component that may answer in its place: itself, or the nearest one behind it if every way to an
 * end of the flow leads through a frozen one. The server keeps each result for an hour (`cache_expire`), by user and component
 * id; while it has one, a frozen component does not run, so neither its tweaks nor what it is fed count. What is behind it does
 * (measured on base 0.7.3, 1.13.0 and 1.14.0.dev7, frozen-components.json). None on a server that keeps no results.
 */
export function frozenComponents(
  { components, connections }: FlowIndex,
  rules: Pick<TweakRules, 'frozen'>,
): ReadonlyMap<string, string> {
  if (rules.frozen === 'runs') return new Map();
  const frozen = components.filter(({ isFrozen }) => isFrozen).map(({ id }) => id);
  const found = new Map(frozen.map((id) => [id, id]));
  if (frozen.length === 0) return found;
  const sources = groupPairs(connections.map(({ source, target }) => [target, source]));
  const feeding = new Set(connections.map(({ source }) => source));
  const ends = components.filter(({ id, isFrozen }) => !feeding.has(id) && !isFrozen).map(({ id }) => id);
  // Frozen ones lead nowhere here, so that only ways around them are followed.
  const around = new Map([...sources].map(([target, from]) => [target, from.filter((id) => !found.has(id))]));
  const counting = follow(ends, around);
  // The loop also visits what it adds, the nearest first.
  for (const [id, nearest] of found) {
    for (const source of sources.get(id) ?? [])
      if (!counting.has(source) && !found.has(source)) found.set(source, nearest);
  }
  return found;
}
