/** Removes keys from the text of the tweaks, many in one pass. */
import { groupPairs } from '#contract/group-pairs.ts';
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

/** The ranges to remove, as offsets in the whole text: a new text for each key would take time for all of the text each time. */
class Cuts {
  readonly #text: string;
  /** End by start. */
  readonly #ends = new Map<number, number>();
  readonly #blankEnds = new Map<number, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Joins the range with those right after it, so that no series of ranges is walked through again and again. */
  cut(start: number, end: number): void {
    const last = Math.max(end, this.#ends.get(start) ?? 0);
    this.#ends.set(start, this.#ends.get(last) ?? last);
  }

  /**
   * Offset of the first remaining character from `start` that is a line break or no blank. Remembered, which is safe because cuts
   * come from the end.
   */
  endOfBlanks(start: number): number {
    const end = this.skip(/[^\S\n]/, start, this.#text.length, this.#blankEnds);
    this.#blankEnds.set(start, end);
    return end;
  }

  /** Offset of the first character from `start` that remains and does not match `blank`; at most `end`. */
  skip(blank: RegExp, start: number, end = this.#text.length, known?: ReadonlyMap<number, number>): number {
    let at = start;
    for (;;) {
      at = known?.get(at) ?? at;
      const cutEnd = this.#ends.get(at);
      if (cutEnd !== undefined && cutEnd > at) at = cutEnd;
      else if (at < end && blank.test(this.#text.charAt(at))) at += 1;
      else return Math.min(at, end);
    }
  }

  isBlank(start: number, end: number): boolean {
    return this.skip(/\s/, start, end) >= end;
  }

  left(): string {
    const parts: string[] = [];
    let from = 0;
    for (const [start, end] of [...this.#ends].sort(([left], [right]) => left - right)) {
      if (start > from) parts.push(this.#text.slice(from, start));
      from = Math.max(from, end);
    }
    return parts.join('') + this.#text.slice(from);
  }
}

/** The whole line if nothing else is on it, else the property with the blanks next to it. `comma`: where its comma is. */
function rangeOf(
  text: string,
  cuts: Cuts,
  { holder, property, comma }: { holder: TreeValue; property: TreeProperty; comma: number | null },
): { start: number; end: number } {
  const { offset } = property;
  const end = comma === null ? endOfProperty(property) : comma + 1;
  let lineStart = offset;
  while (lineStart > 0 && /[^\S\n]/.test(text.charAt(lineStart - 1))) lineStart -= 1;
  const isFirst = lineStart === 0 || text.charAt(lineStart - 1) === '\n';
  const lineEnd = cuts.endOfBlanks(end);
  const isLast = lineEnd === text.length || text.charAt(lineEnd) === '\n';
  if (lineStart > holder.offset && isFirst && isLast)
    return { start: lineStart, end: Math.min(lineEnd + 1, text.length) };
  if (comma !== null) return { start: offset, end: cuts.skip(/[ \t]/, end) };
  let start = offset;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start -= 1;
  return { start, end };
}

/** Removes the innermost property, and those around it that this leaves empty. */
function removeLast(text: string, cuts: Cuts, chain: Chain): void {
  const last = chain.at(-1);
  if (!last) return;
  const { holder, property } = last;
  const properties = holder.properties ?? [];
  // They are removed from the end.
  const index = properties.lastIndexOf(property);
  if (index === -1) return;
  const before = properties[index - 1];
  const { comma } = property;
  // A comment between the two stays.
  const isApart = comma !== null && !cuts.isBlank(endOfProperty(property), comma);
  if (isApart) cuts.cut(comma, comma + 1);
  const { start, end } = rangeOf(text, cuts, { holder, property, comma: isApart ? null : comma });
  cuts.cut(start, end);
  if (comma === null && before && before.comma !== null) {
    cuts.cut(before.comma, before.comma + 1);
    before.comma = null;
  }
  properties.splice(index, 1);
  const close = holder.offset + holder.length - 1;
  if (properties.length === 0 && cuts.isBlank(holder.offset + 1, close)) removeLast(text, cuts, chain.slice(0, -1));
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
  const cuts = new Cuts(text);
  // From the end, so that no removed range is before what is still to be examined.
  const offsetOf = (chain: Chain) => chain.at(-1)?.property.offset ?? 0;
  for (const chain of chains.sort((left, right) => offsetOf(right) - offsetOf(left))) removeLast(text, cuts, chain);
  return cuts.left();
}
