/** What `tweakbench check` prints: the report of the page, as text or JSON. */
import { asksForDefault, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { sentText } from '#run/report/sent-text.ts';
import { type TweakReport, type TweakReportRow, whySentence } from '#run/report/tweak-report.ts';
import { alignRows } from '../terminal/align-rows.ts';
import { safeLine } from '../terminal/safe-line.ts';
import type { Style } from '../terminal/style.ts';

export interface CheckedTweaks {
  /** Name of the flow. */
  flow: string;
  /** Paths of the files, as they were typed. */
  flowFile: string;
  tweaksFile: string;
  report: TweakReport;
}

export function checkText({ flow, tweaksFile, report }: CheckedTweaks, style: Style): string {
  const { rows } = report;
  if (rows.length === 0) return `${tweaksFile} has no tweaks\n`;
  const cells = rows.map((row) => [
    STATE_LABELS[row.state],
    locationOf(row, tweaksFile),
    nameOf(row),
    sentText(row.sent),
  ]);
  const paint = (text: string, column: number, row: number) =>
    column === 0 ? stateStyle(rows[row], style)(text) : column === 1 ? style.quiet(text) : text;
  const lines = alignRows(cells, paint).flatMap((line, index) => {
    const row = rows[index];
    return row?.isProblem ? [line, `  ${safeLine(whySentence(row))}`] : [line];
  });
  return `${[style.strong(safeLine(flow)), ...lines, '', countsText(report)].join('\n')}\n`;
}

/** True for a tweak that does not do what it asks for, whatever the run. Null asks for the default. */
export function isLost({ state, verdicts }: TweakReportRow): boolean {
  if (state === 'resets') return !verdicts.every(asksForDefault);
  return state === 'ignored' || state === 'refused';
}

/** Values of secrets are masked, as everywhere. */
export function checkJson({ flow, flowFile, tweaksFile, report }: CheckedTweaks): string {
  const { rows, counts, rules } = report;
  const value = {
    format: 'tweakbench-check',
    version: 1,
    flow: { name: flow, file: flowFile },
    tweaks: tweaksFile,
    release: rules?.release ?? null,
    counts: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
    rows: rows.map((row) => ({
      state: row.state,
      path: row.path,
      line: row.span?.line ?? null,
      component: row.component,
      componentIds: row.componentIds,
      field: row.field,
      sent: row.sent,
      why: whySentence(row),
      suggestions: row.suggestion === null ? [] : [row.suggestion.to, ...row.suggestion.others],
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function countsText({ counts, rules }: TweakReport): string {
  const parts = counts.map(({ state, count }) => `${count} ${STATE_LABELS[state].toLowerCase()}`);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const release = rules === null ? '' : ` on Langflow ${rules.release}${rules.isAssumed ? ' (not measured)' : ''}`;
  return `${formatCount(total, 'tweak')}${release}: ${parts.join(', ')}`;
}

function locationOf({ span }: TweakReportRow, file: string): string {
  return span === null ? file : `${file}:${span.line}`;
}

function nameOf({ component, field }: TweakReportRow): string {
  return field === '' || component.includes('“') ? component : `${component} · ${field}`;
}

function stateStyle(row: TweakReportRow | undefined, style: Style): (text: string) => string {
  if (row && isLost(row)) return style.bad;
  return row?.isProblem ? style.warn : style.good;
}
