/** Edits of the tweaks as text. Comments, the order of keys and everything that is not edited stay as they are. */
import { applyEdits, format } from 'jsonc-parser';
import type { JsonValue } from '#contract/json.ts';
import { removeTweaks } from './remove-tweaks.ts';
import { readCommentBehind } from './text-comments.ts';
import { endOfProperty, findProperty, readEditableTree, type TreeValue } from './tweaks-tree.ts';

export const INDENT = '  ';

function replace(text: string, start: number, end: number, content: string): string {
  return text.slice(0, start) + content + text.slice(end);
}

/** Blanks at the start of the line, as far as they stand before `offset`. */
export function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}

function print(value: JsonValue, indent: string): string {
  return JSON.stringify(value, null, INDENT).replaceAll('\n', `\n${indent}`);
}

/** Puts a new key last. An object written on one line stays on one line; any other gets a line for the key. */
function addProperty(text: string, holder: TreeValue, key: string, value: JsonValue, isTop: boolean): string {
  const close = holder.offset + holder.length - 1;
  const last = holder.properties?.at(-1);
  const isOneLine = !text.slice(holder.offset, close).includes('\n');
  const outer = indentAt(text, holder.offset);
  if (!last) {
    const inside = text.slice(holder.offset + 1, close);
    const indent = outer + INDENT;
    if (inside.trim() === '') {
      return replace(
        text,
        holder.offset + 1,
        close,
        `\n${indent}${JSON.stringify(key)}: ${print(value, indent)}\n${outer}`,
      );
    }
    const kept = inside.trimEnd();
    const line = `${kept}\n${indent}${JSON.stringify(key)}: ${print(value, indent)}\n${outer}`;
    return replace(text, holder.offset + 1, close, line);
  }
  if (isOneLine && !isTop) {
    const added = ` ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    return last.comma === null
      ? replace(text, endOfProperty(last), endOfProperty(last), `,${added}`)
      : replace(text, last.comma + 1, last.comma + 1, `${added},`);
  }
  const indent = isOneLine ? outer + INDENT : indentAt(text, last.offset);
  const after = last.comma === null ? endOfProperty(last) : last.comma + 1;
  const at = after + readCommentBehind(text, after).length;
  const rest = text.slice(at, close);
  const tail = rest.includes('\n') ? rest : `\n${outer}${rest.trim() === '' ? '' : rest.trimStart()}`;
  const line = `\n${indent}${JSON.stringify(key)}: ${print(value, indent)}${last.comma === null ? '' : ','}`;
  const added = replace(text, at, close, line + tail);
  return last.comma === null ? replace(added, endOfProperty(last), endOfProperty(last), ',') : added;
}

/**
 * The text with `value` at `path`: replaced in place, or added as the last key of its object, which is made when it is
 * missing. Of a key that stands twice the last one is set. Broken text comes back unchanged.
 */
export function setTweak(text: string, path: readonly string[], value: JsonValue): string {
  const last = path.at(-1);
  const editable = readEditableTree(text);
  if (last === undefined || !editable) return text;
  const { root } = editable;
  if (!root) {
    const nested = path.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value);
    const before = text.trim() === '' ? '' : `${text.trimEnd()}\n`;
    return `${before}${print(nested, '')}`;
  }
  const existing = findProperty(root, path);
  if (existing?.value) {
    const { offset, length } = existing.value;
    return replace(text, offset, offset + length, print(value, indentAt(text, existing.offset)));
  }
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const holder = depth === 0 ? root : findProperty(root, path.slice(0, depth))?.value;
    if (!holder) continue;
    const key = path[depth] ?? last;
    const nested = path.slice(depth + 1).reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), value);
    if (holder.properties) return addProperty(text, holder, key, nested, depth === 0);
    return replace(
      text,
      holder.offset,
      holder.offset + holder.length,
      print({ [key]: nested }, indentAt(text, holder.offset)),
    );
  }
  return text;
}

/**
 * The text without the key at `path` (every occurrence, when it stands twice). An object that it leaves empty goes too,
 * unless a comment stands in it. Broken text, or a path that leads nowhere, gives the text unchanged.
 */
export function removeTweak(text: string, path: readonly string[]): string {
  return removeTweaks(text, [path]);
}

/** The text with the last key of `path` called `newKey`. Broken text, or a path that leads nowhere, stays unchanged. */
export function renameTweakKey(text: string, path: readonly string[], newKey: string): string {
  const property = findProperty(readEditableTree(text)?.root ?? null, path);
  if (!property) return text;
  return replace(text, property.offset, property.offset + property.length, JSON.stringify(newKey));
}

/** The text with two spaces a level and one key a line. Broken text stays unchanged. */
export function formatTweaks(text: string): string {
  if (!readEditableTree(text)) return text;
  return applyEdits(text, format(text, undefined, { tabSize: INDENT.length, insertSpaces: true, eol: '\n' }));
}
