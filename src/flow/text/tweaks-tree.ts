/** Parses the text of the tweaks (JSON with comments and trailing commas) into a tree of values with their offsets. */
import { visit } from 'jsonc-parser';
import { type JsonValue, MAX_JSON_DEPTH } from '#contract/json.ts';
import { cutText } from '#contract/text/cut-text.ts';
import { findTooDeep, type TextSpan } from '../index/nesting-depth.ts';

/** A value in the text. `properties` is null for anything but an object. */
export interface TreeValue {
  offset: number;
  length: number;
  value: JsonValue;
  properties: TreeProperty[] | null;
  /** The properties by key; of duplicate keys the last, which counts. */
  byKey: ReadonlyMap<string, TreeProperty>;
}

/** One key of an object with its value. `offset`, `length` and `line` are those of the key with its quotes. */
export interface TreeProperty extends TextSpan {
  key: string;
  /** Null while the value is missing. */
  value: TreeValue | null;
  /** Offset of the comma after the value; null when there is none. */
  comma: number | null;
}

export interface TreeProblem extends TextSpan {
  kind: 'syntax' | 'duplicate-key' | 'reserved-key';
  message: string;
  /** Path of keys, without array indices. */
  path: string[];
}

export interface TweaksTree {
  /** Null when the text has no value. */
  root: TreeValue | null;
  problems: TreeProblem[];
}

/** Never a key of a value: assigning it would change the object's prototype. */
const RESERVED_KEY = '__proto__';

const NO_KEYS: ReadonlyMap<string, TreeProperty> = new Map();

interface OpenContainer {
  node: TreeValue;
  /** The property whose value comes next. */
  property: TreeProperty | null;
  path: string[];
}

/** Tolerant: reads as much of broken text as it can. Recursive, so callers must check the depth first. */
export function parseTweaksTree(text: string): TweaksTree {
  const problems: TreeProblem[] = [];
  const open: OpenContainer[] = [];
  let root: TreeValue | null = null;

  const addSpan = (node: TreeValue) => {
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
    const inside = open.at(-1);
    const key = inside?.node.properties?.at(-1)?.key;
    addSpan(node);
    open.push({ node, property: null, path: [...(inside?.path ?? []), ...(key === undefined ? [] : [key])] });
  };

  const end = (offset: number, length: number) => {
    const closed = open.pop();
    if (!closed) return;
    closed.node.length = offset + length - closed.node.offset;
    closed.node.byKey = new Map(closed.node.properties?.map((property) => [property.key, property]));
    for (const property of closed.node.properties ?? []) {
      const { key, offset: at, length: size, line } = property;
      const last = closed.node.byKey.get(key);
      const position = { offset: at, length: size, line, path: [...closed.path, key] };
      if (key === RESERVED_KEY) {
        problems.push({ ...position, kind: 'reserved-key', message: '"__proto__" is a reserved key and is not sent' });
      } else if (last && last !== property) {
        const counting = last.line === line ? 'the last one on this line' : `line ${last.line}`;
        const message = `Duplicate key: only ${counting} counts`;
        problems.push({ ...position, kind: 'duplicate-key', message });
      }
    }
  };

  const addProperty = (key: string, offset: number, length: number, line: number) => {
    const parent = open.at(-1);
    if (!parent) return;
    const property: TreeProperty = { key, offset, length, line, value: null, comma: null };
    parent.node.properties?.push(property);
    parent.property = property;
  };

  const fail = (message: string, position: TextSpan) => {
    problems.push({ ...position, kind: 'syntax', message, path: open.at(-1)?.path ?? [] });
  };

  visit(
    text,
    {
      onObjectBegin: (offset, length) => begin({ offset, length, value: {}, properties: [], byKey: NO_KEYS }),
      onObjectEnd: end,
      onArrayBegin: (offset, length) => begin({ offset, length, value: [], properties: null, byKey: NO_KEYS }),
      onArrayEnd: end,
      onObjectProperty: (key, offset, length, line) => addProperty(key, offset, length, line + 1),
      onLiteralValue: (value: JsonValue, offset, length, line) => {
        if (typeof value === 'number' && !Number.isFinite(value)) {
          fail('This number is too large', { offset, length, line: line + 1 });
        }
        addSpan({ offset, length, value, properties: null, byKey: NO_KEYS });
      },
      onSeparator: (character, offset) => {
        const last = open.at(-1)?.node.properties?.at(-1);
        if (character === ',' && last) last.comma ??= offset;
      },
      onError: (code, offset, length, line) => {
        fail(syntaxMessage(code, text.slice(offset, offset + length)), { offset, length, line: line + 1 });
      },
    },
    { allowTrailingComma: true, allowEmptyContent: true },
  );
  // Unclosed containers.
  for (const { node } of open) node.byKey = new Map(node.properties?.map((property) => [property.key, property]));
  return { root, problems: problems.toSorted((left, right) => left.offset - right.offset) };
}

/**
 * The tree of text that an edit may change; `root` is null for text without a value. Null for broken text, which edits do
 * not change.
 */
export function readEditableTree(text: string): { root: TreeValue | null } | null {
  if (findTooDeep(text, MAX_JSON_DEPTH)) return null;
  const { root, problems } = parseTweaksTree(text);
  if (problems.some(({ kind }) => kind === 'syntax')) return null;
  return root && !root.properties ? null : { root };
}

/** Offset after the value, or after the key while there is no value. */
export function endOfProperty(property: TreeProperty): number {
  return property.value ? property.value.offset + property.value.length : property.offset + property.length;
}

/** The property at `path`; of duplicate keys the last, which counts. */
export function findProperty(root: TreeValue | null, path: readonly string[]): TreeProperty | null {
  let value = root;
  let found: TreeProperty | null = null;
  for (const key of path) {
    found = value?.byKey.get(key) ?? null;
    if (!found) return null;
    value = found.value;
  }
  return found;
}

/** Messages by the error code of the parser. */
const messages: ReadonlyMap<number, string> = new Map([
  [2, 'invalid number'],
  [3, 'key in double quotes missing'],
  [4, 'value missing'],
  [5, 'colon missing after the key'],
  [6, 'comma missing before this'],
  [7, 'closing brace } missing'],
  [8, 'closing bracket ] missing'],
  [9, 'unexpected text after the closing brace'],
  [11, 'comment not closed'],
  [12, 'closing double quote missing'],
  [13, 'incomplete number'],
  [14, 'Four hexadecimal digits must follow \\u'],
  [15, 'unknown escape; write \\\\ for a backslash'],
  [16, 'This character must be escaped in text'],
]);

const invalidSymbol = 1;

/** `code` is a ParseErrorCode of jsonc-parser, `found` the text at the error. */
function syntaxMessage(code: number, found: string): string {
  if (code === invalidSymbol) {
    const shown = cutText(found, 20);
    return shown.trim() === '' ? 'This is not JSON' : `${shown} is not JSON; a text needs double quotes`;
  }
  return messages.get(code) ?? 'This is not valid JSON';
}
