/** Holds a report against what a run really did with the same tweaks, where the server told. */
import { isJsonEqual } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import type { TweakVerdict } from '#flow/tweak-verdict.ts';
import type { RequestDraft } from '#run/request-draft.ts';
import { outlineKey, reportOutline } from './report-outline.ts';
import type { TweakReport } from './tweak-report.ts';

/** The part of an ended run that a report can be held against. */
export interface RunProof {
  number: number;
  flowId: string;
  draft: RequestDraft;
  /** One list an input that was reported on. */
  outcomes: readonly (readonly TweakOutcome[])[];
}

export type ReportOrigin =
  | { kind: 'forecast' }
  | { kind: 'confirmed'; run: number }
  /** Tweaks that did something else than the report says. */
  | { kind: 'differs'; run: number; rows: number };

function isAsForecast({ path, state, target }: TweakVerdict, outcomes: readonly TweakOutcome[]): boolean {
  // Each input decides for itself whether it overwrites its component's text; the report speaks for all of them.
  if (target?.field === 'input_value') return true;
  const outcome = outcomes.find(
    (candidate) => candidate.component === (target?.component ?? null) && isJsonEqual(candidate.path, path),
  );
  if (!outcome) return true;
  if (outcome.state !== state) return false;
  const counts = state === 'applied' || state === 'ambiguous';
  return !counts || outcome.after === undefined || isJsonEqual(outcome.after, target?.after);
}

/** A forecast unless the run was started with exactly these tweaks, targets and Stream, and its server reported on them. */
export function confirmReport(
  report: TweakReport,
  proof: RunProof | null,
  now: RequestDraft,
  flowId: string | null,
): ReportOrigin {
  if (!proof || proof.flowId !== flowId || proof.outcomes.length === 0 || report.isBroken) return { kind: 'forecast' };
  if (proof.draft.tweaksText !== report.text) return { kind: 'forecast' };
  if (outlineKey(reportOutline(proof.draft)) !== outlineKey(reportOutline(now))) return { kind: 'forecast' };
  const differing = report.rows.filter(({ verdicts }) =>
    verdicts.some((verdict) => proof.outcomes.some((outcomes) => !isAsForecast(verdict, outcomes))),
  );
  if (differing.length > 0) return { kind: 'differs', run: proof.number, rows: differing.length };
  return { kind: 'confirmed', run: proof.number };
}
