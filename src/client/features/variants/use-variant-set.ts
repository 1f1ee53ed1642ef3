/** The variants of the open flow, and actions on them. */
import { useMemo } from 'react';
import { isJsonEqual } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { MAX_VARIANTS, type Variant, type VariantSet } from '#run/variants/variant.ts';
import { useFlowKey } from '../../draft/storage/use-flow-key.ts';
import { readSet, useSet, writeSet } from '../../draft/storage/variant-storage.ts';
import { randomId } from '../../ui/browser/random-id.ts';
import { announce } from '../../ui/feedback/announce.ts';
import { notify } from '../../ui/feedback/notify.ts';

export type NewVariant = Omit<Variant, 'id'>;

export interface VariantActions {
  /** Adds as many as there is room for. */
  add: (variants: readonly NewVariant[]) => void;
  change: (id: string, change: NewVariant) => void;
  /** Can be undone. */
  remove: (id: string) => void;
  /** Replaces all variants. Can be undone; what was added or changed since then stays. */
  replaceAll: (variants: readonly NewVariant[], message: string) => void;
  set: (change: Partial<VariantSet>) => void;
}

export function useVariantSet(index: FlowIndex): { set: VariantSet; actions: VariantActions } {
  const key = useFlowKey();
  const set = useSet(key);
  const actions = useMemo<VariantActions>(() => {
    const write = (change: Partial<VariantSet>) => writeSet(key, { ...readSet(key), ...change }, index);
    const variants = () => readSet(key).variants;
    return {
      add(added) {
        const room = MAX_VARIANTS - variants().length;
        const taken = added.slice(0, room).map((variant) => ({ ...variant, id: randomId() }));
        write({ variants: [...variants(), ...taken], keysOf: null });
        const left = added.length - taken.length;
        if (left > 0) notify({ message: `You can have up to ${MAX_VARIANTS} variants: ${left} not added` });
        else announce(taken.length === 1 ? 'Variant added' : `${taken.length} variants added`);
      },
      change: (id, change) =>
        write({ variants: variants().map((variant) => (variant.id === id ? { ...variant, ...change } : variant)) }),
      remove(id) {
        const before = variants();
        const gone = before.find((variant) => variant.id === id);
        write({ variants: before.filter((variant) => variant.id !== id) });
        notify({
          message: `${gone?.name || 'Variant'} removed`,
          undo: () => {
            if (!gone || variants().some((variant) => variant.id === id)) return;
            const next = [...variants()];
            next.splice(before.indexOf(gone), 0, gone);
            write({ variants: next });
          },
        });
      },
      replaceAll(next, message) {
        const before = readSet(key);
        const taken = next.slice(0, MAX_VARIANTS).map((variant) => ({ ...variant, id: randomId() }));
        write({ variants: taken, keysOf: null });
        notify({
          message,
          undo: () => {
            const since = variants().filter((variant) => !taken.some((one) => isJsonEqual(one, variant)));
            write({ variants: [...before.variants, ...since].slice(0, MAX_VARIANTS), keysOf: before.keysOf });
          },
        });
      },
      set: write,
    };
  }, [index, key]);
  return { set, actions };
}
