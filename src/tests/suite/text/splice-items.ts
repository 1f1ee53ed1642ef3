/** Edits of the items of a list in the text of a YAML file. Null where an edit in the text is not possible. */
import { isCollection, isMap, type YAMLSeq } from 'yaml';
import type { JsonValue } from '#contract/json.ts';
import { withComments } from './splice-keys.ts';
import { flowText, indentBefore, indented, itemText, lineAt, type Span, spanOf } from './yaml-text.ts';

export interface WrittenList {
  source: string;
  list: YAMLSeq;
  /** True if the whole file is JSON. */
  isJson: boolean;
}

export function replaceItem({ source, list, isJson }: WrittenList, at: number, value: JsonValue): string | null {
  const item = list.items[at];
  const span = spanOf(source, item);
  if (!span) return null;
  const isFlow = list.flow === true || (isCollection(item) && item.flow === true);
  const text = isJson
    ? JSON.stringify(value)
    : isFlow
      ? flowText(value)
      : indented(itemText(value, item), indentBefore(source, span.from - 2)).slice(2);
  return source.slice(0, span.from) + text + source.slice(span.until);
}

/** `at` is at most the number of items. */
export function insertItems(written: WrittenList, at: number, values: readonly JsonValue[]): string | null {
  const { source, list, isJson } = written;
  const whole = spanOf(source, list);
  if (!whole) return null;
  if (list.items.length === 0) {
    if (!isJson) return null;
    return `${source.slice(0, whole.from + 1)}${values.map((value) => JSON.stringify(value)).join(', ')}${source.slice(whole.until - 1)}`;
  }
  if (list.flow) {
    const spans = spansOf(written);
    const [before, after] = [spans?.[at - 1], spans?.[at]];
    const texts = values.map((value) => JSON.stringify(value));
    if (before) return `${source.slice(0, before.until)}, ${texts.join(', ')}${source.slice(before.until)}`;
    return after ? `${source.slice(0, after.from)}${texts.join(', ')}, ${source.slice(after.from)}` : null;
  }
  const lines = linesOf(written);
  if (!lines) return null;
  const indent = indentBefore(source, whole.from);
  const text = values.map((value) => `${indent}${indented(itemText(value), indent)}\n`).join('');
  const [before, after] = [lines[at - 1], lines[at]];
  const end = before?.until ?? after?.from ?? source.length;
  const head = source.slice(0, end);
  return `${head}${head.endsWith('\n') ? '' : '\n'}${text}${source.slice(end)}`;
}

/** Removes items with the comments above them. Null if nothing would be left. */
export function removeItems(written: WrittenList, indexes: readonly number[]): string | null {
  const { source, list } = written;
  const remaining = [...list.items.keys()].filter((at) => !indexes.includes(at));
  if (remaining.length === 0) return null;
  return list.flow ? reorderFlow(written, remaining) : cutLines(source, linesOf(written), indexes);
}

export function moveItem(written: WrittenList, from: number, to: number): string | null {
  const { source, list } = written;
  const order = [...list.items.keys()].toSpliced(from, 1).toSpliced(to, 0, from);
  if (list.flow) return reorderFlow(written, order);
  const lines = linesOf(written);
  const moved = lines?.[from];
  // Down: behind the item that comes before it afterwards. Up: in front of the item that comes behind it afterwards.
  const target = to > from ? lines?.[to]?.until : lines?.[to]?.from;
  if (!moved || target === undefined) return null;
  const text = `${source.slice(moved.from, moved.until).trimEnd()}\n`;
  const without = (start: number, end: number) => source.slice(start, end);
  if (to > from) {
    const between = without(moved.until, target);
    return `${without(0, moved.from)}${between}${between.endsWith('\n') ? '' : '\n'}${text}${without(target, source.length)}`;
  }
  return without(0, target) + text + without(target, moved.from) + without(moved.until, source.length);
}

/** The items in another order, or fewer of them, with what is between them. */
function reorderFlow(written: WrittenList, order: readonly number[]): string | null {
  const { source } = written;
  const spans = spansOf(written);
  const [first, last] = [spans?.[0], spans?.at(-1)];
  if (!spans || !first || !last) return null;
  const between = spans.slice(1).map(({ from }, at) => source.slice(spans[at]?.until, from));
  const texts = order.map((at) => source.slice(spans[at]?.from, spans[at]?.until));
  const text = texts.map((item, at) => (at === 0 ? '' : (between[at - 1] ?? ', ')) + item).join('');
  return source.slice(0, first.from) + text + source.slice(last.until);
}

function cutLines(source: string, lines: readonly Span[] | null, indexes: readonly number[]): string | null {
  if (!lines) return null;
  return lines.reduceRight(
    (text, { from, until }, at) => (indexes.includes(at) ? text.slice(0, from) + text.slice(until) : text),
    source,
  );
}

function spansOf({ source, list }: WrittenList): Span[] | null {
  const spans = list.items.map((item) => spanOf(source, item));
  return spans.every((span) => span !== null) ? spans : null;
}

/** The whole lines of each item of a list with dashes. Null if something else is on them. */
function linesOf(written: WrittenList): Span[] | null {
  const { source } = written;
  const spans = spansOf(written);
  const lines = spans?.map(({ from, until }) => {
    const first = lineAt(source, from);
    if (!/^\s*-\s/.test(source.slice(first.from, first.until))) return null;
    if (!/^\s*-\s+$/.test(source.slice(first.from, from))) return null;
    return { ...withComments(source, from), until: lineAt(source, Math.max(from, until - 1)).until };
  });
  return lines?.every((line) => line !== null) ? lines : null;
}

export function isJsonFile(contents: unknown): boolean {
  return isMap(contents) && contents.flow === true;
}
