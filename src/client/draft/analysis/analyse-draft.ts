/** Analyses a draft against its flow and its server. Pure; loaded after the first paint. */

import { isJsonEqual } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { ServerCapabilities } from '#run/model/connection.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { makeRequestProblems } from '../lint/make-request-problems.ts';
import { makeDraftPlan } from '../plan/make-draft-plan.ts';
import { confirmReport } from '../tweak-report/confirm-report.ts';
import { makeTweakReport } from '../tweak-report/make-tweak-report.ts';
import { outlineKey, reportOutline } from '../tweak-report/report-outline.ts';
import type { TweakReport } from '../tweak-report/tweak-report.ts';
import type { DraftAnalysis } from './draft-analysis.ts';

export interface AnalysedFlow {
  /** Id or endpoint name, as it is in the path. */
  id: string;
  /** Null while the flow is unknown. */
  index: FlowIndex | null;
}

/** `before` is the analysis of the draft before this change: what did not change keeps its identity. Never throws. */
export function analyseDraft(
  draft: RequestDraft,
  flow: AnalysedFlow,
  server: ServerCapabilities | null,
  before: Pick<DraftAnalysis, 'text' | 'report' | 'problems'>,
): Omit<DraftAnalysis, 'refresh'> {
  const { tweaksText } = draft;
  const outline = reportOutline(draft);
  const { index } = flow;
  const rules = server?.rules ?? null;
  const isSameText = before.text !== null && before.report?.text === tweaksText;
  const text = isSameText && before.text ? before.text : parseTweaksText(tweaksText);
  const report =
    isSameText && before.report && isAbout(before.report, { outline, index, rules })
      ? before.report
      : makeTweakReport({ text: tweaksText, ...outline, index, rules }, before.report, text);
  // Another server may have been chosen that has not said what it can do: the old plan is not its plan.
  const plan = server && makeDraftPlan({ ...{ draft, index, server }, flowId: flow.id }, text);
  const problems = plan ? makeRequestProblems(plan, report.verdicts, text) : [];
  return {
    ...{ text, report, plan },
    problems: isJsonEqual(problems, before.problems) ? before.problems : problems,
    confirm: confirmReport,
  };
}

function isAbout(
  { subject }: TweakReport,
  now: { outline: ReturnType<typeof reportOutline> } & Pick<TweakReport['subject'], 'index' | 'rules'>,
): boolean {
  return subject.index === now.index && subject.rules === now.rules && outlineKey(subject) === outlineKey(now.outline);
}
