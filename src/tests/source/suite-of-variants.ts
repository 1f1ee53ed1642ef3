/** Variants of an earlier release as a suite: a case for each input, a variant for each set of tweaks. */
import { FLOW_VARIANT, MAX_SUITE_VARIANTS } from '#contract/suite/suite-file.ts';
import { freeName } from '#contract/text/free-name.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { editSuite } from '../suite/edit-suite.ts';
import { casesOfDraft } from './cases-of-run.ts';
import { newSuiteText } from './new-suite.ts';
import { suiteTweaks } from './suite-tweaks.ts';

export interface EarlierVariants {
  name: string;
  flow: { id: string };
  draft: Pick<RequestDraft, 'inputsMode' | 'inputs'>;
  variants: readonly { name: string; tweaksText: string }[];
  repeats: number;
  atOnce: number;
}

export function suiteOfVariants({ name, flow, draft, variants, repeats, atOnce }: EarlierVariants): string {
  const names = variantNames(variants);
  const text = newSuiteText({
    name,
    flow: { id: flow.id },
    cases: casesOfDraft(draft),
    variants: variants.slice(0, MAX_SUITE_VARIANTS).map(({ tweaksText }, at) => ({
      name: names[at] ?? '',
      tweaks: suiteTweaks(parseTweaksText(tweaksText).tweaks ?? {}, null).tweaks,
    })),
  });
  const counted = repeats > 1 ? editSuite(text, { kind: 'set', path: ['repeat'], value: repeats }) : text;
  return editSuite(counted, { kind: 'set', path: ['at-once'], value: atOnce });
}

/** Two variants could have the same name, and one that of the flow. */
export function variantNames(variants: readonly { name: string }[]): string[] {
  const known = new Set([FLOW_VARIANT]);
  return variants.map(({ name }, at) => {
    const base = name.trim() === '' ? `Variant ${at + 1}` : name.trim();
    const free = freeName(base, known, (count) => `${base} (${count})`);
    known.add(free);
    return free;
  });
}
