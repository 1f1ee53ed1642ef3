/** What the page says about runs that the server does not have yet, or no longer. */
import { formatCount } from '#run/figures/result-format.ts';
import type { RunSummary } from './run-summary.ts';

export function droppedWords(dropped: number): string {
  const runs = dropped === 1 ? 'the oldest run was' : `the ${dropped} oldest runs were`;
  return `This server keeps no more runs: ${runs} deleted. Pinned runs are always kept.`;
}

interface Reasons {
  refused: ReadonlyMap<string, string>;
  /** Why the last run was not sent; null if all were. */
  why: string | null;
  isLasting: boolean;
}

/** Null if none waits. */
export function problemOf(waiting: readonly RunSummary[], { refused, why, isLasting }: Reasons): string | null {
  const place = isLasting ? 'in this browser' : 'only until you close this page';
  const [given] = waiting.filter(({ id }) => refused.has(id));
  if (given) return `Run ${given.number} is kept ${place}: ${refused.get(given.id)}`;
  if (why === null || waiting.length === 0) return null;
  const count = formatCount(waiting.length, 'run');
  return `${why} ${count} ${waiting.length === 1 ? 'is' : 'are'} kept ${place} and sent again until the server has ${waiting.length === 1 ? 'it' : 'them'}.`;
}
