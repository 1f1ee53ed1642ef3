/** What a report depends on besides tweaks, flow and server: the targets of the inputs. */
import type { RunInput } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';

export interface ReportOutline {
  /** Inputs of the request without their texts, which do not change a verdict. Undefined if there are none. */
  inputs: readonly RunInput[] | undefined;
}

export function reportOutline({ inputsMode, inputs }: RequestDraft): ReportOutline {
  const targets = inputs.map(({ components, type }) => ({ components, type }));
  return { inputs: { mine: targets, none: undefined, keep: [] }[inputsMode] };
}

/** Equal for drafts that have the same report for the same tweaks. */
export function outlineKey({ inputs }: ReportOutline): string {
  return JSON.stringify(inputs ?? null);
}

/**
 * True if the report, with its verdicts, is about the tweaks of this draft on this flow. The texts of the inputs do not
 * matter.
 */
export function isReportOn(
  { subject }: TweakReport,
  draft: RequestDraft,
  index: FlowIndex | null,
  rules: TweakRules | null,
): boolean {
  return (
    subject.text === draft.tweaksText &&
    subject.index === index &&
    subject.rules === rules &&
    outlineKey(subject) === outlineKey(reportOutline(draft))
  );
}
