import type { StoreApi } from 'zustand/vanilla';

/** Resolves as soon as the state passes the test. */
export function whenState<State>(
  { getState, subscribe }: Pick<StoreApi<State>, 'getState' | 'subscribe'>,
  test: (state: State) => boolean,
): Promise<void> {
  if (test(getState())) return Promise.resolve();
  return new Promise((done) => {
    const stop = subscribe((state) => {
      if (!test(state)) return;
      stop();
      done();
    });
  });
}
