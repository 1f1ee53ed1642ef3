/** How often each entry of the palette was chosen in this browser. */
import * as z from 'zod/mini';
import { preference } from '../../shell/state/preference.ts';

/** Beyond this number the least used are dropped. */
const MAX_STORED = 200;

const storedUses = preference('tweakbench.palette-uses.1', z.record(z.string(), z.number()), {});

export type PaletteUses = ReadonlyMap<string, number>;

export function readUses(): PaletteUses {
  return new Map(Object.entries(storedUses.read()));
}

export function countUse(key: string): void {
  const uses = new Map(readUses());
  uses.set(key, (uses.get(key) ?? 0) + 1);
  storedUses.write(Object.fromEntries([...uses].toSorted(([, left], [, right]) => right - left).slice(0, MAX_STORED)));
}
