/** Edits of one key of a map in the text of a YAML file. Null where an edit in the text is not possible. */
import { isCollection, isScalar, type Pair, stringify, type YAMLMap } from 'yaml';
import type { JsonValue } from '#contract/json.ts';
import { flowText, indentBefore, indented, insertLines, keyOf, lineAt, pairText, spanOf } from './yaml-text.ts';

/** The order in which people write the keys of a suite, a case, a turn, its flow and its defaults. */
const ORDER = [
  '$schema',
  'format',
  'version',
  'id',
  'file',
  'name',
  'flow',
  'output',
  'defaults',
  'repeat',
  'at-once',
  'time-limit',
  'variants',
  'input',
  'components',
  'type',
  'decisions',
  'session',
  'turns',
  'expected',
  'columns',
  'checks',
  'tweaks',
  'tags',
  'skip',
  'cases',
  'fingerprint',
];

/** `undefined` removes the key. */
export function setKey(source: string, map: YAMLMap, key: string, value: JsonValue | undefined): string | null {
  const at = map.items.findIndex((pair) => keyOf(pair) === key);
  const pair = map.items[at];
  if (value === undefined) return pair ? removePair(source, map, at) : source;
  return pair ? replaceValue(source, map, pair, value) : addPair(source, map, key, value);
}

/** A comment behind the value stays. */
function replaceValue(source: string, map: YAMLMap, pair: Pair, value: JsonValue): string | null {
  const [key, old] = [spanOf(source, pair.key), spanOf(source, pair.value)];
  if (!key || !old) return null;
  const isShort = isCollection(pair.value) && pair.value.flow === true && pair.value.items.length > 0;
  const text = isShort && !isJsonMap(map) ? flowText(value) : null;
  const written =
    map.flow || text !== null
      ? `${source.slice(key.from, key.until)}: ${text ?? JSON.stringify(value)}`
      : indented(pairText(keyOf(pair), value, pair.value), indentBefore(source, key.from));
  return source.slice(0, key.from) + written + source.slice(old.until);
}

function addPair(source: string, map: YAMLMap, key: string, value: JsonValue): string | null {
  const last = spanOf(source, map.items.at(-1)?.value);
  if (map.flow) {
    const text = isJsonMap(map)
      ? `${JSON.stringify(key)}: ${JSON.stringify(value)}`
      : `${stringify(key).trimEnd()}: ${typeof value === 'object' ? flowText(value) : JSON.stringify(value)}`;
    const offset = last?.until ?? (spanOf(source, map)?.from ?? 0) + 1;
    return `${source.slice(0, offset)}${last ? ', ' : ''}${text}${source.slice(offset)}`;
  }
  const next = map.items.findIndex((pair) => ORDER.indexOf(keyOf(pair)) > ORDER.indexOf(key));
  const first = spanOf(source, map.items[0]?.key);
  if (!first || !last) return null;
  const indent = indentBefore(source, first.from);
  const written = indented(pairText(key, value), indent);
  if (next === 0) return `${source.slice(0, first.from)}${written}\n${indent}${source.slice(first.from)}`;
  const before = next === -1 ? last : spanOf(source, map.items[next - 1]?.value);
  return before && insertLines(source, Math.max(before.from, before.until - 1), indent + written);
}

/** Removes a pair with the comments above it. */
function removePair(source: string, map: YAMLMap, at: number): string | null {
  const [pair, next] = [map.items[at], map.items[at + 1]];
  const [key, value] = [spanOf(source, pair?.key), spanOf(source, pair?.value)];
  if (!key || !value || map.items.length === 1) return null;
  const nextKey = spanOf(source, next?.key);
  if (map.flow) {
    if (nextKey) return source.slice(0, key.from) + source.slice(nextKey.from);
    const before = spanOf(source, map.items[at - 1]?.value);
    return before && source.slice(0, before.until) + source.slice(value.until);
  }
  // The first key of an item is on the line of its dash.
  if (at === 0) return nextKey && source.slice(0, key.from) + source.slice(nextKey.from);
  const { from } = withComments(source, key.from);
  return source.slice(0, from) + source.slice(lineAt(source, Math.max(key.from, value.until - 1)).until);
}

/** The range from the first of the comment lines directly above the line of this offset. */
export function withComments(source: string, offset: number): { from: number } {
  let { from } = lineAt(source, offset);
  for (;;) {
    if (from === 0) return { from };
    const over = lineAt(source, from - 1);
    if (!/^\s*#/.test(source.slice(over.from, over.until))) return { from };
    from = over.from;
  }
}

function isJsonMap({ items }: YAMLMap): boolean {
  return items.some(({ key }) => isScalar(key) && key.type === 'QUOTE_DOUBLE');
}
