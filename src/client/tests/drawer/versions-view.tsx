/** The answer in the baseline and now: side by side, in line, or against the expected text. */
import { SegmentedControl } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { CellResult } from '#contract/suite/results-file.ts';
import { formatChanged } from '#run/compare/answer-difference.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { ComparedCell } from '#tests/report/compare-results.ts';
import { type CellDifference, cellDifference } from '#tests/view/cell-difference.ts';
import { DiffJson } from '../../blocks/difference/diff-json.tsx';
import { DiffText } from '../../blocks/difference/diff-text.tsx';
import type { TestTable } from '../model/test-table.ts';
import { useExpectedNow } from '../model/use-expected-now.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { AcceptedLine } from './accepted-line.tsx';
import classes from './cell-drawer.module.css';
import { DrawerPart } from './drawer-part.tsx';
import { useShowDifference } from './use-accept.ts';

const LAYOUTS = ['Side by side', 'In line', 'Expected'] as const;
type Layout = (typeof LAYOUTS)[number];

export interface VersionsViewProps {
  comparison: ComparedCell;
  now: CellResult | null;
  table: TestTable;
  testCase: number;
}

export function VersionsView({ comparison, now, table, testCase }: VersionsViewProps) {
  const expected = useExpectedNow(table, testCase);
  const section = useRef<HTMLElement>(null);
  useShowDifference(section);
  const { compared, result } = useTestsModel();
  const [layout, setLayout] = useState<Layout>('Side by side');
  const before = comparison.before?.cells[0] ?? null;
  const difference = useMemo(() => {
    const base = layout === 'Expected' ? expected !== null && { answer: expected } : before;
    return base && now !== null ? cellDifference(base, now) : null;
  }, [layout, expected, before, now]);
  const baseline = compared.comparison?.baseline.number ?? 0;
  return (
    <DrawerPart
      title="Answer"
      ref={section}
      beside={
        <>
          <span className="tb-mono tb-xs tb-quiet">
            {difference !== null && (difference.isSame ? 'the same' : `${formatChanged(difference.changed)} changed`)}
          </span>
          <span className="tb-end">
            <SegmentedControl
              aria-label="Versions"
              data={[...LAYOUTS]}
              value={layout}
              onChange={(value) => setLayout(LAYOUTS.find((one) => one === value) ?? 'Side by side')}
            />
          </span>
        </>
      }
    >
      {difference === null ? (
        <p className="tb-quiet tb-hairline-above tb-inset-sm-md">{missing(layout, before, now, baseline)}</p>
      ) : layout === 'Side by side' ? (
        <div className={`tb-hairline ${classes.sides}`}>
          <Side title={`Baseline #${baseline}`} time={before?.timeMs ?? null} difference={difference} side="before" />
          <Side
            title={`Now #${result.info?.number ?? ''}`}
            time={now?.timeMs ?? null}
            difference={difference}
            side="after"
          />
        </div>
      ) : (
        <div className={classes.difference}>
          <Difference difference={difference} side="both" />
          <AcceptedLine testCase={comparison.case} expected={expected} />
        </div>
      )}
    </DrawerPart>
  );
}

function missing(layout: Layout, before: CellResult | null, now: CellResult | null, baseline: number): string {
  if (now === null) return 'This cell has no answer now.';
  if (layout === 'Expected') return 'No expected text.';
  return before === null ? `#${baseline} does not have this cell.` : 'There is nothing to compare.';
}

interface SideProps {
  title: string;
  time: number | null;
  difference: CellDifference;
  side: 'before' | 'after';
}

function Side({ title, time, difference, side }: SideProps) {
  return (
    <div className={`tb-shrink ${classes.side}`}>
      <p className="tb-row tb-sm tb-quiet tb-below-xs">
        {title}
        {time !== null && <span className="tb-mono tb-xs tb-end">{formatDuration(time)}</span>}
      </p>
      <Difference difference={difference} side={side} />
    </div>
  );
}

function Difference({ difference, side }: { difference: CellDifference; side: 'before' | 'after' | 'both' }) {
  if (difference.kind === 'json') return <DiffJson difference={difference.json} side={side} />;
  const hidden = side === 'before' ? 'added' : side === 'after' ? 'removed' : null;
  return (
    <p className="tb-pre">
      <DiffText parts={difference.text.parts.filter(({ kind }) => kind !== hidden)} />
    </p>
  );
}
