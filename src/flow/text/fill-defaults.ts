/** Writes a component's fields into the tweaks with their current values, as a starting point. */
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

/** The field's value as a tweak: a field that names a global variable still does. */
function defaultValue(field: FlowField): JsonValue {
  return namesVariable(field) ? { value: field.value, load_from_db: true } : field.value;
}

/**
 * Adds every field of the component that a tweak can change, with the flow's value, so that nothing changes. Keeps existing
 * tweaks. Leaves out secrets, values that a tweak cannot express, and fields that something else sets. Returns broken text
 * unchanged.
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
      .filter(
        (field) => isTweakable(field) && !isSecretField(field) && !tweaked.has(field.name) && field.value !== null,
      )
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
