/** Tells an answer from one that the browser cut, because the page is being left. */
export interface LeaveWatch {
  /**
   * Resolves at once, but only after 2 s if the page is being left: by then the page is gone, and nothing is taken for
   * an answer.
   */
  holdWhileLeaving: () => Promise<void>;
  end: () => void;
}

const LEAVING = ['beforeunload', 'pagehide'] as const;
/** Longest time from the event to the end of the page, in ms. */
const LEAVES_WITHIN = 2_000;

/** The browser ends the requests of a page that is left, as if no server answered. */
export function watchLeaving(): LeaveWatch {
  let leftAt = Number.NEGATIVE_INFINITY;
  const leave = () => {
    leftAt = performance.now();
  };
  for (const event of LEAVING) addEventListener(event, leave);
  return {
    async holdWhileLeaving() {
      const ms = leftAt + LEAVES_WITHIN - performance.now();
      if (ms > 0) await new Promise((done) => setTimeout(done, ms));
    },
    end() {
      for (const event of LEAVING) removeEventListener(event, leave);
    },
  };
}
