/** Describes what cannot be matched between runs of different flows or versions of a flow. */
import { formatList } from '../figures/result-format.ts';
import type { Run } from '../model/run.ts';

/** One sentence per difference; `letters` name the runs. Empty for runs of the same version of a flow. */
export function unmatchedSentences(runs: readonly Run[], letters: readonly string[]): string[] {
  const [first, ...others] = runs;
  if (!first) return [];
  return others.flatMap((other, index) => {
    const pair = [letters[0] ?? '', letters[index + 1] ?? ''] as const;
    const flows = flowDifference(pair, first, other);
    const then = first.components;
    const now = other.components;
    if (!then || !now) {
      return [
        ...flows,
        `The components of ${formatList([...(then ? [] : [pair[0]]), ...(now ? [] : [pair[1]])])} are unknown, because an older release made that run.`,
      ];
    }
    return [...flows, ...onlyIn(pair[0], then, now), ...onlyIn(pair[1], now, then)];
  });
}

function flowDifference([a, b]: readonly [string, string], first: Run, other: Run): string[] {
  if (first.flow.id !== other.flow.id) {
    return [`${a} ran ${first.flow.name} and ${b} ran ${other.flow.name}. Components are matched by id, or by name.`];
  }
  if (first.graph === undefined || other.graph === undefined || first.graph === other.graph) return [];
  return [`${a} and ${b} ran different versions of ${other.flow.name}, so more than the request may differ.`];
}

type Named = { id: string; displayName: string };

function onlyIn(letter: string, own: readonly Named[], others: readonly Named[]): string[] {
  const ids = new Set(others.map(({ id }) => id));
  const names = new Set(others.map(({ displayName }) => displayName));
  const alone = own.filter(({ id, displayName }) => !ids.has(id) && !names.has(displayName));
  const listed = alone.map(({ displayName }) => displayName);
  return listed.length === 0 ? [] : [`Only in ${letter}: ${formatList(listed, 5)}.`];
}
