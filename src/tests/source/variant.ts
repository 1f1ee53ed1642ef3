/** Variants: named sets of tweaks that run on the same inputs. */
import type { Tweaks } from '#contract/run-request.ts';
import { MAX_SUITE_VARIANTS } from '#contract/suite/suite-file.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { tweakLeaves } from '#run/model/tweak-leaves.ts';

export interface Variant {
  name: string;
  /** Tweaks as typed, with comments. */
  tweaksText: string;
}

/** Name outside the table: "A Bold", or "Variant A" if nobody named it; the flow itself has no letter. */
export function columnName({ letter, name }: { letter: string; name: string }): string {
  return letter === '' || name === `Variant ${letter}` ? name : `${letter} ${name}`;
}

/** A for 0; for at most `MAX_SUITE_VARIANTS`. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** One variant per tweak, to show the effect of each key. Leaves out those beyond the limit. */
export function singleKeys(tweaksText: string): Variant[] {
  const tweaks = parseTweaksText(tweaksText).tweaks ?? {};
  return [...tweakLeaves(tweaks).values()].slice(0, MAX_SUITE_VARIANTS).map(({ path, field, value }) => {
    const [first = ''] = path;
    const alone: Tweaks = path.length === 1 ? { [first]: value } : { [first]: { [field]: value } };
    return { name: path.join(' · '), tweaksText: JSON.stringify(alone, null, 2) };
  });
}
