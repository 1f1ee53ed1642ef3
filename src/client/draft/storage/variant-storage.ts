/** The variants of each flow, kept in this browser with their secrets masked; the secrets live as long as the page. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { parseSet } from '#run/variants/parse-set.ts';
import { EMPTY_SET, maskSet, type VariantSet } from '#run/variants/variant.ts';
import { createPerFlowStore } from './per-flow-store.ts';

const sets = createPerFlowStore<VariantSet>({
  prefix: 'tweakbench.variants.1.',
  empty: EMPTY_SET,
  parse: parseSet,
  withSecrets: (read, mine, masked) => ({
    ...read,
    variants: read.variants.map((variant) => {
      const place = masked.variants.findIndex((one) => one.id === variant.id);
      const isSame = masked.variants[place]?.tweaksText === variant.tweaksText;
      return isSame ? { ...variant, tweaksText: mine.variants[place]?.tweaksText ?? variant.tweaksText } : variant;
    }),
    keysOf: read.keysOf?.tweaksText === masked.keysOf?.tweaksText ? mine.keysOf : read.keysOf,
  }),
});

export const { read: readSet, subscribe: onSets } = sets;

/** `index` tells which of the tweaks are secret. */
export function writeSet(place: string, set: VariantSet, index: FlowIndex): void {
  sets.write(place, set, maskSet(set, index));
}

/** Forgets those of a deleted flow. */
export function deleteSet(place: string): void {
  sets.write(place, EMPTY_SET);
}
