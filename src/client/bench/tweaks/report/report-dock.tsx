/** The report below the editor: what each tweak will do, and after a run what it did. */

import { lazy, Suspense, useId, useMemo, useRef, useState } from 'react';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { TweakReport, TweakReportRow, TweakSuggestion } from '#run/report/tweak-report.ts';
import type { ConfirmedReport } from '../../../draft/tweak-report/confirm-report.ts';
import { focusText } from '../../../shell/ui/focus/focus-into.ts';
import { useSize } from '../../../shell/ui/layout/use-size.ts';
import classes from './report-dock.module.css';
import { ReportFilter } from './report-filter.tsx';
import { ReportOriginLine } from './report-origin.tsx';
import { arrangeReportRows, type ReportView } from './report-view.ts';
import { TweakCounts } from './tweak-counts.tsx';

const ReportVariables = lazy(async () => ({ default: (await import('./report-variables.tsx')).ReportVariables }));
const ReportTable = lazy(async () => ({ default: (await import('./report-table.tsx')).ReportTable }));

export const DOCK_HEAD = 36;
/** Up to this width the origin of the report does not fit into the head, and is shown below the rows. */
const SLIM = 480;
/** Height of that line, in px. */
const ORIGIN_BELOW = 29;
/** Height of the line of a variable, in px. */
const VARIABLE_LINE = 27;

/** So many rows need no filter by text and no order. */
const FEW_ROWS = 8;

const isSlim = (width: number) => width > 0 && width <= SLIM;

export interface ReportDockProps {
  /** Null until the first report is made. */
  confirmed: ConfirmedReport | null;
  view: ReportView;
  onView: (change: Partial<ReportView>) => void;
  /** Line of the editor's caret. */
  line: number | null;
  /** Called with the height of the table in px when it has all rows. */
  onTableHeight: (height: number) => void;
  onGoTo: (row: TweakReportRow) => void;
  onReplace: (suggestion: TweakSuggestion) => void;
  hasVariables: boolean;
}

interface DockHeight {
  report: TweakReport | null;
  rowHeight: number;
  /** Height of the table with all rows, 0 until it is measured. */
  table: number;
  width: number;
  /** How many variables of the run there are. */
  variables: number;
}

/** Height in px that shows every row at this width. */
export function dockHeight({ report, rowHeight, table, width, variables }: DockHeight): number {
  const rows = report?.rows.length ?? 0;
  const below = variables * VARIABLE_LINE;
  if (rows === 0) return DOCK_HEAD + below;
  return DOCK_HEAD + (table || rowHeight * rows) + below + (isSlim(width) ? ORIGIN_BELOW : 0);
}

function emptyText(report: TweakReport): string | null {
  if (report.isEmpty) return 'Each field you write is checked here before you run.';
  if (report.rules === null) return 'Choose a flow to check these tweaks.';
  if (report.rows.length > 0) return null;
  return report.isBroken ? 'Nothing to check yet: fix the JSON first.' : 'Name a field to check it.';
}

function noProblemsText({ rows }: TweakReport): string {
  const areAllApplied = rows.every(({ state }) => state === 'applied');
  if (rows.length === 1) return areAllApplied ? 'Your tweak applies.' : 'No problem in your tweak.';
  return areAllApplied ? `All ${rows.length} tweaks apply.` : `No problem in ${rows.length} tweaks.`;
}

function noRowsText(report: TweakReport, { show, text }: ReportView): string {
  if (text.trim() !== '') return `No tweak matches “${text.trim()}”.`;
  if (show === 'problems') return noProblemsText(report);
  if (show === 'differs') return 'No tweak did something else than predicted.';
  return show === 'all' ? 'No matching tweak.' : `No tweak has the state “${STATE_LABELS[show]}”.`;
}

export function ReportDock(props: ReportDockProps) {
  const { confirmed, view, onView, line, onTableHeight, onGoTo, onReplace, hasVariables } = props;
  const [isFinding, setFinding] = useState(false);
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const { ref, size } = useSize<HTMLElement>();
  const isOriginBelow = isSlim(size.width);
  const report = confirmed?.report ?? null;
  const all = report?.rows ?? NO_ROWS;
  const rows = useMemo(() => arrangeReportRows(all, view), [all, view]);
  const problems = all.filter(({ isProblem }) => isProblem).length;
  const empty = report && emptyText(report);
  const hasRows = report !== null && confirmed !== null && all.length > 0;
  return (
    <section
      ref={ref}
      className={`tb-fill tb-surface ${classes.dock}`}
      aria-labelledby={titleId}
      data-stale={report?.isBroken || undefined}
    >
      <header
        className={`tb-bar tb-sunken tb-inset-x tb-gap-md tb-one-line ${classes.head}`}
        data-diagnostic={isFinding || undefined}
      >
        <h3 ref={title} className="tb-sm tb-strong" id={titleId}>
          {report?.isBroken && hasRows ? 'Last valid version' : 'Report'}
        </h3>
        {empty && <p className={`tb-sm tb-quiet ${classes.note}`}>{empty}</p>}
        {hasRows && (
          <>
            <TweakCounts
              counts={report.counts}
              differing={confirmed.origin.kind === 'differs' ? confirmed.origin.rows : 0}
              show={view.show}
              onShow={(show) => onView({ show })}
            />
            {!isFinding && !isOriginBelow && !report.isBroken && (
              <ReportOriginLine origin={confirmed.origin} rules={report.rules} className={classes.inHead} />
            )}
            {(isFinding || all.length > FEW_ROWS) && (
              <ReportFilter
                text={isFinding ? view.text : null}
                onChange={(text) => {
                  setFinding(text !== null);
                  onView({ text: text ?? '' });
                }}
              />
            )}
            {(problems > 0 || view.show === 'problems') && (
              <button
                type="button"
                className={`tb-plain tb-sm tb-fixed tb-end tb-quiet tb-hover tb-inline tb-gap-xs ${classes.toggle}`}
                aria-label="Problems only"
                aria-pressed={view.show === 'problems'}
                onClick={() => onView({ show: view.show === 'problems' ? 'all' : 'problems' })}
              >
                Problems only {problems > 0 && <span className="tb-mono">{problems}</span>}
              </button>
            )}
          </>
        )}
      </header>
      {hasRows && rows.length === 0 && (
        <p className="tb-sm tb-quiet tb-inset-sm-md">
          {noRowsText(report, view)}{' '}
          <button
            type="button"
            className="tb-link tb-strong"
            onClick={() => {
              // The buttons of the head may go with the filter.
              focusText(title.current);
              setFinding(false);
              onView({ show: 'all', text: '' });
            }}
          >
            Show all
          </button>
        </p>
      )}
      {hasRows && rows.length > 0 && (
        <Suspense>
          <ReportTable
            rows={rows}
            sort={view.sort}
            hasFew={all.length <= FEW_ROWS}
            onSort={(sort) => onView({ sort })}
            run={confirmed.origin.kind === 'predicted' ? null : confirmed.origin.run}
            line={line}
            onHeight={rows.length === all.length ? onTableHeight : undefined}
            onGoTo={onGoTo}
            onReplace={onReplace}
          />
        </Suspense>
      )}
      {hasVariables && (
        <Suspense>
          <ReportVariables />
        </Suspense>
      )}
      {hasRows && isOriginBelow && !report.isBroken && (
        <ReportOriginLine origin={confirmed.origin} rules={report.rules} className={`tb-fixed ${classes.below}`} />
      )}
    </section>
  );
}

const NO_ROWS: readonly TweakReportRow[] = [];
