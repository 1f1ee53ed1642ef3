/** Describes what cannot be matched between runs of different flows or versions of a flow. */
import { formatList } from '../figures/result-format.ts';
import type { Run } from '../model/run.ts';
import type { Pair } from './run-pair.ts';

/** One sentence per difference. Empty for runs of the same version of a flow. */
export function unmatchedSentences([a, b]: Pair<Run>): string[] {
  const flows = flowDifference(a, b);
  return [...flows, ...onlyIn('A', a.components, b.components), ...onlyIn('B', b.components, a.components)];
}

function flowDifference(a: Run, b: Run): string[] {
  if (a.flow.id !== b.flow.id)
    return [`A ran ${a.flow.name} and B ran ${b.flow.name}. Components are matched by id, or by name.`];
  if (a.graph === undefined || b.graph === undefined || a.graph === b.graph) return [];
  return [`A and B ran different versions of ${b.flow.name}, so more than the request may differ.`];
}

type Named = { id: string; displayName: string };

function onlyIn(letter: string, own: readonly Named[], others: readonly Named[]): string[] {
  const ids = new Set(others.map(({ id }) => id));
  const names = new Set(others.map(({ displayName }) => displayName));
  const alone = own.filter(({ id, displayName }) => !ids.has(id) && !names.has(displayName));
  const listed = alone.map(({ displayName }) => displayName);
  return listed.length === 0 ? [] : [`Only in ${letter}: ${formatList(listed, 5)}.`];
}
