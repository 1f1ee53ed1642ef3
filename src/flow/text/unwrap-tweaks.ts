/** Replaces wrappers `{"value": …}`, as in API snippets and field templates, with their value. */
import { isJsonEqual, isJsonObject, type JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '../index/flow-index.ts';
import { isInvalidAtTop } from '../tweaks/collect-writes.ts';
import { componentOfKey } from '../tweaks/component-of-key.ts';
import { stateOf, writeTweak } from '../tweaks/field-state.ts';
import type { TweakRules } from '../tweaks/tweak-verdict.ts';
import { isLineComment, readComments } from './text-comments.ts';
import { INDENT, indentAt } from './tweaks-edit.ts';
import { findProperty, readEditableTree, type TreeProperty, type TreeValue } from './tweaks-tree.ts';

/** A range of the text by its offsets. */
export interface TextRange {
  start: number;
  end: number;
}

export interface Unwrapped {
  text: string;
  /** Number of wrappers removed. */
  count: number;
}

function wrappedValue(property: TreeProperty): TreeValue | null {
  return property.value?.byKey.get('value')?.value ?? null;
}

/** True when the plain value has the same effect. A wrapper that sets more, such as `load_from_db`, stays. */
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

/** `"tone": {"value": "x"}` at the top level means the field if no component has that name. */
function meansBareKey(index: FlowIndex, key: string, whole: JsonValue, inner: JsonValue, rules: TweakRules): boolean {
  if (componentOfKey(index, key) || !index.byField.has(key)) return false;
  if (!isJsonObject(whole) || Object.keys(whole).some((name) => name !== 'value')) return false;
  return !isJsonObject(inner) && !isInvalidAtTop(inner, rules);
}

/** The only key `"tweaks"` around everything, as in a request. */
function outerTweaks(root: TreeValue | null, index: FlowIndex): TreeProperty | null {
  const property = findProperty(root, ['tweaks']);
  if (root?.properties?.length !== 1 || !property?.value?.properties) return null;
  return componentOfKey(index, 'tweaks') ? null : property;
}

/**
 * Removes wrappers that hold only a value, if their key is in `range` (default: everywhere), and a `"tweaks"` around
 * everything. Comments in a wrapper move before its value. Returns broken text unchanged.
 */
export function unwrapTweaks(text: string, index: FlowIndex, rules: TweakRules, range?: TextRange): Unwrapped {
  const root = readEditableTree(text)?.root ?? null;
  const isInside = ({ offset }: TreeProperty) => !range || (offset >= range.start && offset < range.end);
  const edits: { property: TreeProperty; by: TreeValue }[] = [];
  const consider = (property: TreeProperty, isWrapper: (whole: JsonValue, inner: JsonValue) => boolean): boolean => {
    const inner = wrappedValue(property);
    if (!inner || !property.value || !isInside(property) || !isWrapper(property.value.value, inner.value)) return false;
    edits.push({ property, by: inner });
    return true;
  };
  const around = outerTweaks(root, index);
  for (const top of (around?.value ?? root)?.properties ?? []) {
    if (consider(top, (whole, inner) => meansBareKey(index, top.key, whole, inner, rules))) continue;
    for (const leaf of top.value?.properties ?? []) {
      consider(leaf, (whole, inner) => isOnlyWrapped(index, top.key, leaf.key, whole, inner, rules));
    }
  }
  const made = edits.reduceRight((before, { property, by }) => unwrap(before, property, by), text);
  const isLifted = around !== null && isInside(around);
  return { text: isLifted ? liftTweaks(made, index) : made, count: edits.length + (isLifted ? 1 : 0) };
}

/** `text` may have changed after the property. */
function unwrap(text: string, property: TreeProperty, by: TreeValue): string {
  const { offset, length } = property.value ?? by;
  const inner = text.slice(by.offset, by.offset + by.length);
  const comments = readComments(text.slice(offset, by.offset)).concat(
    readComments(text.slice(by.offset + by.length, offset + length)),
  );
  const next = `\n${indentAt(text, property.offset)}${INDENT}`;
  const lead = comments.map((comment) => comment + (isLineComment(comment) ? next : ' ')).join('');
  return text.slice(0, offset) + lead + inner + text.slice(offset + length);
}

/** Replaces `{"tweaks": {…}}` with the inner object. */
function liftTweaks(text: string, index: FlowIndex): string {
  const root = readEditableTree(text)?.root ?? null;
  const value = outerTweaks(root, index)?.value;
  if (!root || !value) return text;
  const start = value.offset;
  const end = start + value.length;
  const lines = text.slice(start, end).split('\n');
  // Removes one level of indentation.
  const last = /^[ \t]*/.exec(lines.at(-1) ?? '')?.[0] ?? '';
  const inner = lines.map((line) => (line.startsWith(last) ? line.slice(last.length) : line)).join('\n');
  const rootEnd = root.offset + root.length;
  const above = readComments(text.slice(root.offset, start)).map((comment) => `${comment}\n`);
  const below = readComments(text.slice(end, rootEnd)).map((comment) => `\n${comment}`);
  return text.slice(0, root.offset) + above.join('') + inner + below.join('') + text.slice(rootEnd);
}
