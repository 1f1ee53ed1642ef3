/** The batches that this page shows or runs, by the key of their server and flow. */
import { type BatchState, useUiState } from '../../state/ui-state.ts';
import { withoutKey } from '../../state/without-key.ts';

/** Null until the batch is loaded or started. */
export function readBatch(key: string): BatchState | null {
  return useUiState.getState().batches.get(key) ?? null;
}

export function useBatchState(key: string): BatchState | null {
  return useUiState(({ batches }) => batches.get(key) ?? null);
}

export function writeBatch(key: string, state: BatchState): void {
  useUiState.setState(({ batches }) => ({ batches: new Map(batches).set(key, state) }));
}

export function changeBatch(key: string, next: Partial<BatchState>): void {
  const before = readBatch(key);
  if (before) writeBatch(key, { ...before, ...next });
}

/** Resolves when the batch is not running. */
export function whenBatchOver(key: string): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (readBatch(key)?.isRunning) return;
      stop();
      resolve();
    };
    const stop = useUiState.subscribe(check);
    check();
  });
}

export function forgetBatch(key: string): void {
  useUiState.setState(({ batches }) => ({ batches: withoutKey(batches, key) }));
}
