/** Edits of the text of the tweaks. Comments, the order of keys and everything else stay. */
import { format } from 'jsonc-parser';
import { isJsonObject, type JsonObject, type JsonValue, MAX_JSON_DEPTH } from '#contract/json.ts';
import { findTooDeep } from '../index/nesting-depth.ts';
import { removeTweaks } from './remove-tweaks.ts';
import { readTrailingComment } from './text-comments.ts';
import { endOfProperty, findProperty, parseTweaksTree, readEditableTree, type TreeValue } from './tweaks-tree.ts';

export const INDENT = '  ';

function replace(text: string, start: number, end: number, content: string): string {
  return text.slice(0, start) + content + text.slice(end);
}

/** The indentation of the line, up to `offset`. */
export function indentAt(text: string, offset: number): string {
  return indentsOf(text)(offset);
}

/** An indentation that nobody typed would make each line that is written as long. */
const INDENTATION = /^[ \t]{0,200}/;

/** `indentAt` for many positions in a text: a search back to the line's start would read a long line again for each. */
function indentsOf(text: string): (offset: number) => string {
  let starts: number[] | null = null;
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return INDENTATION.exec(text.slice(starts[low], offset))?.[0] ?? '';
  };
}

function print(value: JsonValue, indent: string): string {
  return JSON.stringify(value, null, INDENT).replaceAll('\n', `\n${indent}`);
}

/** Replaces a range of the text. */
interface Change {
  start: number;
  end: number;
  content: string;
}

/** Changes must not overlap; several at one offset are applied in their order. */
function applyChanges(text: string, changes: readonly Change[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, content } of changes.toSorted((left, right) => left.start - right.start)) {
    parts.push(text.slice(from, start), content);
    from = end;
  }
  return parts.join('') + text.slice(from);
}

/** The text before the edits, and its indentations. */
interface EditedText {
  text: string;
  indentAt: (offset: number) => string;
}

/** Appends keys to an object. An object on one line stays on one line; any other gets a line per key. */
function addProperties(
  { text, indentAt }: EditedText,
  holder: TreeValue,
  entries: ReadonlyMap<string, JsonValue>,
  isTop: boolean,
): Change[] {
  const close = holder.offset + holder.length - 1;
  const last = holder.properties?.at(-1);
  const isOneLine = !text.slice(holder.offset, close).includes('\n');
  const outer = indentAt(holder.offset);
  const lines = (indent: string) =>
    [...entries].map(([key, value]) => `\n${indent}${JSON.stringify(key)}: ${print(value, indent)}`).join(',');
  if (!last) {
    const start = holder.offset + 1;
    const trimmed = text.slice(start, close).trimEnd();
    return [{ start, end: close, content: `${trimmed}${lines(outer + INDENT)}\n${outer}` }];
  }
  const end = endOfProperty(last);
  if (isOneLine && !isTop) {
    const added = [...entries].map(([key, value]) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',');
    if (last.comma === null) return [{ start: end, end, content: `,${added}` }];
    return [{ start: last.comma + 1, end: last.comma + 1, content: `${added},` }];
  }
  const indent = isOneLine ? outer + INDENT : indentAt(last.offset);
  const after = last.comma === null ? end : last.comma + 1;
  const start = after + readTrailingComment(text, after).length;
  const rest = text.slice(start, close);
  const tail = rest.includes('\n') ? rest : `\n${outer}${rest.trim() === '' ? '' : rest.trimStart()}`;
  const comma = last.comma === null ? ',' : '';
  const line = `${lines(indent)}${last.comma === null ? '' : ','}`;
  return [
    { start: end, end, content: comma },
    { start, end: close, content: line + tail },
  ];
}

export interface TweakEdit {
  path: readonly string[];
  value: JsonValue;
}

function nest(path: readonly string[], value: JsonValue): JsonValue {
  return path.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value);
}

/** The innermost existing value along the path, and the number of keys that lead to it. */
function findHolder(root: TreeValue, path: readonly string[]): { holder: TreeValue; depth: number } {
  let holder = root;
  let depth = 0;
  for (const key of path.slice(0, -1)) {
    const inner = holder.byKey.get(key)?.value;
    if (!inner) break;
    holder = inner;
    depth += 1;
  }
  return { holder, depth };
}

/**
 * Sets the value at each path: replaces it, or appends the key to its object, which is created when missing. Paths must not
 * contain each other. Of a duplicate key the last one is set. Returns broken text unchanged.
 */
export function setTweaks(text: string, edits: readonly TweakEdit[]): string {
  const editable = readEditableTree(text);
  if (!editable) return text;
  const { root } = editable;
  const changes: Change[] = [];
  const edited: EditedText = { text, indentAt: indentsOf(text) };
  const added = new Map<TreeValue | null, Map<string, JsonValue>>();
  for (const { path, value } of edits) {
    const existing = findProperty(root, path);
    if (existing?.value) {
      const { offset, length } = existing.value;
      const content = print(value, edited.indentAt(existing.offset));
      changes.push({ start: offset, end: offset + length, content });
      continue;
    }
    const { holder, depth } = root ? findHolder(root, path) : { holder: null, depth: 0 };
    const [key, ...rest] = path.slice(depth);
    if (key === undefined) continue;
    const entries = added.get(holder) ?? new Map<string, JsonValue>();
    const [before, nested] = [entries.get(key), nest(rest, value)];
    entries.set(key, isJsonObject(before) && isJsonObject(nested) ? { ...before, ...nested } : nested);
    added.set(holder, entries);
  }
  for (const [holder, entries] of added) {
    if (holder?.properties) changes.push(...addProperties(edited, holder, entries, holder === root));
    else changes.push(putObject(edited, holder, Object.fromEntries(entries)));
  }
  return applyChanges(text, changes);
}

/** Writes the object in place of a value that is not one, or at the end of text without a value. */
function putObject({ text, indentAt }: EditedText, value: TreeValue | null, object: JsonObject): Change {
  if (value) {
    const { offset, length } = value;
    return { start: offset, end: offset + length, content: print(object, indentAt(offset)) };
  }
  const trimmed = text.trimEnd();
  return { start: trimmed.length, end: text.length, content: `${trimmed === '' ? '' : '\n'}${print(object, '')}` };
}

/** `setTweaks` for a single key. */
export function setTweak(text: string, path: readonly string[], value: JsonValue): string {
  return setTweaks(text, [{ path, value }]);
}

/** `removeTweaks` for a single key. */
export function removeTweak(text: string, path: readonly string[]): string {
  return removeTweaks(text, [path]);
}

/** Renames the last key of `path` to `newKey`, also in text that is broken elsewhere. */
export function renameTweakKey(text: string, path: readonly string[], newKey: string): string {
  if (findTooDeep(text, MAX_JSON_DEPTH)) return text;
  const property = findProperty(parseTweaksTree(text).root, path);
  if (!property) return text;
  return replace(text, property.offset, property.offset + property.length, JSON.stringify(newKey));
}

/** Formats with an indentation of two spaces and one key per line. Returns broken text unchanged. */
export function formatTweaks(text: string): string {
  if (!readEditableTree(text)) return text;
  const edits = format(text, undefined, { tabSize: INDENT.length, insertSpaces: true, eol: '\n' });
  return applyChanges(
    text,
    edits.map(({ offset, length, content }) => ({ start: offset, end: offset + length, content })),
  );
}
