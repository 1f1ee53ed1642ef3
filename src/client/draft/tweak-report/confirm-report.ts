/** Compares a report with what a run really did with the same tweaks, if the server reported it. */
import { isJsonEqual } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import { bindInputs, type InputBinding } from '#flow/request/bind-inputs.ts';
import { matchMasked } from '#flow/secrets/match-masked.ts';
import { shownState, usesDefault } from '#flow/tweaks/shown-state.ts';
import type { TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { countRows } from '#run/report/count-rows.ts';
import { BUILT_IN, HIDDEN_VALUE, showValue } from '#run/report/show-value.ts';
import type { TweakReport, TweakReportRow } from '#run/report/tweak-report.ts';
import { markRefused } from './mark-refused.ts';
import { outlineKey, reportOutline } from './report-outline.ts';
import type { RunProof } from './run-proof.ts';

export type ReportOrigin =
  | { kind: 'predicted' }
  | { kind: 'checked'; run: number }
  /** Rows whose tweaks did something other than predicted. */
  | { kind: 'differs'; run: number; rows: number }
  /** The server refused the run for some of the rows. */
  | { kind: 'refused'; run: number };

export interface ConfirmedReport {
  /** The report with a proof for each row about which the run reported. */
  report: TweakReport;
  origin: ReportOrigin;
}

/** Whether an equal value is a change depends on the flow, which may have been edited since the run. */
function effectOf(state: TweakOutcome['state']): TweakOutcome['state'] {
  return state === 'no-op' ? 'applied' : state;
}

/** `reached`: the components whose text is written by the input of the outcome. */
function isAsPredicted({ state, target }: TweakVerdict, outcome: TweakOutcome, reached: readonly string[]): boolean {
  // Each input may or may not overwrite its component's text; the report covers all of them.
  if (target?.field === 'input_value' && reached.includes(target.component)) return true;
  if (effectOf(outcome.state) !== effectOf(state)) return false;
  const counts = effectOf(state) === 'applied' || state === 'ambiguous';
  // The secrets of the stored run are masked.
  return (
    !counts || outcome.after === undefined || isJsonEqual(outcome.after, matchMasked(target?.after, outcome.after))
  );
}

/** The outcome of a tweak: as the table shows it, and as a sentence about the run. */
function usedText(
  { state, after }: TweakOutcome,
  isSecret: boolean,
  isDefault: boolean,
): { used: string; hint: string } {
  const value = isSecret ? HIDDEN_VALUE : after === undefined ? null : showValue(after);
  if (state === 'ignored' && isDefault) return { used: value ?? BUILT_IN, hint: `used its ${BUILT_IN} instead` };
  if (state === 'ignored') return { used: 'no effect', hint: 'did not use it' };
  if (state === 'refused') return { used: 'refused', hint: 'was refused because of it' };
  if (value === null) {
    return state === 'overridden' ? { used: 'overridden', hint: 'overrode it' } : { used: 'used', hint: 'used it' };
  }
  return { used: value, hint: state === 'overridden' ? `used ${value} instead` : `used ${value}` };
}

function proveRow(row: TweakReportRow, proof: RunProof, bindings: readonly InputBinding[]): TweakReportRow {
  const found = row.verdicts.flatMap((verdict) =>
    proof.reported.flatMap(({ input, outcomes, isAnswered }) => {
      const component = verdict.target?.component ?? null;
      const outcome = outcomes.find((one) => one.component === component && isJsonEqual(one.path, verdict.path));
      if (!outcome) return [];
      const isExpected = isAsPredicted(verdict, outcome, bindings[input]?.reached ?? []);
      // That the value arrived does not confirm that it caused the predicted failure.
      const hasRunAnyway = shownState(verdict) === 'may-fail' && isAnswered;
      return [{ input, outcome, isExpected: isExpected && !hasRunAnyway, hasRunAnyway }];
    }),
  );
  const shown = found.find(({ isExpected }) => !isExpected) ?? found[0];
  if (!shown) return row;
  const { used, hint } = shown.hasRunAnyway
    ? { used: 'it ran', hint: 'predicted failure; it ran' }
    : usedText(shown.outcome, row.isSecret, row.verdicts.some(usesDefault));
  const run = proof.number;
  if (shown.isExpected) return { ...row, proof: { run, isAsPredicted: true, used } };
  const isForAll = found.every(({ isExpected }) => !isExpected);
  const sentence = `Run #${run}${shown.hasRunAnyway ? ':' : ''} ${hint}${isForAll ? '' : ` for Input ${shown.input + 1}`}`;
  return {
    ...row,
    proof: { run, isAsPredicted: false, used },
    notes: [...row.notes, sentence],
    hint: [row.hint, `run #${run} ${hint}`].filter((part) => part !== '').join(', '),
    isProblem: true,
  };
}

/** Compares the order of keys too: of two tweaks on one field the later one wins. */
function areSameTweaks(report: TweakReport, { tweaks }: RunProof): boolean {
  return report.tweaks !== null && JSON.stringify(matchMasked(report.tweaks, tweaks)) === JSON.stringify(tweaks);
}

/**
 * Stays a prediction unless the run was started with exactly these tweaks, targets and Stream, and its server reported on
 * them. A refusal concerns a single field: it stays with a tweak until the tweak is changed.
 */
export function confirmReport(
  report: TweakReport,
  proof: RunProof | null,
  now: RequestDraft,
  flowId: string | null,
): ConfirmedReport {
  const predicted: ConfirmedReport = { report, origin: { kind: 'predicted' } };
  if (!proof || proof.flowId !== flowId || report.rows.length === 0) return predicted;
  const run = proof.number;
  if (proof.refusedFields.length + proof.refusedKeys.length > 0) {
    const rows = markRefused(report.rows, proof);
    if (rows.every((row) => row.proof === null)) return predicted;
    return { report: { ...report, rows, counts: countRows(rows) }, origin: { kind: 'refused', run } };
  }
  if (outlineKey(reportOutline(proof.draft)) !== outlineKey(reportOutline(now))) return predicted;
  if (!areSameTweaks(report, proof)) return predicted;
  const { index, inputs } = report.subject;
  const bindings = index ? bindInputs(index, inputs) : [];
  const rows = report.rows.map((row) =>
    row.state === 'refused' && proof.isAnswered ? showNotRefused(row, run) : proveRow(row, proof, bindings),
  );
  const proved = rows.filter((row) => row.proof !== null);
  if (proved.length === 0) return predicted;
  const differing = proved.filter((row) => row.proof?.isAsPredicted === false).length;
  return {
    report: { ...report, rows },
    origin: differing > 0 ? { kind: 'differs', run, rows: differing } : { kind: 'checked', run },
  };
}

/** For a predicted refusal of a run that was answered. */
function showNotRefused(row: TweakReportRow, run: number): TweakReportRow {
  return {
    ...row,
    proof: { run, isAsPredicted: false, used: 'not refused' },
    notes: [...row.notes, `Run #${run} was not refused`],
    hint: `${row.hint}, run #${run} was not refused`,
  };
}
