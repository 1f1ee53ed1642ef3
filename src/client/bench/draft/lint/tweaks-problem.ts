/** What the request says of its tweaks: how many the report marks, which is the one count of them. */
import type { TweakReport } from '#run/report/tweak-report.ts';
import type { RequestProblem } from '../../../draft/lint/request-problem.ts';

/** Null if the report marks none, and while its rows are from an older text. */
export function tweaksProblem(report: TweakReport | null): RequestProblem | null {
  if (report === null || report.isBroken) return null;
  const rows = report.rows.filter(({ isProblem }) => isProblem);
  const [first] = rows;
  if (first === undefined) return null;
  const all = report.rows.length;
  return {
    id: 'tweaks',
    severity: 'warning',
    label: 'Tweaks',
    target: { kind: 'tweaks', line: first.span?.line ?? null },
    sentence: `${rows.length} of ${all} ${rows.length === 1 ? 'has' : 'have'} a problem. The report says why.`,
    fix: null,
    inReport: rows.length,
  };
}
