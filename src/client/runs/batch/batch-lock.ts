/** One tab at a time works on the batch of a flow. */

/**
 * Two tabs that run one batch would send each row twice, and one that runs must not be replaced or deleted from another.
 * A browser without locks cannot tell.
 */
export async function whenAlone<Result>(
  place: string,
  act: () => Promise<Result>,
  otherwise: () => Result,
): Promise<Result> {
  if (!('locks' in navigator)) return act();
  return navigator.locks.request(`tweakbench.batch ${place}`, { ifAvailable: true }, (lock) =>
    lock === null ? otherwise() : act(),
  );
}

/** For what a person asked for. */
export function refuseBatch(): never {
  throw new Error('A batch of this flow is running, here or in another tab');
}
