/** Writes a component's fields into the tweaks with the values that they have anyway, to start from. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonEqual, isJsonObject } from '#contract/json.ts';
import type { FlowComponent, FlowField, FlowIndex } from '../index/flow-index.ts';
import { isTweakable } from '../index/is-tweakable.ts';
import { isSecretField } from '../index/secret-field.ts';
import { namesVariable } from '../tweaks/field-state.ts';
import { type MatchContext, matchTweaks } from '../tweaks/match-tweaks.ts';
import { tweakKeyOf } from '../tweaks/tweak-key.ts';
import { setTweak, setTweaks } from './tweaks-edit.ts';
import { parseTweaksText } from './tweaks-text.ts';

export interface FilledTweaks {
  text: string;
  /** How many fields were written. */
  added: number;
}

/** As a tweak says it: a field that names a global variable goes on naming it. */
function defaultValue(field: FlowField): JsonValue {
  return namesVariable(field) ? { value: field.value, load_from_db: true } : field.value;
}

/**
 * The text with every field of the component that a tweak can reach, as the flow has it, so that nothing changes. Fields
 * that are tweaked already stay as they are; secrets are left out, and so are fields whose value a tweak cannot say or
 * something else decides. Broken text comes back unchanged.
 */
export function fillDefaults(
  text: string,
  component: FlowComponent,
  index: FlowIndex,
  context: MatchContext,
): FilledTweaks {
  const { tweaks } = parseTweaksText(text);
  if (!tweaks) return { text, added: 0 };
  const key = tweakKeyOf(component, tweaks, index);
  const written = tweaks[key];
  const own = isJsonObject(written) ? written : {};
  const tweaked = new Set(
    matchTweaks(index, tweaks, context).flatMap(({ target }) =>
      target?.component === component.id ? [target.field] : [],
    ),
  );
  const candidates: JsonObject = Object.fromEntries(
    [...component.fields.values()]
      .filter((field) => isTweakable(field) && !isSecretField(field) && !tweaked.has(field.name))
      .map((field) => [field.name, defaultValue(field)]),
  );
  const verdicts = matchTweaks(index, { ...tweaks, [key]: { ...own, ...candidates } }, context);
  const unchanged = verdicts.flatMap(({ path: [top, field = ''], state, target }) => {
    const isNew = top === key && Object.hasOwn(candidates, field) && target?.component === component.id;
    const isSame = isNew && (state === 'no-op' || state === 'ambiguous') && isJsonEqual(target.before, target.after);
    return isSame ? [field] : [];
  });
  const filled = unchanged.map((field): [string, JsonValue] => [field, candidates[field] ?? null]);
  if (filled.length === 0) return { text, added: 0 };
  const next = isJsonObject(written)
    ? setTweaks(
        text,
        filled.map(([field, value]) => ({ path: [key, field], value })),
      )
    : setTweak(text, [key], Object.fromEntries(filled));
  return { text: next, added: filled.length };
}
