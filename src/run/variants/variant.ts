/** Variants: named sets of tweaks that run on the same inputs. */
import type { Tweaks } from '#contract/run-request.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { tweakLeaves } from '../model/tweak-leaves.ts';

export interface Variant {
  /** Key of the variant; never sent. */
  id: string;
  name: string;
  /** Tweaks as typed, with comments. */
  tweaksText: string;
}

/** The settings of a flow's variants page. */
export interface VariantSet {
  variants: readonly Variant[];
  /** Set while each tweak of one variant has its own column. */
  keysOf: { name: string; tweaksText: string } | null;
  /** Number of runs per cell. */
  repeats: number;
  /** Number of cells that run at once. */
  atOnce: number;
}

export const EMPTY_SET: VariantSet = { variants: [], keysOf: null, repeats: 1, atOnce: 2 };

/** More variants are hard to use, even on a screen that scrolls. */
export const MAX_VARIANTS = 12;
export const MAX_REPEATS = 20;
export const MAX_AT_ONCE = 10;

/** A column of the matrix; the flow itself has no tweaks and no letter. */
export interface VariantColumn {
  letter: string;
  name: string;
  tweaksText: string;
}

/** Name outside the table: "A Bold", or "Variant A" if nobody named it; the flow itself has no letter. */
export function columnName({ letter, name }: Pick<VariantColumn, 'letter' | 'name'>): string {
  return letter === '' || name === `Variant ${letter}` ? name : `${letter} ${name}`;
}

/** A for 0; for at most `MAX_VARIANTS`. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** One variant per tweak, to show the effect of each key. Leaves out those beyond the limit. */
export function singleKeys(tweaksText: string): Omit<Variant, 'id'>[] {
  const tweaks = parseTweaksText(tweaksText).tweaks ?? {};
  return [...tweakLeaves(tweaks).values()].slice(0, MAX_VARIANTS).map(({ path, field, value }) => {
    const [first = ''] = path;
    const alone: Tweaks = path.length === 1 ? { [first]: value } : { [first]: { [field]: value } };
    return { name: path.join(' · '), tweaksText: JSON.stringify(alone, null, 2) };
  });
}
