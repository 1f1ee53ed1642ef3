/** Only one tab of this browser at a time may run or change something. Other browsers are kept out by a lease (`result-lease.ts`). */

/**
 * `key` names it: two tabs that run the same suite would send everything twice. A browser without locks cannot
 * prevent that.
 */
export async function withTabLock<Result>(
  key: string,
  act: () => Promise<Result>,
  otherwise: () => Result | Promise<Result>,
): Promise<Result> {
  if (!('locks' in navigator && navigator.locks)) return act();
  return navigator.locks.request(lockName(key), { ifAvailable: true }, (lock) => (lock === null ? otherwise() : act()));
}

/** False if that cannot be known. */
export async function isLockHeld(key: string): Promise<boolean> {
  if (!('locks' in navigator && navigator.locks)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockName(key));
}

function lockName(key: string): string {
  return `tweakbench.tests ${key}`;
}
