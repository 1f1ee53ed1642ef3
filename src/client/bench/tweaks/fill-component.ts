/** Adds the fields of a component with their defaults to the tweaks. */

import type { FlowComponent } from '#flow/index/flow-index.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { type FilledTweaks, fillDefaults } from '#flow/text/fill-defaults.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';

/** `text` is the current one. Null if it is broken, or the flow or the server is unknown. */
export function fillComponent({ subject }: TweakReport, text: string, component: FlowComponent): FilledTweaks | null {
  const { index, rules, inputs } = subject;
  if (!index || !rules || parseTweaksText(text).tweaks === null) return null;
  return fillDefaults(text, component, index, { rules, bindings: bindInputs(index, inputs) });
}
