/** The items of the palette, and their search. */
import type { Icon } from '../../shell/icons/icons.ts';
import type { PaletteUses } from './palette-uses.ts';

export type PaletteGroup = 'Tweak a field' | 'Flows' | 'Components' | 'Runs' | 'Commands';

export interface PaletteItem {
  /** Unique among all items. */
  key: string;
  group: PaletteGroup;
  icon: Icon;
  label: string;
  /** Shown next to the label; searched too. */
  note: string;
  /** A shortcut such as `mod+k`. */
  keys?: string;
  run: () => void;
}

/** A command of the page. */
export type PaletteCommand = Omit<PaletteItem, 'key' | 'group'>;

const ORDER: readonly PaletteGroup[] = ['Tweak a field', 'Flows', 'Components', 'Runs', 'Commands'];
const MAX_IN_GROUP = 8;

export interface PaletteMatches {
  groups: readonly { group: PaletteGroup; items: readonly PaletteItem[] }[];
  /** Includes those that are not shown. */
  total: number;
}

/**
 * Items that have every word of the query: best match first, then most used first. `#` searches only runs, `@` only
 * components. Without a query commands are first, because they can be used without knowing a name.
 */
export function searchPalette(items: readonly PaletteItem[], query: string, uses: PaletteUses): PaletteMatches {
  const text = query.trim().toLowerCase();
  const only = text.startsWith('#') ? 'Runs' : text.startsWith('@') ? 'Components' : null;
  const words = (only === null ? text : text.slice(1)).split(/\s+/).filter((word) => word !== '');
  const order = text === '' ? [...ORDER].reverse() : ORDER;
  let total = 0;
  const groups = order.map((group) => {
    const isAsked = only === null || only === group;
    const found = isAsked ? items.filter((item) => item.group === group && scoreOf(item, words) > 0) : [];
    total += found.length;
    const usesOf = ({ key }: PaletteItem) => uses.get(key) ?? 0;
    const best = found.toSorted(
      (left, right) => scoreOf(right, words) - scoreOf(left, words) || usesOf(right) - usesOf(left),
    );
    return { group, items: best.slice(0, only === null ? MAX_IN_GROUP : 50) };
  });
  return { groups: groups.filter((entry) => entry.items.length > 0), total };
}

/** 0 if a word is missing; otherwise it depends on where the words of the query occur. */
function scoreOf({ label, note }: PaletteItem, words: readonly string[]): number {
  let score = 1;
  const name = label.toLowerCase();
  const rest = note.toLowerCase();
  for (const word of words) {
    if (name.split(/[\s_-]+/).some((part) => part.startsWith(word))) score += 3;
    else if (name.includes(word)) score += 2;
    else if (!rest.includes(word)) return 0;
  }
  return score;
}
