/** The expected text against the answer, and accepting the answer as expected once the difference was seen. */
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { CellResult } from '#contract/suite/results-file.ts';
import { cellDifference } from '#tests/view/cell-difference.ts';
import { DiffJson } from '../../blocks/difference/diff-json.tsx';
import { DiffText } from '../../blocks/difference/diff-text.tsx';
import { usePreference } from '../../shell/state/preference.ts';
import { singleLetters } from '../../shell/state/single-letters.ts';
import { hasModifier } from '../../shell/ui/browser/platform-keys.ts';
import type { TestTable } from '../model/test-table.ts';
import type { CellPosition } from '../model/use-cell-actions.ts';
import { useExpectedNow } from '../model/use-expected-now.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { AcceptedLine } from './accepted-line.tsx';
import classes from './cell-drawer.module.css';
import { DrawerPart } from './drawer-part.tsx';
import { useAccept, useShowDifference } from './use-accept.ts';

export interface ExpectedAnswerProps {
  table: TestTable;
  cell: CellPosition;
  result: CellResult;
}

/** A difference with so many px in view counts as seen. */
const ENOUGH = 140;

export function ExpectedAnswer({ table, cell, result }: ExpectedAnswerProps) {
  const expected = useExpectedNow(table, cell.case);
  const { setSeen } = useTestsModel();
  const section = useRef<HTMLElement>(null);
  const difference = useMemo(
    () => (expected === null ? null : cellDifference({ answer: expected }, result)),
    [expected, result],
  );
  const key = `${cell.case}.${cell.variant} ${result.repeat} ${result.startedAt}`;
  const see = useEffectEvent(setSeen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell has to be seen again
  useEffect(() => {
    const part = section.current;
    if (part === null || typeof IntersectionObserver === 'undefined') return;
    // The difference is seen when half of it is in view, or enough of a long one.
    const observer = new IntersectionObserver(
      ([entry]) => {
        const { intersectionRatio = 0, intersectionRect } = entry ?? {};
        see(intersectionRatio >= 0.5 || (intersectionRect?.height ?? 0) >= ENOUGH);
      },
      { threshold: [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1] },
    );
    observer.observe(part);
    return () => {
      observer.disconnect();
      see(false);
    };
  }, [key]);
  useShowDifference(section);
  const { accept } = useAccept(table, cell, result);
  const [hasLetters] = usePreference(singleLetters);
  // The first press of A has brought the focus here, and the difference into view.
  const onKeyDown = (event: KeyboardEvent) => {
    if (!hasLetters || event.target !== event.currentTarget) return;
    if (event.key.toLowerCase() !== 'a' || event.shiftKey || hasModifier(event)) return;
    event.preventDefault();
    accept(true);
  };
  return (
    <DrawerPart
      title="Expected against answer"
      ref={section}
      onKeyDown={onKeyDown}
      beside={
        difference !== null &&
        !difference.isSame && (
          <span className="tb-sm tb-end tb-gap-xs-sm tb-flex" aria-hidden="true">
            <del>expected</del> <ins>answer</ins>
          </span>
        )
      }
    >
      <div className={classes.difference}>
        {difference === null ? (
          <p className="tb-quiet">No expected text.</p>
        ) : difference.isSame ? (
          <p className="tb-quiet">The answer is the expected text.</p>
        ) : difference.kind === 'json' ? (
          <DiffJson difference={difference.json} side="both" />
        ) : (
          <p className="tb-pre">
            <DiffText parts={difference.text.parts} />
          </p>
        )}
        <AcceptedLine testCase={table.rowOf(cell.case)?.name ?? ''} expected={expected} />
      </div>
    </DrawerPart>
  );
}
