/** Sorts the keys of tweaks, each with its comments. */

import { groupPairs } from '#contract/group-pairs.ts';
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';
import { componentOfKey } from '../tweaks/component-of-key.ts';
import { isLineComment, readTrailingComment } from './text-comments.ts';
import { endOfProperty, readEditableTree, type TreeProperty, type TreeValue } from './tweaks-tree.ts';

export type TweakOrder = 'component' | 'name';

/** One key with its value and comments. */
interface Part {
  property: TreeProperty;
  /** Text before the key: comments on their own lines, and white space. */
  lead: string;
  body: string;
  /** Text between the value and its comma. */
  beforeComma: string;
  /** A comment after it on the same line. */
  trailing: string;
}

interface Parts {
  /** Text that belongs to the object, not to its first key. */
  head: string;
  parts: Part[];
  tail: string;
}

function partsOf(text: string, holder: TreeValue, bodyOf: (property: TreeProperty) => string): Parts {
  let from = holder.offset + 1;
  const close = holder.offset + holder.length - 1;
  // A comment on the line of the brace is about the object; so is one that a blank line separates from the first key.
  const first = holder.properties?.[0]?.offset ?? close;
  const opening = readTrailingComment(text, from, first);
  const apart = /^[\s\S]*\n[ \t]*(?=\n)/.exec(text.slice(from + opening.length, first))?.[0] ?? '';
  const head = text.slice(from, from + opening.length + apart.length);
  from += head.length;
  const parts = (holder.properties ?? []).map((property): Part => {
    const valueEnd = endOfProperty(property);
    const end = property.comma === null ? valueEnd : property.comma + 1;
    const lead = text.slice(from, property.offset);
    const beforeComma = property.comma === null ? '' : text.slice(valueEnd, property.comma);
    const trailing = readTrailingComment(text, end, close);
    from = end + trailing.length;
    return { property, lead, body: bodyOf(property), beforeComma, trailing };
  });
  return { head, parts, tail: text.slice(from, close) };
}

/** `next`, on a new line if a line comment is before it. */
function afterComment(before: string, next: string): string {
  return isLineComment(before) && !/^[ \t]*\r?\n/.test(next) ? `\n${next}` : next;
}

function join(text: string, holder: TreeValue, { head, parts, tail }: Parts, order: readonly Part[]): string {
  const hasLastComma = parts.at(-1)?.property.comma !== null;
  const made = [text.slice(holder.offset, holder.offset + 1), head];
  let before = /\n/.test(head) ? '' : head;
  for (const [index, part] of order.entries()) {
    // White space keeps its position, so that an object on one line stays on one line.
    const own = parts[index]?.lead ?? '';
    const lead = part.lead.trim() === '' && own.trim() === '' ? own : part.lead;
    const comma = index === order.length - 1 && !hasLastComma ? '' : ',';
    made.push(afterComment(before, lead), part.body, part.beforeComma, comma, part.trailing);
    before = part.trailing;
  }
  return `${made.join('')}${afterComment(before, tail)}}`;
}

/** The component of a key. Keys of one component keep their order, because the later one wins. */
function componentOf(index: FlowIndex | null, key: string): FlowComponent | null {
  return index && componentOfKey(index, key);
}

function byName(left: Part, right: Part): number {
  const one = left.property.key.toLowerCase();
  const other = right.property.key.toLowerCase();
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Components in the flow's order, then unknown names, then bare keys, which are applied last. */
function groupRank(index: FlowIndex | null, { property }: Part): number {
  if (!property.value?.properties) return Number.MAX_SAFE_INTEGER;
  return componentOf(index, property.key)?.index ?? Number.MAX_SAFE_INTEGER - 1;
}

function orderTop(parts: readonly Part[], order: TweakOrder, index: FlowIndex | null): Part[] {
  if (order === 'component') {
    return parts.toSorted((left, right) => groupRank(index, left) - groupRank(index, right));
  }
  const componentIn = ({ property }: Part) => (property.value?.properties ? componentOf(index, property.key) : null);
  // Sorted positions of one component's keys are filled in their old order.
  const waiting = groupPairs(parts.map((part) => [componentIn(part), part]));
  return parts.toSorted(byName).map((part) => {
    const component = componentIn(part);
    return (component && waiting.get(component)?.shift()) ?? part;
  });
}

/** Fields in the flow's order, or by name; duplicate keys keep their order. */
function orderFields(parts: readonly Part[], order: TweakOrder, component: FlowComponent | null): Part[] {
  if (order === 'name') return parts.toSorted(byName);
  const ranks = new Map([...(component?.fields.keys() ?? [])].map((name, rank) => [name, rank]));
  const rankOf = ({ property }: Part) => ranks.get(property.key) ?? ranks.size;
  return parts.toSorted((left, right) => rankOf(left) - rankOf(right));
}

/**
 * Sorts keys by the order of the flow's components, or by name, without changing the effect. Comments stay with the key
 * below or before them. Returns broken text unchanged.
 */
export function orderTweaks(text: string, order: TweakOrder, index: FlowIndex | null): string {
  const root = readEditableTree(text)?.root;
  if (!root) return text;
  const bodyOf = (property: TreeProperty): string => {
    const whole = text.slice(property.offset, endOfProperty(property));
    const { value } = property;
    if (!value?.properties) return whole;
    const inner = partsOf(text, value, (field) => text.slice(field.offset, endOfProperty(field)));
    const ordered = orderFields(inner.parts, order, componentOf(index, property.key));
    return text.slice(property.offset, value.offset) + join(text, value, inner, ordered);
  };
  const top = partsOf(text, root, bodyOf);
  const made = join(text, root, top, orderTop(top.parts, order, index));
  return text.slice(0, root.offset) + made + text.slice(root.offset + root.length);
}
