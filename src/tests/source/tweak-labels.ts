/** The tweaks of a variant in a few words. */
import type { JsonValue } from '#contract/json.ts';
import type { TweakState } from '#contract/run-event.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretTweak } from '#flow/index/secret-field.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import { tweakLeaves } from '#run/model/tweak-leaves.ts';
import { HIDDEN_VALUE, showValue } from '#run/report/show-value.ts';
import { objectOf } from '../suite/rows/json-parts.ts';

export interface TweakLabel {
  text: string;
  /** Null while the flow is not known. */
  state: TweakState | null;
}

/** `temperature 0.9`, one for each tweak in the order of the file. */
export function tweakLabels(tweaks: JsonValue | undefined, index: FlowIndex | null, rules: TweakRules): TweakLabel[] {
  const known = objectOf(tweaks);
  if (index === null) {
    return [...tweakLeaves(known).values()].map(({ field, value }) => ({
      text: labelOf(field, value, isSecretTweak(undefined, field)),
      state: null,
    }));
  }
  return matchTweaks(index, known, { rules, bindings: [] }).map(({ path, value, state, target }) => {
    const field = path.at(-1) ?? '';
    const found = target === null ? undefined : index.byId.get(target.component)?.fields.get(target.field);
    return { text: labelOf(field, value, isSecretTweak(found, field)), state };
  });
}

function labelOf(field: string, value: JsonValue, isSecret: boolean): string {
  const isName = typeof value === 'string' && value.startsWith('${');
  return `${field} ${isSecret && !isName ? HIDDEN_VALUE : isName ? value : showValue(value)}`;
}
