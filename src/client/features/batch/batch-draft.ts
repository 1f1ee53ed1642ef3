/** The set-up of a batch that has not been started; kept for each flow until the page closes. */
import { type BatchDraft, useUiState } from '../../state/ui-state.ts';
import { withoutKey } from '../../state/without-key.ts';

const EMPTY: BatchDraft = {
  ...{ text: '', fileName: '', reading: null, targets: new Map() },
  ...{ atOnce: 4, expectation: undefined, output: null },
};

export function forgetBatchDraft(key: string): void {
  useUiState.setState(({ batchDrafts }) => ({ batchDrafts: withoutKey(batchDrafts, key) }));
}

/** The batch draft of a flow, and a function that changes it. */
export function useBatchDraft(key: string): [BatchDraft, (next: Partial<BatchDraft>) => void] {
  const draft = useUiState(({ batchDrafts }) => batchDrafts.get(key) ?? EMPTY);
  const change = (next: Partial<BatchDraft>) =>
    useUiState.setState(({ batchDrafts }) => ({
      batchDrafts: new Map(batchDrafts).set(key, { ...(batchDrafts.get(key) ?? EMPTY), ...next }),
    }));
  return [draft, change];
}
