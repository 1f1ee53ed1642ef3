/** A component's fields with their defaults, for the request that is being written. */

import type { FlowComponent } from '#flow/index/flow-index.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { type FilledTweaks, fillDefaults } from '#flow/text/fill-defaults.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { TweakReport } from '../../draft/tweak-report/tweak-report.ts';

/** `text` as it is now; null while it is broken, or the flow or the server is unknown. */
export function fillComponent({ subject }: TweakReport, text: string, component: FlowComponent): FilledTweaks | null {
  const { index, rules, inputs, stream } = subject;
  if (!index || !rules || parseTweaksText(text).tweaks === null) return null;
  return fillDefaults(text, component, index, { rules, stream, bindings: bindInputs(index, inputs) });
}
