/** One problem of the request for all tweaks that the report marks. */
import { isProblemState, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { countRows } from '#run/report/count-rows.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';
import type { RequestProblem } from '../../../draft/lint/request-problem.ts';

/** Null if `shown` already covers all marked tweaks, and while the rows of the report are from an older text. */
export function tweaksProblem(report: TweakReport | null, shown: readonly RequestProblem[]): RequestProblem | null {
  if (report === null || report.isBroken) return null;
  const shownPaths = new Set(shown.flatMap(({ path }) => (path === undefined ? [] : [path.join('\n')])));
  const rows = report.rows.filter(({ state, path }) => isProblemState(state) && !shownPaths.has(path.join('\n')));
  if (rows.length === 0) return null;
  const counts = countRows(rows).map(({ state, count }) => `${count} ${STATE_LABELS[state].toLowerCase()}`);
  return {
    id: 'tweaks',
    severity: 'warning',
    label: 'Tweaks',
    target: { kind: 'tweaks', line: rows[0]?.span?.line ?? null },
    sentence: `${counts.join(', ')}. The report says why.`,
    fix: null,
    count: rows.length,
  };
}
