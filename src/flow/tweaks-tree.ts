/** Reads tweaks as typed (JSON with comments and trailing commas) into values that know their place in the text. */
import { createScanner, visit } from 'jsonc-parser';
import type { JsonValue } from '#contract/json.ts';
import { syntaxMessage } from './syntax-message.ts';

/** Where something stands in the text. `line` counts from 1. */
export interface TextPlace {
  offset: number;
  length: number;
  line: number;
}

/** A value in the text. `properties` is null for anything but an object. */
export interface TreeValue {
  offset: number;
  length: number;
  value: JsonValue;
  properties: TreeProperty[] | null;
}

/** One key of an object. `offset`, `length` and `line` are those of the key with its quotes. */
export interface TreeProperty extends TextPlace {
  key: string;
  /** Null while the text breaks off before the value. */
  value: TreeValue | null;
  /** Offset of the comma after the value; null when there is none. */
  comma: number | null;
}

export interface TreeProblem extends TextPlace {
  kind: 'syntax' | 'duplicate-key' | 'reserved-key';
  message: string;
}

export interface TweaksTree {
  /** Null when the text holds no value. */
  root: TreeValue | null;
  problems: TreeProblem[];
}

/** Assigning it would change the object's prototype, so that it never becomes a key of the value. */
const RESERVED_KEY = '__proto__';

// The package's token kinds are an ambient const enum, which isolated modules cannot read.
const OPENING: ReadonlySet<number> = new Set([1, 3]);
const CLOSING: ReadonlySet<number> = new Set([2, 4]);
const END_OF_TEXT = 17;

/** Where the text first nests deeper than `limit` levels, or null. Iterative, so that no text overflows the stack. */
export function findTooDeep(text: string, limit: number): TextPlace | null {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== END_OF_TEXT; token = scanner.scan()) {
    if (CLOSING.has(token)) depth -= 1;
    if (!OPENING.has(token)) continue;
    depth += 1;
    if (depth > limit) return { offset: scanner.getTokenOffset(), length: 1, line: scanner.getTokenStartLine() + 1 };
  }
  return null;
}

interface OpenContainer {
  node: TreeValue;
  /** Last property of each key, to find keys that stand twice; null for an array. */
  keys: Map<string, TreeProperty> | null;
  /** Set while a property waits for its value. */
  property: TreeProperty | null;
}

/** The caller has checked the depth: the walk itself is recursive. Tolerant: what can be read is read. */
export function parseTweaksTree(text: string): TweaksTree {
  const problems: TreeProblem[] = [];
  const open: OpenContainer[] = [];
  let root: TreeValue | null = null;

  const place = (node: TreeValue) => {
    const parent = open.at(-1);
    if (!parent) {
      root ??= node;
      return;
    }
    if (Array.isArray(parent.node.value)) parent.node.value.push(node.value);
    const { property } = parent;
    if (!property) return;
    property.value = node;
    parent.property = null;
    if (property.key === RESERVED_KEY) return;
    const holder = parent.node.value;
    if (typeof holder === 'object' && holder !== null && !Array.isArray(holder)) holder[property.key] = node.value;
  };

  const begin = (node: TreeValue) => {
    place(node);
    open.push({ node, keys: node.properties ? new Map() : null, property: null });
  };

  const end = (offset: number, length: number) => {
    const closed = open.pop();
    if (closed) closed.node.length = offset + length - closed.node.offset;
  };

  const addProperty = (key: string, position: TextPlace) => {
    const parent = open.at(-1);
    if (!parent) return;
    const property: TreeProperty = { ...position, key, value: null, comma: null };
    if (key === RESERVED_KEY) {
      problems.push({ ...position, kind: 'reserved-key', message: '"__proto__" is a reserved key and is not sent' });
    }
    const before = parent.keys?.get(key);
    if (before) {
      const message = `"${key}" stands twice: this one counts, not line ${before.line}`;
      problems.push({ ...position, kind: 'duplicate-key', message });
    }
    parent.keys?.set(key, property);
    parent.node.properties?.push(property);
    parent.property = property;
  };

  visit(
    text,
    {
      onObjectBegin: (offset, length) => begin({ offset, length, value: {}, properties: [] }),
      onObjectEnd: end,
      onArrayBegin: (offset, length) => begin({ offset, length, value: [], properties: null }),
      onArrayEnd: end,
      onObjectProperty: (key, offset, length, line) => addProperty(key, { offset, length, line: line + 1 }),
      onLiteralValue: (value: JsonValue, offset, length, line) => {
        if (typeof value === 'number' && !Number.isFinite(value)) {
          problems.push({ offset, length, line: line + 1, kind: 'syntax', message: 'This number is too large' });
        }
        place({ offset, length, value, properties: null });
      },
      onSeparator: (character, offset) => {
        const last = open.at(-1)?.node.properties?.at(-1);
        if (character === ',' && last) last.comma ??= offset;
      },
      onError: (code, offset, length, line) => {
        const message = syntaxMessage(code, text.slice(offset, offset + length));
        problems.push({ offset, length, line: line + 1, kind: 'syntax', message });
      },
    },
    { allowTrailingComma: true, allowEmptyContent: true },
  );
  return { root, problems };
}

/** The property at `path`. Of a key that stands twice the last one, which is the one that counts. */
export function findProperty(root: TreeValue | null, path: readonly string[]): TreeProperty | null {
  let value = root;
  let found: TreeProperty | null = null;
  for (const key of path) {
    found = value?.properties?.findLast((property) => property.key === key) ?? null;
    if (!found) return null;
    value = found.value;
  }
  return found;
}
