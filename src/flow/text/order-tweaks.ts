/** Puts the keys of tweaks in another order, each with the comments that belong to it. */

import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';
import { componentOfKey } from '../tweaks/aimed-component.ts';
import { endsItsLine, readCommentBehind } from './text-comments.ts';
import { endOfProperty, readEditableTree, type TreeProperty, type TreeValue } from './tweaks-tree.ts';

export type TweakOrder = 'component' | 'name';

/** One key as it is in the text. */
interface Part {
  property: TreeProperty;
  /** What is before the key: comments on lines of their own, and blanks. */
  lead: string;
  body: string;
  /** Between the value and its comma. */
  beforeComma: string;
  /** A comment behind it on the same line. */
  behind: string;
}

interface Parts {
  /** What belongs to the object and not to its first key. */
  head: string;
  parts: Part[];
  tail: string;
}

function partsOf(text: string, holder: TreeValue, bodyOf: (property: TreeProperty) => string): Parts {
  let from = holder.offset + 1;
  const close = holder.offset + holder.length - 1;
  // A comment right behind the brace is about the object; so is one that a blank line sets apart from the first key.
  const first = holder.properties?.[0]?.offset ?? close;
  const opening = readCommentBehind(text, from, first);
  const apart = /^[\s\S]*\n[ \t]*(?=\n)/.exec(text.slice(from + opening.length, first))?.[0] ?? '';
  const head = text.slice(from, from + opening.length + apart.length);
  from += head.length;
  const parts = (holder.properties ?? []).map((property): Part => {
    const valueEnd = endOfProperty(property);
    const end = property.comma === null ? valueEnd : property.comma + 1;
    const lead = text.slice(from, property.offset);
    const beforeComma = property.comma === null ? '' : text.slice(valueEnd, property.comma);
    const behind = readCommentBehind(text, end, close);
    from = end + behind.length;
    return { property, lead, body: bodyOf(property), beforeComma, behind };
  });
  return { head, parts, tail: text.slice(from, close) };
}

/** `next` on a line of its own where what is before it ends with its line. */
function below(before: string, next: string): string {
  return endsItsLine(before) && !/^[ \t]*\r?\n/.test(next) ? `\n${next}` : next;
}

function join(text: string, holder: TreeValue, { head, parts, tail }: Parts, order: readonly Part[]): string {
  const hasLastComma = parts.at(-1)?.property.comma !== null;
  const made = [text.slice(holder.offset, holder.offset + 1), head];
  let before = /\n/.test(head) ? '' : head;
  for (const [place, part] of order.entries()) {
    // Blanks alone stay where they are, so that an object on one line keeps its looks.
    const own = parts[place]?.lead ?? '';
    const lead = part.lead.trim() === '' && own.trim() === '' ? own : part.lead;
    const comma = place === order.length - 1 && !hasLastComma ? '' : ',';
    made.push(below(before, lead), part.body, part.beforeComma, comma, part.behind);
    before = part.behind;
  }
  return `${made.join('')}${below(before, tail)}}`;
}

/** Where the component of a key is in the flow: keys of one component keep their order, because the later one wins. */
function componentOf(index: FlowIndex | null, key: string): FlowComponent | null {
  return index && componentOfKey(index, key);
}

function byName(left: Part, right: Part): number {
  const one = left.property.key.toLowerCase();
  const other = right.property.key.toLowerCase();
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Components in the flow's order, then names that are none, then bare keys, which are applied last. */
function groupRank(index: FlowIndex | null, { property }: Part): number {
  if (!property.value?.properties) return Number.MAX_SAFE_INTEGER;
  return componentOf(index, property.key)?.index ?? Number.MAX_SAFE_INTEGER - 1;
}

function orderTop(parts: readonly Part[], order: TweakOrder, index: FlowIndex | null): Part[] {
  if (order === 'component') {
    return parts.toSorted((left, right) => groupRank(index, left) - groupRank(index, right));
  }
  const componentIn = ({ property }: Part) => (property.value?.properties ? componentOf(index, property.key) : null);
  // The places that the keys of one component have got, filled in their old order.
  const waiting = new Map<FlowComponent, Part[]>();
  for (const part of parts) {
    const component = componentIn(part);
    if (component) waiting.set(component, [...(waiting.get(component) ?? []), part]);
  }
  return parts.toSorted(byName).map((part) => {
    const component = componentIn(part);
    return (component && waiting.get(component)?.shift()) ?? part;
  });
}

/** Fields as the flow lists them, or by name; duplicate keys keep their order. */
function orderFields(parts: readonly Part[], order: TweakOrder, component: FlowComponent | null): Part[] {
  if (order === 'name') return parts.toSorted(byName);
  const ranks = new Map([...(component?.fields.keys() ?? [])].map((name, rank) => [name, rank]));
  const rankOf = ({ property }: Part) => ranks.get(property.key) ?? ranks.size;
  return parts.toSorted((left, right) => rankOf(left) - rankOf(right));
}

/**
 * The text with its keys in the order of the flow's components, or by name. The same tweaks count as before. Comments go
 * with the key below or before them. Broken text comes back as it is.
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
