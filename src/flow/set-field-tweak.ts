/** Edits of the tweaks as a form makes them: one field gets a value, or goes back to the flow's own. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { TweakWrite } from './collect-writes.ts';
import { type FieldTweak, fieldTweaksOf } from './field-tweaks.ts';
import type { FlowComponent, FlowField, FlowIndex } from './flow-index.ts';
import { removeTweaks } from './remove-tweaks.ts';
import { isSameAsFlow } from './same-as-flow.ts';
import { tweakKeyOf } from './tweak-key.ts';
import type { TweakRules } from './tweak-verdict.ts';
import { setTweak } from './tweaks-edit.ts';
import { parseTweaksText } from './tweaks-text.ts';

/** A field of a flow, and how the server treats tweaks. */
export interface FieldPlace {
  index: FlowIndex;
  component: FlowComponent;
  field: FlowField;
  rules: TweakRules;
}

/** Keys of a wrapper that a new value replaces; others change the field in a way that an edit of its value keeps. */
const VALUE_KEYS: ReadonlySet<string> = new Set(['value', 'load_from_db']);

function isKeptWrapper({ field, value }: TweakWrite): boolean {
  if (!isJsonObject(value) || ['dict', 'NestedDict', 'mcp', 'file'].includes(field.type)) return false;
  return Object.keys(value).some((key) => !VALUE_KEYS.has(key));
}

/** Removing a bare key must not change what other components get, nor bring a tweak back that it has overridden. */
function canRemove(
  tweak: FieldTweak,
  value: JsonValue,
  { index, field, rules }: FieldPlace,
  all: Map<FlowField, FieldTweak>,
) {
  if (tweak.last.match !== 'bare') return true;
  return tweak.last.candidates.every((id) => {
    const other = index.byId.get(id)?.fields.get(field.name);
    if (!other || other === field) return true;
    return (all.get(other)?.writes.length ?? 0) <= 1 && isSameAsFlow(other, value, rules);
  });
}

/**
 * The text that gives the field this value: the tweak that counts is changed, else one is added under the component's key.
 * A value that is the flow's own leaves no tweak. Comments, the order of keys and all other tweaks stay. Broken text comes
 * back as it is. A bare key changes all components that it reaches.
 */
export function setFieldTweak(text: string, place: FieldPlace, value: JsonValue): string {
  const { index, component, field, rules } = place;
  const { tweaks } = parseTweaksText(text);
  if (!tweaks) return text;
  const all = fieldTweaksOf(index, tweaks, rules);
  const tweak = all.get(field);
  if (isSameAsFlow(field, value, rules) && (!tweak || canRemove(tweak, value, place, all))) {
    return tweak ? removeTweaks(text, pathsOf(tweak)) : text;
  }
  if (!tweak) return setTweak(text, [tweakKeyOf(component, tweaks, index), field.name], value);
  if (tweak.last.match === 'bare' && typeof value === 'object') return spreadBareKey(text, place, tweak, value);
  const { path } = tweak.last;
  if (!isKeptWrapper(tweak.last) || isJsonObject(value)) return setTweak(text, path, value);
  return setTweak(text, [...path, 'value'], value);
}

/** A list or an object cannot stand at the top: each component gets a tweak of its own, the others with the old value. */
function spreadBareKey(text: string, place: FieldPlace, { last }: FieldTweak, value: JsonValue): string {
  const { index, component, field } = place;
  const holders = last.candidates.flatMap((id) => index.byId.get(id) ?? []);
  return holders.reduce(
    (written, holder) => {
      const key = tweakKeyOf(holder, parseTweaksText(written).readable, index);
      return setTweak(written, [key, field.name], holder === component ? value : last.value);
    },
    removeTweaks(text, [last.path]),
  );
}

/** The text without any tweak on the field. A bare key goes for all components that it reaches. */
export function resetFieldTweak(text: string, { index, field, rules }: FieldPlace): string {
  const { tweaks } = parseTweaksText(text);
  const tweak = tweaks && fieldTweaksOf(index, tweaks, rules).get(field);
  return tweak ? removeTweaks(text, pathsOf(tweak)) : text;
}

function pathsOf({ writes }: FieldTweak): (readonly string[])[] {
  return writes.map(({ path }) => path);
}
