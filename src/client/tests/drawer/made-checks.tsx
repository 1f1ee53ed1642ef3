/** The checks of a cell, each with what it found. */
import { type RefObject, useEffect, useState } from 'react';
import type { CellResult, CheckResult } from '#contract/suite/results-file.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { LIVE_STATE_LABELS, type LiveCellState } from '#tests/view/live-cell-state.ts';
import { articlesOf } from '../../blocks/answer/use-marked-texts.ts';
import { markTexts } from '../../shell/ui/browser/mark-texts.ts';
import { TestMark } from '../parts/test-mark.tsx';
import classes from './cell-drawer.module.css';
import { DrawerPart } from './drawer-part.tsx';

export interface MadeChecksProps {
  /** Element with the answers of the cell. */
  answers: RefObject<HTMLElement | null>;
  result: CellResult;
  /** The same cell in the baseline; null without a comparison. */
  before: CellResult | null;
  /** Shows the checks that failed first, and folds the others. */
  missedFirst: boolean;
}

const STATES: Readonly<Record<CheckResult['state'], LiveCellState>> = {
  passed: 'passed',
  missed: 'failed',
  broken: 'broken',
  'not checked': 'not run',
};

export function MadeChecks({ answers, result, before, missedFirst }: MadeChecksProps) {
  const { checks } = result;
  const [isUnfolded, setUnfolded] = useState(false);
  const passed = checks.filter(({ state }) => state === 'passed');
  const isFolded = missedFirst && !isUnfolded && passed.length > 0;
  const shown = !missedFirst
    ? checks
    : [...checks.filter((check) => !passed.includes(check)), ...(isFolded ? [] : passed)];
  if (checks.length === 0) {
    return result.state === 'broken' ? null : (
      <p className="tb-quiet tb-hairline-above tb-inset-sm-md">No checks. An answer is enough.</p>
    );
  }
  return (
    <DrawerPart
      title="Checks"
      beside={
        <span className="tb-sm tb-quiet">
          {before !== null
            ? 'baseline → now'
            : missedFirst
              ? 'missed first'
              : `${passed.length} of ${checks.length} passed`}
        </span>
      }
    >
      <ul className={`tb-list tb-sm-tall ${classes.checks}`} aria-label="Checks">
        {shown.map((check, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a check may be written twice
            key={at}
            className={`tb-hairline tb-gap-sm-md tb-flex tb-top ${classes.check}`}
            data-state={check.state}
            aria-label={`${check.state === 'not checked' ? 'Not checked' : LIVE_STATE_LABELS[STATES[check.state]]}: ${check.words}`}
          >
            <Pair
              before={before?.checks.find(({ words }) => words === check.words) ?? null}
              now={check}
              isPair={before !== null}
            />
            <FoundText check={check} answers={answers} />
            <span className={`tb-grow tb-break tb-quiet ${classes.why}`}>
              {check.state === 'not checked' && 'Not checked: '}
              {check.reason ? `“${check.reason}”` : check.why}
              {check.by !== undefined && (
                <span className="tb-mono tb-quiet">
                  {check.score === undefined ? '' : `${check.score} · `}
                  {check.by}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {isFolded && (
        <p className={`tb-hairline tb-gap-sm-md tb-flex tb-top ${classes.check}`}>
          <TestMark state="passed" />
          <span className={`tb-shrink tb-break ${classes.checkText}`}>
            {formatCount(passed.length, 'passed', 'passed')}
          </span>
          <button type="button" className="tb-link tb-strong" onClick={() => setUnfolded(true)}>
            Show
          </button>
        </p>
      )}
    </DrawerPart>
  );
}

/** Marks what the check found in the answer, while one points at it or has its focus there; a click goes to it. */
function FoundText({ check: { words, found }, answers }: { check: CheckResult } & Pick<MadeChecksProps, 'answers'>) {
  const [isMarked, setMarked] = useState(false);
  useEffect(() => {
    if (!isMarked || found === undefined) return;
    return markTexts('found-text', articlesOf(answers), [found]);
  }, [isMarked, found, answers]);
  if (found === undefined) return <span className={`tb-shrink tb-break ${classes.checkText}`}>{words}</span>;
  return (
    <button
      type="button"
      className={`tb-plain tb-shrink tb-break ${classes.checkText}`}
      title="Show it in the answer"
      onPointerEnter={() => setMarked(true)}
      onPointerLeave={() => setMarked(false)}
      onFocus={() => setMarked(true)}
      onBlur={() => setMarked(false)}
      onClick={() => articlesOf(answers)[0]?.scrollIntoView({ block: 'nearest' })}
    >
      {words}
    </button>
  );
}

function Pair({ before, now, isPair }: { before: CheckResult | null; now: CheckResult; isPair: boolean }) {
  if (!isPair) return <TestMark state={STATES[now.state]} />;
  return (
    <span className={`tb-row tb-fixed tb-gap-xs ${classes.pair}`}>
      <TestMark state={before === null ? 'not run' : STATES[before.state]} />
      <span className="tb-quiet" aria-hidden="true">
        →
      </span>
      <TestMark state={STATES[now.state]} />
    </span>
  );
}
