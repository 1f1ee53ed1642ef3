/** What a folded pane or a tab shows about its content. */

import { BY_SEVERITY, isProblemState, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { TweakCount, TweakReport } from '#run/report/tweak-report.ts';
import { useConfirmedReport } from '../../bench/runs/use-confirmed-report.ts';
import { useRequestProblems } from '../../bench/runs/use-request-problems.ts';
import { countProblems } from '../../draft/lint/request-problem.ts';
import type { ConfirmedReport } from '../../draft/tweak-report/confirm-report.ts';
import { useDraftValue } from '../../draft/use-draft.ts';
import { IconAlertTriangle } from '../../shell/icons/icons.ts';
import { goTo } from '../../shell/navigation/go-to.ts';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import classes from './panes.module.css';

export function RequestSummary() {
  const mode = useDraftValue('inputsMode');
  const inputs = useDraftValue('inputs');
  const warnings = useWarnings();
  const summary = { mine: formatCount(inputs.length, 'input'), none: 'no inputs', keep: "the flow's inputs" }[mode];
  return warnings === 0 ? summary : `${summary} · ${formatCount(warnings, 'problem')}`;
}

/** Notes do not count. */
function useWarnings(): number {
  return countProblems(useRequestProblems());
}

/** After the name of the Request tab; nothing if the request has no warnings. */
export function RequestMark() {
  const warnings = useWarnings();
  if (warnings === 0) return null;
  return (
    <span className="tb-strong tb-inline tb-size-xs" style={{ color: 'var(--tb-ignored)' }}>
      <IconAlertTriangle size={12} stroke={2} aria-hidden="true" />
      {warnings}
      <span className="tb-visually-hidden"> {warnings === 1 ? 'problem' : 'problems'}</span>
    </span>
  );
}

/** "5 applied, 1 ignored", and how many did something else in the shown run. */
function countsText({ report, origin }: ConfirmedReport): string {
  const counts = report.counts.map(({ state, count }) => `${count} ${STATE_LABELS[state].toLowerCase()}`);
  if (origin.kind === 'differs') counts.push(`${origin.rows} not as predicted`);
  return counts.join(', ');
}

export function TweaksSummary() {
  const confirmed = useConfirmedReport();
  if (confirmed === null || confirmed.report.isEmpty) return 'none';
  if (confirmed.report.isBroken) return 'not valid JSON';
  return countsText(confirmed);
}

/** The most serious state of tweaks that do not work, with its count. */
function worstOf(report: TweakReport): TweakCount | undefined {
  return BY_SEVERITY.filter(isProblemState)
    .map((state) => report.counts.find((entry) => entry.state === state))
    .find((entry) => entry !== undefined);
}

/** After the name of the Tweaks tab; nothing if all tweaks work. */
export function TweaksMark() {
  const report = useConfirmedReport()?.report;
  const worst = report && worstOf(report);
  if (worst === undefined) return null;
  return (
    <span
      className="tb-strong tb-inline tb-size-xs"
      data-state={worst.state}
      style={{ color: `var(--tb-${worst.state})` }}
    >
      <StateMark state={worst.state} size={12} />
      {worst.count}
      <span className="tb-visually-hidden"> {STATE_LABELS[worst.state].toLowerCase()}</span>
    </span>
  );
}

/** One line under the plan on narrow screens: what the tweaks will do. A click shows them. */
export function TweaksChip() {
  const confirmed = useConfirmedReport();
  if (confirmed === null || confirmed.report.counts.length === 0) return null;
  const state = worstOf(confirmed.report)?.state ?? confirmed.report.counts[0]?.state ?? 'applied';
  return (
    <button
      type="button"
      className={`tb-plain tb-row tb-quiet tb-shrink tb-gap-xs-sm ${classes.chip}`}
      onClick={() => goTo({ kind: 'pane', pane: 'tweaks' })}
    >
      <span style={{ color: `var(--tb-${state})` }}>
        <StateMark state={state} size={12} />
      </span>
      <span className="tb-cut">{countsText(confirmed)}</span>
    </button>
  );
}
