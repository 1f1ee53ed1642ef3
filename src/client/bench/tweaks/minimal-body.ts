/** The smallest tweaks with the same effect. */
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { removeTweaks } from '#flow/text/remove-tweaks.ts';
import { redundantTweaks } from '#flow/tweaks/redundant-tweaks.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';

export interface MinimalBody {
  /** The text of the report without redundant tweaks; comments outside of them stay. */
  text: string;
  /** How many tweaks were removed. */
  removed: number;
}

/** Null if the text is broken, or the flow or the server is unknown. */
export function minimalBody({ text, tweaks, subject }: TweakReport): MinimalBody | null {
  const { index, rules, inputs } = subject;
  if (!tweaks || !index || !rules) return null;
  const paths = redundantTweaks(index, tweaks, { rules, bindings: bindInputs(index, inputs) });
  return { text: removeTweaks(text, paths), removed: paths.length };
}
