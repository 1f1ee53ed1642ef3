/** The variants of each flow, in localStorage with their secrets masked. The secrets are kept in memory. */
import { useMemo } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { parseSet } from '#run/variants/parse-set.ts';
import { EMPTY_SET, maskSet, type VariantSet } from '#run/variants/variant.ts';
import { preference, usePreference } from '../../state/preference.ts';
import { useUiState, type VariantSetOfTab } from '../../state/ui-state.ts';
import { withoutKey } from '../../state/without-key.ts';

const keptSet = (key: string) => preference(`tweakbench.variants.1.${key}`, { parse: parseSet }, EMPTY_SET);

/** `key` as from `useFlowKey`, here and below. */
export function useSet(key: string): VariantSet {
  const kept = useMemo(() => keptSet(key), [key]);
  const [read] = usePreference(kept);
  const own = useUiState(({ variantSets }) => variantSets.get(key));
  return useMemo(() => withSecrets(read, own), [read, own]);
}

export function readSet(key: string): VariantSet {
  return withSecrets(keptSet(key).read(), useUiState.getState().variantSets.get(key));
}

/** `index` tells which of the tweaks are secret. */
export function writeSet(key: string, set: VariantSet, index: FlowIndex): void {
  const masked = maskSet(set, index);
  useUiState.setState(({ variantSets }) => ({ variantSets: new Map(variantSets).set(key, { set, masked }) }));
  keptSet(key).write(masked);
}

/** Deletes the variants of a deleted flow. */
export function deleteSet(key: string): void {
  useUiState.setState(({ variantSets }) => ({ variantSets: withoutKey(variantSets, key) }));
  keptSet(key).write(EMPTY_SET);
}

/** The stored set, perhaps changed by another tab, with the secrets of this tab in every variant that is unchanged. */
function withSecrets(read: VariantSet, own: VariantSetOfTab | undefined): VariantSet {
  if (own === undefined) return read;
  const { set, masked } = own;
  return {
    ...read,
    variants: read.variants.map((variant) => {
      const at = masked.variants.findIndex((one) => one.id === variant.id);
      const isSame = masked.variants[at]?.tweaksText === variant.tweaksText;
      return isSame ? { ...variant, tweaksText: set.variants[at]?.tweaksText ?? variant.tweaksText } : variant;
    }),
    keysOf: read.keysOf?.tweaksText === masked.keysOf?.tweaksText ? set.keysOf : read.keysOf,
  };
}
