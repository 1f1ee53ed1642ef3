/** Which rows of the report are shown, and in which order. */
import { BY_SEVERITY, type ShownState, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { sentText } from '#run/report/sent-text.ts';
import type { TweakReportRow } from '#run/report/tweak-report.ts';

export type ReportColumn = 'state' | 'name' | 'sent' | 'why' | 'run' | 'line';

export interface ReportSort {
  column: ReportColumn;
  isDescending: boolean;
}

export interface ReportView {
  /** `differs`: rows for which a run did something else than predicted. */
  show: 'all' | 'problems' | 'differs' | ShownState;
  /** A row has to contain all of these words. */
  text: string;
  sort: ReportSort;
}

export const TEXT_ORDER: ReportSort = { column: 'line', isDescending: false };
export const WHOLE_REPORT: ReportView = { show: 'all', text: '', sort: TEXT_ORDER };

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function cellText(row: TweakReportRow, column: Exclude<ReportColumn, 'state' | 'line'>): string {
  switch (column) {
    case 'name':
      return `${row.component} ${row.field}`;
    case 'sent':
      return sentText(row.sent);
    case 'why':
      return `${row.why} ${row.notes.join(' ')}`;
    case 'run':
      return row.proof?.used ?? '';
  }
}

function compareRows({ column }: ReportSort): (left: TweakReportRow, right: TweakReportRow) => number {
  if (column === 'line') return (left, right) => (left.span?.offset ?? 0) - (right.span?.offset ?? 0);
  if (column === 'state') {
    return (left, right) => BY_SEVERITY.indexOf(left.state) - BY_SEVERITY.indexOf(right.state);
  }
  return (left, right) => collator.compare(cellText(left, column), cellText(right, column));
}

function isShown(row: TweakReportRow, show: ReportView['show']): boolean {
  if (show === 'all') return true;
  if (show === 'problems') return row.isProblem;
  return show === 'differs' ? row.proof?.isAsPredicted === false : row.state === show;
}

function searchTextOf(row: TweakReportRow): string {
  const { state, componentIds, path } = row;
  const cells = (['name', 'sent', 'why', 'run'] as const).map((column) => cellText(row, column));
  return [STATE_LABELS[state], ...cells, ...componentIds, ...path].join('\n').toLowerCase();
}

/** Returns the same array if there is no filter or sort. The sort is stable. */
export function arrangeReportRows(
  rows: readonly TweakReportRow[],
  { show, text, sort }: ReportView,
): readonly TweakReportRow[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const isWhole = show === 'all' && words.length === 0;
  const matching = isWhole
    ? rows
    : rows.filter((row) => {
        if (!isShown(row, show)) return false;
        const rowText = words.length === 0 ? '' : searchTextOf(row);
        return words.every((word) => rowText.includes(word));
      });
  if (sort.column === 'line' && !sort.isDescending) return matching;
  const compare = compareRows(sort);
  return matching.toSorted(sort.isDescending ? (left, right) => compare(right, left) : compare);
}

/** Ascending, descending, and back to the order of the text. */
export function nextSort(sort: ReportSort, column: ReportColumn): ReportSort {
  if (sort.column !== column) return { column, isDescending: false };
  if (!sort.isDescending) return { column, isDescending: true };
  return TEXT_ORDER;
}
