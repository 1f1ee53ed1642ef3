/** Longest wait before a run, in ms, for facts about its server: until the run starts, it shows nothing and cannot be stopped. */
export const LONGEST_WAIT_MS = 5_000;

/** Resolves or rejects like the promise, or with null if it takes longer. Does not cancel the work. */
export function waitAtMost<Value>(promise: Promise<Value>, longestMs: number): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const givenUp = new Promise<null>((done) => {
    timer = setTimeout(done, longestMs, null);
  });
  return Promise.race([promise, givenUp]).finally(() => clearTimeout(timer));
}
