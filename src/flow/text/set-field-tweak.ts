/** Edits of the tweaks by a form: set the value of one field, or reset it to the flow's value. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowComponent, FlowField, FlowIndex } from '../index/flow-index.ts';
import { isInvalidAtTop, type TweakWrite } from '../tweaks/collect-writes.ts';
import { type FieldState, namesVariable, stateOf, writeTweak } from '../tweaks/field-state.ts';
import { type FieldTweak, fieldTweaksOf } from '../tweaks/field-tweaks.ts';
import { isSameAsFlow } from '../tweaks/same-as-flow.ts';
import { tweakPathOf } from '../tweaks/tweak-key.ts';
import type { TweakRules } from '../tweaks/tweak-verdict.ts';
import { removeTweaks } from './remove-tweaks.ts';
import { setTweak, setTweaks } from './tweaks-edit.ts';
import { parseTweaksText } from './tweaks-text.ts';

/** A field of a flow, and the server's rules for tweaks. */
export interface WrittenField {
  index: FlowIndex;
  component: FlowComponent;
  field: FlowField;
  rules: TweakRules;
}

/** Keys of a wrapper that a new value replaces; its other keys stay. */
const VALUE_KEYS: ReadonlySet<string> = new Set(['value', 'load_from_db']);

/** In fields of these types an object may be the value itself, not a wrapper. */
const UNWRAPPED_TYPES: ReadonlySet<string> = new Set(['dict', 'NestedDict', 'mcp', 'file']);

function mustKeepWrapper({ field, value }: TweakWrite): boolean {
  if (!isJsonObject(value) || UNWRAPPED_TYPES.has(field.type)) return false;
  return Object.keys(value).some((key) => !VALUE_KEYS.has(key));
}

/**
 * The value in the form that it must be written after the other tweaks on the field. Plain text in a field that names a
 * variable would become the variable's name, and up to 1.7 an object would be merged into a dict field.
 */
function asWritten({ field, rules }: WrittenField, tweak: FieldTweak | undefined, value: JsonValue): JsonValue {
  const isObject = isJsonObject(value);
  if (isObject && rules.objectOnDict === 'merge' && ['dict', 'mcp'].includes(field.type)) return { value };
  if (isObject || UNWRAPPED_TYPES.has(field.type)) return value;
  const before = (tweak?.writes ?? []).slice(0, -1);
  const wrapped =
    tweak && mustKeepWrapper(tweak.last) && isJsonObject(tweak.last.value) ? { ...tweak.last.value, value } : value;
  const state = [...before.map((write) => write.value), wrapped].reduce<FieldState>(
    (written, item) => writeTweak(written, item, rules),
    stateOf(field),
  );
  return namesVariable(state) ? { value, load_from_db: false } : value;
}

/** False if removing a bare key would change what other components receive, or bring back a tweak that it overrides. */
function canRemove(
  tweak: FieldTweak,
  value: JsonValue,
  { index, field, rules }: WrittenField,
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
 * Sets the value of the field: changes the tweak that counts, else adds one under the component's key, and removes it if the
 * value is the flow's own. Comments, the order of keys and all other tweaks stay. A bare key changes all components that it
 * reaches. Returns broken text unchanged.
 */
export function setFieldTweak(text: string, written: WrittenField, wanted: JsonValue): string {
  const { index, component, field, rules } = written;
  const { tweaks } = parseTweaksText(text);
  if (!tweaks) return text;
  const all = fieldTweaksOf(index, tweaks, rules);
  const tweak = all.get(field);
  const value = asWritten(written, tweak, wanted);
  if (isSameAsFlow(field, value, rules) && (!tweak || canRemove(tweak, value, written, all))) {
    return tweak ? removeTweaks(text, pathsOf(tweak)) : text;
  }
  if (!tweak) return setTweak(text, tweakPathOf(component, field.name, tweaks, index), value);
  const isValidAtTop = !isJsonObject(value) && !isInvalidAtTop(value, rules);
  if (tweak.last.match === 'bare' && !isValidAtTop) return spreadBareKey(text, written, tweak.last, tweaks, value);
  const { path } = tweak.last;
  if (!mustKeepWrapper(tweak.last) || isJsonObject(wanted)) return setTweak(text, path, value);
  const parts = isJsonObject(value) ? value : { value };
  return setTweaks(
    text,
    Object.entries(parts).map(([key, part]) => ({ path: [...path, key], value: part })),
  );
}

/** Each component that a bare key reaches gets its own tweak, the others with the old value. */
function spreadBareKey(
  text: string,
  { index, component, field }: WrittenField,
  last: TweakWrite,
  tweaks: Tweaks,
  value: JsonValue,
): string {
  const holders = last.candidates.flatMap((id) => index.byId.get(id) ?? []);
  return setTweaks(
    removeTweaks(text, [last.path]),
    holders.map((holder) => ({
      path: tweakPathOf(holder, field.name, tweaks, index),
      value: holder === component ? value : last.value,
    })),
  );
}

/** The text in which no other component shares the tweak that counts: each that a bare key reaches gets its own, with its value. */
export function unshareTweak(text: string, written: WrittenField): string {
  const { tweaks } = parseTweaksText(text);
  const tweak = tweaks && fieldTweaksOf(written.index, tweaks, written.rules).get(written.field);
  return tweak && tweak.reaches > 1 ? spreadBareKey(text, written, tweak.last, tweaks, tweak.last.value) : text;
}

/** Removes every tweak on the field; a bare key is removed for all components that it reaches. */
export function resetFieldTweak(text: string, { index, field, rules }: WrittenField): string {
  const { tweaks } = parseTweaksText(text);
  const tweak = tweaks && fieldTweaksOf(index, tweaks, rules).get(field);
  return tweak ? removeTweaks(text, pathsOf(tweak)) : text;
}

function pathsOf({ writes }: FieldTweak): (readonly string[])[] {
  return writes.map(({ path }) => path);
}
