/** Takes keys out of tweaks as text, many at once in one pass. */
import { trimEndOf } from '#contract/trim-end-of.ts';
import { endOfProperty, readEditableTree, type TreeProperty, type TreeValue } from './tweaks-tree.ts';

/** A property and the objects around it, outermost first. */
type Chain = { holder: TreeValue; property: TreeProperty }[];

/** Every occurrence of `path`: a key may occur twice. */
function findChains(root: TreeValue, path: readonly string[]): Chain[] {
  let chains: Chain[] = [[]];
  for (const key of path) {
    chains = chains.flatMap((chain) => {
      const last = chain.at(-1);
      const holder = last ? last.property.value : root;
      const found = holder?.properties?.filter((property) => property.key === key) ?? [];
      return holder ? found.map((property) => [...chain, { holder, property }]) : [];
    });
  }
  return chains;
}

function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === '';
}

function cut(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(end);
}

/** The whole line when nothing else is on it, else the property with the blanks that set it apart. */
function rangeOf(text: string, holder: TreeValue, property: TreeProperty): { start: number; end: number } {
  const { offset, comma } = property;
  const end = comma === null ? endOfProperty(property) : comma + 1;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const nextBreak = text.indexOf('\n', end);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak;
  if (lineStart > holder.offset && isBlank(text, lineStart, offset) && isBlank(text, end, lineEnd)) {
    return { start: lineStart, end: Math.min(lineEnd + 1, text.length) };
  }
  if (comma !== null) return { start: offset, end: end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0) };
  return { start: trimEndOf(text.slice(0, offset), ' \t').length, end };
}

/** Keeps the tree true to the text for everything that is before the cut and for the objects around it. */
function removeLast(text: string, chain: Chain): string {
  const last = chain.at(-1);
  if (!last) return text;
  const { holder, property } = last;
  const properties = holder.properties ?? [];
  const place = properties.indexOf(property);
  if (place === -1) return text;
  const before = properties[place - 1];
  const { start, end } = rangeOf(text, holder, property);
  let removed = cut(text, start, end);
  if (property.comma === null && before && before.comma !== null) {
    removed = cut(removed, before.comma, before.comma + 1);
    before.comma = null;
  }
  properties.splice(place, 1);
  const around = chain.slice(0, -1);
  const shift = text.length - removed.length;
  holder.length -= shift;
  for (const { property: outer } of around) {
    if (outer.value && outer.value !== holder) outer.value.length -= shift;
    if (outer.comma !== null) outer.comma -= shift;
  }
  const isEmptied = properties.length === 0 && isBlank(removed, holder.offset + 1, holder.offset + holder.length - 1);
  return isEmptied ? removeLast(removed, around) : removed;
}

/**
 * The text without the keys at `paths` (every occurrence, where one is duplicate). An object that this leaves empty goes
 * too, unless a comment is in it. Broken text, or paths that lead nowhere, give the text unchanged.
 */
export function removeTweaks(text: string, paths: readonly (readonly string[])[]): string {
  const root = readEditableTree(text)?.root;
  if (!root) return text;
  const chains = paths.flatMap((path) => findChains(root, path));
  // From the end, so that the places of what is still to go stay true.
  const offsetOf = (chain: Chain) => chain.at(-1)?.property.offset ?? 0;
  return chains.sort((left, right) => offsetOf(right) - offsetOf(left)).reduce(removeLast, text);
}
