/** Offsets of values in the text of a YAML file, and values as text. */
import {
  Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  Scalar,
  stringify,
  visit,
} from 'yaml';
import type { JsonValue } from '#contract/json.ts';

/** How all YAML is parsed. To find a key that is given twice, the parser would compare each key with all others of its map. */
export const YAML_OPTIONS = { uniqueKeys: false, logLevel: 'error' } as const;

/** Throws for invalid YAML. */
export function parseYaml(text: string): Document {
  const document = parseDocument(text, YAML_OPTIONS);
  const [error] = document.errors;
  if (error) throw error;
  const [key] = forbiddenKeys(document);
  if (key) throw new Error(key.message);
  return document;
}

/** Keys that are given twice or must not be there. */
export function forbiddenKeys(document: Document): { offset: number; message: string }[] {
  const found: { offset: number; message: string }[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const offset = key.range?.[0] ?? 0;
        if (seen.has(key.value)) found.push({ offset, message: 'This key is given twice' });
        if (key.value === '__proto__') found.push({ offset, message: 'The key __proto__ is not allowed' });
        seen.add(key.value);
      }
    },
  });
  return found;
}

export interface Span {
  from: number;
  /** End of the value, without the line end of a block of text. */
  until: number;
}

/** Null for a value that is not in the text itself, such as an alias. */
export function spanOf(source: string, node: unknown): Span | null {
  const { range } = isScalar(node) || isMap(node) || isSeq(node) ? node : {};
  if (!range) return null;
  const [from, until] = range;
  return { from, until: from + source.slice(from, until).trimEnd().length };
}

export function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** Where the line of an offset begins, and where the next line does. */
export function lineAt(source: string, offset: number): Span {
  const end = source.indexOf('\n', offset);
  return { from: source.lastIndexOf('\n', offset - 1) + 1, until: end === -1 ? source.length : end + 1 };
}

/** Spaces as wide as what is before the offset on its line. */
export function indentBefore(source: string, offset: number): string {
  return ' '.repeat(offset - lineAt(source, offset).from);
}

/** Inserts lines after the line of the offset and a comment at its end. `lines` end without a line end. */
export function insertLines(source: string, offset: number, lines: string): string {
  const { until } = lineAt(source, offset);
  const before = source.slice(0, until);
  return `${before}${before.endsWith('\n') ? '' : '\n'}${lines}\n${source.slice(until)}`;
}

/** `KEY: VALUE` in lines; `like` is the value whose quotes it gets. */
export function pairText(key: string, value: JsonValue, like?: unknown): string {
  return stringify({ [key]: styled(value, like) }, { lineWidth: 0 }).trimEnd();
}

/** `- VALUE` in lines. */
export function itemText(value: JsonValue, like?: unknown): string {
  return stringify([styled(value, like)], { lineWidth: 0 }).trimEnd();
}

function styled(value: JsonValue, like: unknown): unknown {
  const quotes = isScalar(like) && typeof value === 'string' ? like.type : undefined;
  if (quotes !== 'QUOTE_DOUBLE' && quotes !== 'QUOTE_SINGLE') return value;
  const scalar = new Scalar(value);
  scalar.type = quotes;
  return scalar;
}

/** The value on one line, with brackets. */
export function flowText(value: JsonValue): string {
  const document = new Document(value);
  if (isCollection(document.contents)) document.contents.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

/** Each line but the first behind `indent`. */
export function indented(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line, at) => (line === '' || at === 0 ? line : indent + line))
    .join('\n');
}
