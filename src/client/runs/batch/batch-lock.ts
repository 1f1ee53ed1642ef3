/** Only one tab at a time may change the batch of a flow. */

/**
 * Two tabs that run the same batch would send each row twice, and another tab must not replace or delete a running batch.
 * A browser without locks cannot prevent that.
 */
export async function whenAlone<Result>(
  key: string,
  act: () => Promise<Result>,
  otherwise: () => Result,
): Promise<Result> {
  if (!('locks' in navigator)) return act();
  return navigator.locks.request(`tweakbench.batch ${key}`, { ifAvailable: true }, (lock) =>
    lock === null ? otherwise() : act(),
  );
}

/** For an action of the user. */
export function refuseBatch(): never {
  throw new Error('A batch of this flow is running, here or in another tab');
}
