/** JSON as the lines of a tree: only the open parts, so that even a large reply is a short list. */
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { textTest } from './find-text.ts';
import type { JsonPath } from './result-accessor.ts';

export interface TreeLine {
  /** The path as a JSON pointer, unique in the tree. */
  id: string;
  path: JsonPath;
  /** Null on the top line. */
  key: string | number | null;
  depth: number;
  value: JsonValue;
  /** Number of children; null for a primitive value. */
  size: number | null;
  isOpen: boolean;
  /** Position among its siblings from 1, and their number. */
  position: number;
  siblings: number;
}

/** A JSON pointer (RFC 6901). */
export function toPointer(path: JsonPath): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The lines in order, with children only below pointers in `open`. Iterative, because replies nest up to 200 levels. */
export function toTreeLines(root: JsonValue, open: ReadonlySet<string>): TreeLine[] {
  const lines: TreeLine[] = [];
  const stack: Omit<TreeLine, 'isOpen' | 'size'>[] = [
    { id: '', path: [], key: null, depth: 0, value: root, position: 1, siblings: 1 },
  ];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const size = sizeOf(next.value);
    const isOpen = size !== null && open.has(next.id);
    lines.push({ ...next, size, isOpen });
    if (!isOpen) continue;
    const children = childrenOf(next.value);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (!child) continue;
      const [key, value] = child;
      const path = [...next.path, key];
      stack.push({
        id: `${next.id}${toPointer([key])}`,
        path,
        key,
        depth: next.depth + 1,
        value,
        position: index + 1,
        siblings: children.length,
      });
    }
  }
  return lines;
}

/** Pointers of all ancestors, which must be open to show the line at `path`. */
export function pointersAbove(path: JsonPath): string[] {
  return path.map((_, length) => toPointer(path.slice(0, length)));
}

/** Opening more at once takes too long, and nobody reads it. */
const MAX_OPENED = 50_000;

/** Pointers of every list and object down to `depth` levels below the top (0: only the top), in breadth-first order. */
export function pointersToDepth(root: JsonValue, depth: number): string[] {
  const found: string[] = [];
  let level: { id: string; value: JsonValue }[] = [{ id: '', value: root }];
  for (let at = 0; at <= depth && level.length > 0; at += 1) {
    const next: typeof level = [];
    for (const { id, value } of level) {
      if (sizeOf(value) === null) continue;
      if (found.length === MAX_OPENED) return found;
      found.push(id);
      if (at === depth) continue;
      for (const [key, child] of childrenOf(value)) next.push({ id: `${id}${toPointer([key])}`, value: child });
    }
    level = next;
  }
  return found;
}

/** True if a value has at most `most` values in it, itself included. */
export function isSmall(root: JsonValue, most: number): boolean {
  const open = [root];
  for (let count = 1; open.length > 0; count += 1) {
    const value = open.pop();
    const size = value === undefined ? null : sizeOf(value);
    if (count + open.length + (size ?? 0) > most) return false;
    if (value === undefined || size === null) continue;
    for (const [, child] of childrenOf(value)) open.push(child);
  }
  return true;
}

interface TreeEntry {
  above: TreeEntry | null;
  key: string | number | null;
  value: JsonValue;
}

/** Paths whose key or primitive value contains `query`, ignoring case, in the order of the tree, at most `limit`. */
export function findInTree(root: JsonValue, query: string, limit = 1000): JsonPath[] {
  if (query.trim() === '') return [];
  const isWanted = textTest(query);
  const found: JsonPath[] = [];
  const stack: TreeEntry[] = [{ above: null, key: null, value: root }];
  for (let next = stack.pop(); next && found.length < limit; next = stack.pop()) {
    const { key, value } = next;
    const isMatch = (typeof key === 'string' && isWanted(key)) || (sizeOf(value) === null && isWanted(String(value)));
    if (isMatch) found.push(pathOf(next));
    const children = childrenOf(value);
    for (let position = children.length - 1; position >= 0; position -= 1) {
      const child = children[position];
      if (child) stack.push({ above: next, key: child[0], value: child[1] });
    }
  }
  return found;
}

/** Built only for matches, because most of a large tree does not match. */
function pathOf(entry: TreeEntry): JsonPath {
  const path: (string | number)[] = [];
  for (let at: TreeEntry | null = entry; at; at = at.above) if (at.key !== null) path.unshift(at.key);
  return path;
}

function sizeOf(value: JsonValue): number | null {
  if (Array.isArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : null;
}

function childrenOf(value: JsonValue): [string | number, JsonValue][] {
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  return isJsonObject(value) ? Object.entries<JsonValue>(value satisfies JsonObject) : [];
}
