/** A variant for each key of another one, to show the effect of each. */
import type { Tweaks } from '#contract/run-request.ts';
import { FLOW_VARIANT, MAX_SUITE_VARIANTS, type SuiteVariant } from '#contract/suite/suite-file.ts';
import { freeName } from '#contract/text/free-name.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { singleKeys } from './variant.ts';

/** `present` are those of the suite, without the flow itself. Empty for fewer than two keys, which show nothing new. */
export function keyVariants(tweaks: Tweaks, present: readonly Pick<SuiteVariant, 'name'>[]): SuiteVariant[] {
  const keys = singleKeys(JSON.stringify(tweaks));
  if (keys.length < 2) return [];
  const taken = new Set([FLOW_VARIANT, ...present.map(({ name }) => name)]);
  return keys.slice(0, Math.max(0, MAX_SUITE_VARIANTS - present.length)).map(({ name: wanted, tweaksText }) => {
    const name = freeName(wanted, taken);
    taken.add(name);
    return { name, tweaks: parseTweaksText(tweaksText).tweaks ?? {} };
  });
}
