/** Compares a report with what a run really did with the same tweaks, if the server reported it. */
import { isJsonEqual } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import { bindInputs, type InputBinding } from '#flow/request/bind-inputs.ts';
import { matchMasked } from '#flow/secrets/match-masked.ts';
import { shownState } from '#flow/tweaks/shown-state.ts';
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

/** Null if the prediction left it open. `reached`: the components whose text is written by the input of the outcome. */
function isAsPredicted(verdict: TweakVerdict, outcome: TweakOutcome, reached: readonly string[]): boolean | null {
  const { state, target } = verdict;
  if (state === 'may-not-count') return outcome.answeredEarlier === true ? true : null;
  // Each input may or may not overwrite its component's text; the report covers all of them.
  if (target?.field === 'input_value' && reached.includes(target.component)) return true;
  if (effectOf(outcome.state) !== effectOf(state)) return false;
  const counts = effectOf(state) === 'applied' || state === 'ambiguous';
  // The secrets of the stored run are masked.
  return (
    !counts || outcome.after === undefined || isJsonEqual(outcome.after, matchMasked(target?.after, outcome.after))
  );
}

interface UsedText {
  used: string;
  hint: string;
}

/** The outcome of a tweak: as the table shows it, and as a sentence about the run. */
function usedText({ state, after, answeredEarlier }: TweakOutcome, isSecret: boolean): UsedText {
  if (answeredEarlier === true) return { used: 'earlier result', hint: 'was answered by an earlier result' };
  if (state === 'resets') {
    const used = isSecret
      ? HIDDEN_VALUE
      : (after ?? null) === null
        ? BUILT_IN
        : `${showValue(after ?? null)} (${BUILT_IN})`;
    return { used, hint: `used its ${BUILT_IN} instead` };
  }
  const value = isSecret ? HIDDEN_VALUE : after === undefined ? null : showValue(after);
  if (state === 'ignored') return { used: 'no effect', hint: 'did not use it' };
  if (state === 'refused') return { used: 'refused', hint: 'was refused because of it' };
  if (value === null) {
    return state === 'overridden' ? { used: 'overridden', hint: 'overrode it' } : { used: 'used', hint: 'used it' };
  }
  return { used: value, hint: state === 'overridden' ? `used ${value} instead` : `used ${value}` };
}

/** Where another value arrived than the one sent; null if it is not known what arrived. */
function receivedText({ value }: TweakVerdict, { state, after, answeredEarlier }: TweakOutcome): string | null {
  const isAbout = state === 'applied' || state === 'no-op' || state === 'ignored' || state === 'overridden';
  if (!isAbout || answeredEarlier === true || after === undefined) return null;
  const [sent, received] = [showValue(value), showValue(after)];
  return sent === received ? null : `sent ${sent}, received ${received}`;
}

function proveRow(row: TweakReportRow, proof: RunProof, bindings: readonly InputBinding[]): TweakReportRow {
  const found = row.verdicts.flatMap((verdict) =>
    proof.reported.flatMap(({ input, outcomes, isAnswered, ran }) => {
      const component = verdict.target?.component ?? null;
      const outcome = outcomes.find((one) => one.component === component && isJsonEqual(one.path, verdict.path));
      if (!outcome) return [];
      // Either is in keeping with “may fail”.
      const hasRun = shownState(verdict) === 'may-fail' && isAnswered;
      const isExpected = hasRun ? null : isAsPredicted(verdict, outcome, bindings[input]?.reached ?? []);
      const isUnreached = component !== null && ran?.has(component) === false;
      const usage = hasRun ? ranText(verdict, outcome, row.isSecret, isUnreached) : usedText(outcome, row.isSecret);
      const isOther = isExpected === false && !row.isSecret;
      return [{ input, isExpected, usage, received: isOther ? receivedText(verdict, outcome) : null }];
    }),
  );
  const shown = found.find(({ isExpected }) => isExpected === false) ?? found[0];
  if (!shown) return row;
  const { isExpected: isAsExpected, usage, received } = shown;
  const run = proof.number;
  const proven: TweakReportRow = { ...row, proof: { run, isAsPredicted: isAsExpected, used: usage.used } };
  if (isAsExpected === true && row.state !== 'may-not-count') return proven;
  const isForAll = found.every(({ isExpected }) => isExpected === isAsExpected);
  const forInput = isForAll ? '' : ` for Input ${shown.input + 1}`;
  const sentence =
    received === null ? `Run #${run} ${usage.hint}${forInput}` : `${upperFirst(received)}${forInput} in run #${run}`;
  const hint = received === null ? `run #${run} ${usage.hint}` : `${received} in run #${run}`;
  return {
    ...proven,
    notes: [...row.notes, sentence],
    hint: [row.hint, hint].filter((part) => part !== '').join(', '),
    isProblem: row.isProblem || isAsExpected === false,
  };
}

/** A tweak that may fail, in a run that was answered: which value was used. */
function ranText(
  { target, problems }: TweakVerdict,
  outcome: TweakOutcome,
  isSecret: boolean,
  isUnreached: boolean,
): UsedText {
  const { state, after } = outcome;
  if (isUnreached) return { used: 'did not run', hint: 'did not run its component' };
  if (state === 'ignored') return usedText(outcome, isSecret);
  const despite = problems.some(({ kind }) => kind === 'wrong-type') ? ' despite the wrong type' : '';
  if (isSecret || after === undefined || !target) return { used: 'ran', hint: `ran${despite}` };
  const isOther = !isJsonEqual(after, target.after) && !isJsonEqual(after, target.before);
  const value = after === null ? BUILT_IN : `${showValue(after)}${isOther ? ` (${BUILT_IN})` : ''}`;
  return { used: `ran with ${value}`, hint: `ran${despite && `${despite},`} with ${value}` };
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
  if (proof.refusesAll || proof.refusedFields.length + proof.refusedKeys.length > 0) {
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

/** The row of a tweak whose refusal was predicted, after a run that was answered. */
function showNotRefused(row: TweakReportRow, run: number): TweakReportRow {
  return {
    ...row,
    proof: { run, isAsPredicted: false, used: 'not refused' },
    notes: [...row.notes, `Run #${run} was not refused`],
    hint: `${row.hint}, run #${run} was not refused`,
  };
}
