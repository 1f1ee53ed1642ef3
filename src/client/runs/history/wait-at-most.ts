/** Longest wait, in ms, for what a run would like to know of its server: until it has begun, it shows nothing and cannot be stopped. */
export const LONGEST_WAIT_MS = 5_000;

/** What the promise resolves with, or null when it takes longer; it goes on then, unheard. Rejects as it does. */
export function waitAtMost<Value>(promise: Promise<Value>, longestMs: number): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const givenUp = new Promise<null>((done) => {
    timer = setTimeout(done, longestMs, null);
  });
  return Promise.race([promise, givenUp]).finally(() => clearTimeout(timer));
}
