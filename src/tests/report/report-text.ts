/** Texts that all reports of tests share. */
import type { CellResult, ResultsFile } from '#contract/suite/results-file.ts';
import { lowerFirst } from '#contract/text/upper-first.ts';
import { isMissed, outcomeState } from '#flow/tweaks/outcome-state.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { serverName } from './result-changes.ts';

/** `refund · Friendly`, with the number of the repeat if there are several. */
export function cellTitle(
  { case: name, variant, repeat }: CellResult,
  { repeats }: Pick<ResultsFile, 'repeats'>,
): string {
  return `${name} · ${variant}${repeats > 1 ? ` (${repeat})` : ''}`;
}

/** What has to be known of a cell beside its answer: where its question is from, what ended the answer, and which results have it. */
export function cellNotes({ keepsInput, ended, carriedFrom }: CellResult): string[] {
  return [
    ...(keepsInput ? [SAVED_TEXT] : []),
    ...(ended === undefined ? [] : [ended.startsWith('Ended ') ? lowerFirst(ended) : ended]),
    ...(carriedFrom === undefined ? [] : [`from ${carriedFrom}`]),
  ];
}

export const SAVED_TEXT = 'asked the flow’s saved text';

/** `39 passed`, `8 failed`, …: the verdicts that some cell has. */
export function tallyLabels({
  tally: { passed, failed, broken, answered, notRun },
}: Pick<ResultsFile, 'tally'>): string[] {
  const counts = [
    [passed, 'passed'],
    [failed, 'failed'],
    [broken, 'broken'],
    [answered, 'answered'],
    [notRun, 'not run'],
  ] as const;
  return counts.flatMap(([count, label]) => (count === 0 ? [] : [`${count.toLocaleString('en')} ${label}`]));
}

/** The tweaks of a cell that did not, or may not, take effect: `Prompt · tome: Ignored`. */
export function failedTweaks({ tweaks, state }: Pick<CellResult, 'tweaks' | 'state'>): string[] {
  return tweaks
    .filter((outcome) => isMissed(outcome, state !== 'broken'))
    .map(
      (outcome) =>
        `${outcome.path.join(' · ')}: ${outcome.answeredEarlier ? 'Did not count' : STATE_LABELS[state === 'broken' ? outcomeState(outcome) : outcome.state]}`,
    );
}

/** `Langflow 1.13.0 at http://…, flow Support (support-bot)`. */
export function serverAndFlow(results: ResultsFile): string {
  return `${serverName(results)}, flow ${results.flow.name} (${results.flow.id})`;
}
