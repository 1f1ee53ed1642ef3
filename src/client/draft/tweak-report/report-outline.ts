/** What a report depends on besides tweaks, flow and server: the targets of the inputs. */
import type { RunInput } from '#contract/run-request.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';

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
