/** How often each entry of the palette was chosen in this browser. */
const KEY = 'tweakbench.palette-uses.1';
/** Of more, those that are used least are forgotten. */
const MOST_KEPT = 200;

export type PaletteUses = ReadonlyMap<string, number>;

export function readUses(): PaletteUses {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return new Map();
    return new Map(Object.entries(kept).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  } catch {
    return new Map();
  }
}

export function countUse(key: string): void {
  const uses = new Map(readUses());
  uses.set(key, (uses.get(key) ?? 0) + 1);
  const kept = [...uses].toSorted(([, left], [, right]) => right - left).slice(0, MOST_KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // The order then stays as it was.
  }
}
