/** Removes keys from the text of the tweaks, many in one pass. */
import { groupPairs } from '#contract/group-pairs.ts';
import { trimEndOf } from '#contract/trim-end-of.ts';
import { endOfProperty, readEditableTree, type TreeProperty, type TreeValue } from './tweaks-tree.ts';

/** The properties along a path with their objects, outermost first. */
type Chain = { holder: TreeValue; property: TreeProperty }[];

/** Finds all properties of an object with a key, which may be duplicate. Reads each object once, however many keys are asked for. */
function createFinder(): (holder: TreeValue, key: string) => readonly TreeProperty[] {
  const known = new Map<TreeValue, Map<string, TreeProperty[]>>();
  return (holder, key) => {
    const byKey =
      known.get(holder) ?? groupPairs((holder.properties ?? []).map((property) => [property.key, property] as const));
    known.set(holder, byKey);
    return byKey.get(key) ?? [];
  };
}

/** Every occurrence of `path`. */
function findChains(root: TreeValue, path: readonly string[], find: ReturnType<typeof createFinder>): Chain[] {
  let chains: Chain[] = [[]];
  for (const key of path) {
    chains = chains.flatMap((chain) => {
      const last = chain.at(-1);
      const holder = last ? last.property.value : root;
      return holder ? find(holder, key).map((property) => [...chain, { holder, property }]) : [];
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

/** The whole line if nothing else is on it, else the property with the blanks next to it. `comma`: where its comma is. */
function rangeOf(
  text: string,
  holder: TreeValue,
  property: TreeProperty,
  comma: number | null,
): { start: number; end: number } {
  const { offset } = property;
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

/** Updates the tree for everything before the cut and for the objects around it. */
function removeLast(text: string, chain: Chain): string {
  const last = chain.at(-1);
  if (!last) return text;
  const { holder, property } = last;
  const properties = holder.properties ?? [];
  const index = properties.lastIndexOf(property);
  if (index === -1) return text;
  const before = properties[index - 1];
  const { comma } = property;
  // A comment between the two stays.
  const isApart = comma !== null && !isBlank(text, endOfProperty(property), comma);
  const joined = isApart ? cut(text, comma, comma + 1) : text;
  const { start, end } = rangeOf(joined, holder, property, isApart ? null : comma);
  let removed = cut(joined, start, end);
  if (comma === null && before && before.comma !== null) {
    removed = cut(removed, before.comma, before.comma + 1);
    before.comma = null;
  }
  properties.splice(index, 1);
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
 * Removes the keys at `paths` (every occurrence of a duplicate key), and objects that this leaves empty, unless they contain
 * a comment. Ignores paths that do not exist. Returns broken text unchanged.
 */
export function removeTweaks(text: string, paths: readonly (readonly string[])[]): string {
  const root = readEditableTree(text)?.root;
  if (!root) return text;
  const find = createFinder();
  const chains = paths.flatMap((path) => findChains(root, path, find));
  // From the end, so that earlier offsets stay valid.
  const offsetOf = (chain: Chain) => chain.at(-1)?.property.offset ?? 0;
  return chains.sort((left, right) => offsetOf(right) - offsetOf(left)).reduce(removeLast, text);
}
