/** Runs tasks one at a time, in order. */

export interface Mutex {
  /** Runs `task` after all earlier ones have ended, even with an error. */
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
