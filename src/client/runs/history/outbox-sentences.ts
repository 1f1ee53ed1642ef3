/** What the page says about what waits in the outbox. */
import { formatCount, formatList } from '#run/figures/result-format.ts';
import type { OutboxState } from './outbox-state.ts';

export function droppedSentence(dropped: number): string {
  const runs = dropped === 1 ? 'the oldest run was' : `the ${dropped} oldest runs were`;
  return `This server keeps no more runs: ${runs} deleted. Pinned runs are always kept.`;
}

/**
 * What is not on the server, or, of the shown result, only in part, while Tests shows itself what the server refuses; null for
 * nothing.
 */
export function unsavedProblem({ runs, cells, why, withoutRun }: OutboxState, result: string | null): string | null {
  if (why !== null && runs + cells > 0) return `${why} ${waitingSentence(runs, cells)}`;
  const count = result === null ? 0 : (withoutRun.get(result) ?? 0);
  if (count === 0) return null;
  const [were, their, runsOf] = count === 1 ? ['was', 'its', 'run'] : ['were', 'their', 'runs'];
  return `This server has no room for more whole runs: ${formatCount(count, 'result')} of tests ${were} saved without ${their} ${runsOf}. Answers and checks are saved.`;
}

/** A few sentences; null if nothing waits that was tried, and nothing is refused. */
export function outboxProblem({ runs, cells, refused, why, dropped }: OutboxState): string | null {
  const [run] = refused.flatMap((entry) => (entry.run ? [{ ...entry.run, why: entry.refusal }] : []));
  const sentences = [
    ...(run ? [`Run ${run.run.number} is only in this tab: ${run.why}`] : []),
    ...(why !== null && runs + cells > 0 ? [`${why} ${waitingSentence(runs, cells)}`] : []),
  ];
  if (sentences.length > 0) return sentences.join(' ');
  const refusedCells = refused.filter(({ cell }) => cell !== null).length;
  if (refusedCells > 0) return refusedSentence(refusedCells);
  return dropped === 0 ? null : droppedSentence(dropped);
}

function waitingSentence(runs: number, cells: number): string {
  const what = formatList([
    ...(runs > 0 ? [formatCount(runs, 'run')] : []),
    ...(cells > 0 ? [`${formatCount(cells, 'result')} of tests`] : []),
  ]);
  const [wait, are] = runs + cells === 1 ? ['waits', 'is'] : ['wait', 'are'];
  return `${what} ${wait} in this tab to be saved, and ${are} lost if it is closed, reloaded or crashes.`;
}

/** Why tests in progress wait, and until when; null while there is room, or while some is made. */
export function fullSentence({ isFull, runs, cells, refused, why }: OutboxState): string | null {
  if (!isFull) return null;
  if (why !== null && runs + cells > 0) {
    const wait = runs + cells === 1 ? 'waits' : 'wait';
    return `${why} ${runsAndResults(runs, cells)} ${wait} to be saved, and no more fit into this tab. Paused until this server has taken some.`;
  }
  if (refused.length === 0) return null;
  const refusedRuns = refused.filter(({ run }) => run !== null).length;
  return `This server refuses ${runsAndResults(refusedRuns, refused.length - refusedRuns)}, and no more fit into this tab. Paused until some are saved or discarded.`;
}

function runsAndResults(runs: number, cells: number): string {
  return formatList([
    ...(runs > 0 ? [formatCount(runs, 'run')] : []),
    ...(cells > 0 ? [formatCount(cells, 'result')] : []),
  ]);
}

/** Where they can be seen, saved as a file, sent again or discarded. */
function refusedSentence(count: number): string {
  const [are, them] = count === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${formatCount(count, 'result')} of tests ${are} only in this tab, because the server refuses ${them}: see Tests.`;
}
