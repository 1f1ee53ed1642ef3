/** The questions of a run to a person: a card for each that waits, and a line for each that was decided. */
import { decisionWords, type HumanWait, humanWaits, isWaiting } from '#run/figures/human-waits.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { inputTitle } from '#run/variants/run-matrix.ts';
import { keepFocus } from '../../ui/focus/keep-focus.ts';
import classes from './decision.module.css';
import { DecisionCard } from './decision-card.tsx';

export interface RunDecisionsProps {
  run: Run;
  /** Index of the input; null for all. */
  input: number | null;
  /** True for a replay, in which nothing can be decided. */
  isReplay?: boolean;
  /** For an audience. */
  isLarge?: boolean;
}

export function RunDecisions({ run, input, isReplay = false, isLarge = false }: RunDecisionsProps) {
  const shown = run.inputs.filter(({ index }) => input === null || index === input);
  const waits = shown.flatMap((of) => humanWaits(run, of).map((wait) => ({ of, wait })));
  if (waits.length === 0) return null;
  return (
    <div className={`tb-fixed ${classes.list}`} data-large={isLarge || undefined} ref={keepFocus} tabIndex={-1}>
      {waits.map(({ of, wait }) => {
        const { question, name, askedMs, decidedMs } = wait;
        const title = run.inputs.length > 1 && input === null ? `${name}, ${inputTitle(run, of.index)}` : name;
        if (isWaiting(of, wait) && !isReplay) {
          return (
            <DecisionCard
              key={question.request_id}
              wait={wait}
              title={title}
              isLarge={isLarge}
              startedAt={run.startedAt}
            />
          );
        }
        const untilMs = decidedMs ?? inputFigures(run, of).timeMs;
        const waited = untilMs === null ? '' : ` after ${formatDuration(untilMs - askedMs)}`;
        return (
          <p key={question.request_id} className={`tb-sm-tall tb-quiet tb-hairline tb-inset-xs ${classes.line}`}>
            <strong className="tb-strong">{title}</strong> {outcomeOf(wait, isWaiting(of, wait))}
            {waited}
          </p>
        );
      })}
    </div>
  );
}

function outcomeOf(wait: HumanWait, isOpen: boolean): string {
  if (wait.decidedMs === null) return isOpen ? 'waits for a decision' : 'was stopped before a decision';
  return `asked, and ${decisionWords(wait)}`;
}
