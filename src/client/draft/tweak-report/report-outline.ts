/** What a report depends on beside the tweaks, the flow and the server: which inputs reach what, and Stream. */
import type { RunInput } from '#contract/run-request.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';

export interface ReportOutline {
  /** As the request will have them, without their texts, which change no verdict. Absent for none. */
  inputs: readonly RunInput[] | undefined;
  stream: boolean;
}

export function reportOutline({ inputsMode, inputs, stream }: RequestDraft): ReportOutline {
  const targets = inputs.map(({ components, type }) => ({ components, type }));
  return { inputs: { mine: targets, none: undefined, keep: [] }[inputsMode], stream };
}

/** Equal for drafts that give the same report on the same tweaks. */
export function outlineKey({ inputs, stream }: ReportOutline): string {
  return JSON.stringify([inputs ?? null, stream]);
}
