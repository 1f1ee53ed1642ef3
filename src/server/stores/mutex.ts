/** One at a time: callers wait for each other in the order in which they came. */

export interface Mutex {
  /** Runs `task` after all earlier ones have ended, however they ended. */
  run<Result>(task: () => Promise<Result>): Promise<Result>;
}

export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: (task) => {
      const result = last.then(task);
      last = result.catch(() => undefined);
      return result;
    },
  };
}
