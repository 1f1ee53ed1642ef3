/** Analyses a draft against its flow and its server. Reads nothing but the values of variables; loaded after the first paint. */

import { isJsonEqual } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { TweaksText } from '#flow/text/tweaks-text.ts';
import type { ServerCapabilities } from '#run/model/connection.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';
import type { DraftAnalysis } from '../../../draft/analysis/draft-analysis.ts';
import { readTweaks } from '../../../draft/analysis/read-tweaks.ts';
import { sentVariableNames } from '../../../draft/plan/draft-plan.ts';
import { confirmReport } from '../../../draft/tweak-report/confirm-report.ts';
import { isReportOn, reportOutline } from '../../../draft/tweak-report/report-outline.ts';
import { makeRequestProblems } from '../lint/make-request-problems.ts';
import { makeDraftPlan } from '../plan/make-draft-plan.ts';

export interface AnalysedFlow {
  /** Id or endpoint name, as it is in the path. */
  id: string;
  /** Null while the flow is unknown. */
  index: FlowIndex | null;
}

type Before = Pick<DraftAnalysis, 'text' | 'report' | 'problems' | 'parsed'>;

/**
 * The first half, which the marks of the editor wait for. `before` is the last analysis: what did not change keeps its
 * identity. Never throws.
 */
export function analyseTweaks(
  draft: RequestDraft,
  { id, index }: AnalysedFlow,
  server: ServerCapabilities | null,
  before: Before,
): Pick<DraftAnalysis, 'confirm'> & { text: TweaksText; report: TweakReport } {
  const { tweaksText } = draft;
  const rules = server?.rules ?? null;
  const text = readTweaks(before, tweaksText);
  const hasVariables = server !== null && draft.variables !== undefined && draft.variables.length > 0;
  const variables = hasVariables ? sentVariableNames(makeDraftPlan({ draft, index, server, flowId: id }, text)) : [];
  const report =
    before.report !== null &&
    isReportOn(before.report, draft, index, rules) &&
    before.report.subject.variables?.join('\n') === variables.join('\n')
      ? before.report
      : makeTweakReport({ text: tweaksText, ...reportOutline(draft), index, rules, variables }, before.report, text);
  return { text, report, confirm: confirmReport };
}

/** The second half: what would be sent, and what to know about it. The last argument has the first half of the same draft. */
export function analyseRequest(
  draft: RequestDraft,
  { id, index }: AnalysedFlow,
  server: ServerCapabilities | null,
  { text, report, problems: before }: Before,
): Pick<DraftAnalysis, 'plan' | 'problems'> {
  if (text === null) return { plan: null, problems: before };
  // The capabilities of a newly chosen server are not known yet, and the old plan is not valid for it.
  const plan = server && makeDraftPlan({ draft, index, server, flowId: id }, text);
  const problems = plan ? makeRequestProblems(plan, report?.verdicts ?? [], text) : [];
  return { plan, problems: isJsonEqual(problems, before) ? before : problems };
}
