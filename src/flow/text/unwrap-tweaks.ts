/** Values as API snippets and field templates have them, `{"value": …}`, written as they are. */
import { isJsonEqual, isJsonObject, type JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '../index/flow-index.ts';
import { componentOfKey } from '../tweaks/aimed-component.ts';
import { isInvalidAtTop } from '../tweaks/collect-writes.ts';
import { stateOf, writeTweak } from '../tweaks/field-state.ts';
import type { TweakRules } from '../tweaks/tweak-verdict.ts';
import { endsItsLine, readComments } from './text-comments.ts';
import { INDENT, indentAt } from './tweaks-edit.ts';
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
  const component = componentOfKey(index, key);
  const field = component?.fields.get(name);
  if (!field) return false;
  const own = stateOf(field);
  return isJsonEqual(writeTweak(own, whole, rules), writeTweak(own, inner, rules));
}

/** `"tone": {"value": "x"}` at the top means the field, where no component is called so. */
function meansBareKey(index: FlowIndex, key: string, whole: JsonValue, inner: JsonValue, rules: TweakRules): boolean {
  if (componentOfKey(index, key) || !index.byField.has(key)) return false;
  if (!isJsonObject(whole) || Object.keys(whole).some((name) => name !== 'value')) return false;
  return !isJsonObject(inner) && !isInvalidAtTop(inner, rules);
}

/** A lone `"tweaks"` around everything, as a request has it. */
function aroundAll(root: TreeValue | null, index: FlowIndex): TreeProperty | null {
  const property = findProperty(root, ['tweaks']);
  if (root?.properties?.length !== 1 || !property?.value?.properties) return null;
  return componentOfKey(index, 'tweaks') ? null : property;
}

/**
 * The text without wrappers that say nothing but the value; those whose key is in `range`, where one is given. A lone
 * `"tweaks"` around everything goes too. Comments in a wrapper are before what was in it. Broken text comes back as it is.
 */
export function unwrapTweaks(text: string, index: FlowIndex, rules: TweakRules, range?: TextRange): Unwrapped {
  const root = readEditableTree(text)?.root ?? null;
  const isInside = ({ offset }: TreeProperty) => !range || (offset >= range.start && offset < range.end);
  const edits: { property: TreeProperty; by: TreeValue }[] = [];
  const consider = (property: TreeProperty, isWrapper: (whole: JsonValue, inner: JsonValue) => boolean): boolean => {
    const inner = wrappedIn(property);
    if (!inner || !property.value || !isInside(property) || !isWrapper(property.value.value, inner.value)) return false;
    edits.push({ property, by: inner });
    return true;
  };
  const around = aroundAll(root, index);
  for (const top of (around?.value ?? root)?.properties ?? []) {
    if (consider(top, (whole, inner) => meansBareKey(index, top.key, whole, inner, rules))) continue;
    for (const leaf of top.value?.properties ?? []) {
      consider(leaf, (whole, inner) => isOnlyWrapped(index, top.key, leaf.key, whole, inner, rules));
    }
  }
  const made = edits.reduceRight((before, { property, by }) => takeOff(before, property, by), text);
  const isLifted = around !== null && isInside(around);
  return { text: isLifted ? liftTweaks(made, index) : made, count: edits.length + (isLifted ? 1 : 0) };
}

/** `text` may have changed behind the property. */
function takeOff(text: string, property: TreeProperty, by: TreeValue): string {
  const { offset, length } = property.value ?? by;
  const inner = text.slice(by.offset, by.offset + by.length);
  const comments = readComments(text.slice(offset, by.offset)).concat(
    readComments(text.slice(by.offset + by.length, offset + length)),
  );
  const next = `\n${indentAt(text, property.offset)}${INDENT}`;
  const lead = comments.map((comment) => comment + (endsItsLine(comment) ? next : ' ')).join('');
  return text.slice(0, offset) + lead + inner + text.slice(offset + length);
}

/** What is in `{"tweaks": {…}}` in place of it. */
function liftTweaks(text: string, index: FlowIndex): string {
  const root = readEditableTree(text)?.root ?? null;
  const value = aroundAll(root, index)?.value;
  if (!root || !value) return text;
  const start = value.offset;
  const end = start + value.length;
  const lines = text.slice(start, end).split('\n');
  // One level less, as far as the lines are set in.
  const last = /^[ \t]*/.exec(lines.at(-1) ?? '')?.[0] ?? '';
  const inner = lines.map((line) => (line.startsWith(last) ? line.slice(last.length) : line)).join('\n');
  const rootEnd = root.offset + root.length;
  const above = readComments(text.slice(root.offset, start)).map((comment) => `${comment}\n`);
  const below = readComments(text.slice(end, rootEnd)).map((comment) => `\n${comment}`);
  return text.slice(0, root.offset) + above.join('') + inner + below.join('') + text.slice(rootEnd);
}
