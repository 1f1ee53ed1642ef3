/** Below the editor: what each tweak will do, before anything is sent. */
import { type ReactNode, useState } from 'react';
import type { TweakReport, TweakReportRow, TweakSuggestion } from '../../../draft/tweak-report/tweak-report.ts';
import { TweakCounts } from '../tweak-counts.tsx';
import classes from './report-dock.module.css';
import { ReportOrigin } from './report-origin.tsx';
import { ReportTable } from './report-table.tsx';

export const DOCK_HEAD = 36;

export interface ReportDockProps {
  /** Null for a moment after the page has opened. */
  report: TweakReport | null;
  /** Line of the editor's caret. */
  line: number | null;
  onGoTo: (row: TweakReportRow) => void;
  onReplace: (suggestion: TweakSuggestion) => void;
}

/** Height in px at which every row is seen. */
export function dockHeight(report: TweakReport | null, rowHeight: number): number {
  const rows = report?.rows.length ?? 0;
  return rows === 0 ? DOCK_HEAD : DOCK_HEAD + rowHeight * (rows + 1);
}

function emptyText(report: TweakReport): string | null {
  if (report.isEmpty) return 'Each field you write is checked here before anything is sent.';
  if (report.rules === null) return 'Choose a flow to check these tweaks.';
  if (report.rows.length > 0) return null;
  return report.isBroken ? 'Nothing to check yet: the text is not valid JSON.' : 'No field is named yet.';
}

function noProblemsText({ rows }: TweakReport): string {
  const areAllApplied = rows.every(({ state }) => state === 'applied');
  if (rows.length === 1) return areAllApplied ? 'The one tweak applies.' : 'No problem in the one tweak.';
  return areAllApplied ? `All ${rows.length} tweaks apply.` : `No problem in ${rows.length} tweaks.`;
}

export function ReportDock({ report, line, onGoTo, onReplace }: ReportDockProps) {
  const [isFiltered, setFiltered] = useState(false);
  const empty = report && emptyText(report);
  const hasRows = report !== null && report.rows.length > 0;
  const rows = isFiltered ? (report?.rows.filter(({ isProblem }) => isProblem) ?? []) : (report?.rows ?? []);
  return (
    <section className={classes.dock} aria-labelledby="report-title">
      <header className={classes.head}>
        <h3 className={classes.title} id="report-title">
          Report
        </h3>
        {empty && <p className={classes.note}>{empty}</p>}
        {report && <TweakCounts counts={report.counts} />}
        {hasRows && <ReportOrigin report={report} />}
        {hasRows && (
          <button
            type="button"
            className={classes.toggle}
            aria-pressed={isFiltered}
            onClick={() => setFiltered((before) => !before)}
          >
            Problems only
          </button>
        )}
      </header>
      {hasRows && rows.length === 0 && <Note>{noProblemsText(report)}</Note>}
      {rows.length > 0 && <ReportTable rows={rows} line={line} onGoTo={onGoTo} onReplace={onReplace} />}
    </section>
  );
}

function Note({ children }: { children: ReactNode }) {
  return <p className={classes.empty}>{children}</p>;
}
