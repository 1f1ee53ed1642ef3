/** Values as API snippets and field templates have them, `{"value": …}`, written as they are. */
import { isJsonEqual, isJsonObject, type JsonValue } from '#contract/json.ts';
import { stateOf, writeTweak } from './field-state.ts';
import type { FlowIndex } from './flow-index.ts';
import type { TweakRules } from './tweak-verdict.ts';
import { findProperty, readEditableTree, type TreeProperty, type TreeValue } from './tweaks-tree.ts';

/** A part of the text, by its offsets. */
export interface TextRange {
  start: number;
  end: number;
}

export interface Unwrapped {
  text: string;
  /** How many values were unwrapped. */
  count: number;
}

function wrappedIn(property: TreeProperty): TreeValue | null {
  return property.value?.byKey.get('value')?.value ?? null;
}

/** True when the field is the same with the bare value: a wrapper that says more, such as `load_from_db`, stays. */
function isOnlyWrapped(
  index: FlowIndex,
  key: string,
  name: string,
  whole: JsonValue,
  inner: JsonValue,
  rules: TweakRules,
) {
  const component = index.byId.get(key) ?? index.byDisplayName.get(key)?.at(-1);
  const field = component?.fields.get(name);
  if (!field) return false;
  const own = stateOf(field);
  return isJsonEqual(writeTweak(own, whole, rules), writeTweak(own, inner, rules));
}

/** `"tone": {"value": "x"}` at the top means the field, where no component is called so. */
function meansBareKey(index: FlowIndex, key: string, whole: JsonValue, inner: JsonValue, rules: TweakRules): boolean {
  if (index.byId.has(key) || index.byDisplayName.has(key) || !index.byField.has(key)) return false;
  if (!isJsonObject(whole) || Object.keys(whole).some((name) => name !== 'value')) return false;
  if (typeof inner === 'object') return false;
  return typeof inner === 'string' || rules.bareScalars === 'apply';
}

/**
 * The text without wrappers that say nothing but the value; those within `range`, where one is given. A lone `"tweaks"`
 * around everything goes too. Broken text comes back as it is.
 */
export function unwrapTweaks(text: string, index: FlowIndex, rules: TweakRules, range?: TextRange): Unwrapped {
  const lifted = liftTweaks(text, index);
  if (lifted !== null) {
    const inside = unwrapTweaks(lifted, index, rules);
    return { text: inside.text, count: inside.count + 1 };
  }
  const root = readEditableTree(text)?.root;
  const edits: { at: TreeValue; by: TreeValue }[] = [];
  const consider = (property: TreeProperty, isWrapper: (whole: JsonValue, inner: JsonValue) => boolean): boolean => {
    const inner = wrappedIn(property);
    const isInside = !range || (property.offset >= range.start && property.offset < range.end);
    if (!inner || !property.value || !isInside || !isWrapper(property.value.value, inner.value)) return false;
    edits.push({ at: property.value, by: inner });
    return true;
  };
  for (const top of root?.properties ?? []) {
    if (consider(top, (whole, inner) => meansBareKey(index, top.key, whole, inner, rules))) continue;
    for (const leaf of top.value?.properties ?? []) {
      consider(leaf, (whole, inner) => isOnlyWrapped(index, top.key, leaf.key, whole, inner, rules));
    }
  }
  const made = edits.reduceRight(
    (before, { at, by }) =>
      before.slice(0, at.offset) + text.slice(by.offset, by.offset + by.length) + before.slice(at.offset + at.length),
    text,
  );
  return { text: made, count: edits.length };
}

/** What stands in `{"tweaks": {…}}`, as a request has it; null for anything else. */
function liftTweaks(text: string, index: FlowIndex): string | null {
  const root = readEditableTree(text)?.root ?? null;
  const property = findProperty(root, ['tweaks']);
  const isAlone = root?.properties?.length === 1 && property?.value?.properties;
  if (!isAlone || index.byId.has('tweaks') || index.byDisplayName.has('tweaks')) return null;
  const { offset, length } = property.value ?? { offset: 0, length: 0 };
  const lines = text.slice(offset, offset + length).split('\n');
  // One level less, as far as the lines are set in.
  const last = /^[ \t]*/.exec(lines.at(-1) ?? '')?.[0] ?? '';
  return lines.map((line) => (line.startsWith(last) ? line.slice(last.length) : line)).join('\n');
}
