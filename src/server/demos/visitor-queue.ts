/**
 * Events between a run and its visitor. The run never waits for a visitor who does not read, so it ends and no longer counts
 * against a limit. Not an `AsyncQueue`, because it joins texts that wait.
 */
import type { VisitorEvent } from '#contract/demos/visitor.ts';

type PartEvent = Extract<VisitorEvent, { output: number }>;

export interface VisitorQueue {
  /** Joins pieces of a text that nobody has read yet. An answer has a greatest length, so the queue has one too. */
  push(event: VisitorEvent): void;
  /** No more events come. */
  close(): void;
  /** Yields the events, for one reader. */
  read(): AsyncGenerator<VisitorEvent, void, void>;
}

export function createVisitorQueue(): VisitorQueue {
  const events: VisitorEvent[] = [];
  let isClosed = false;
  let wake = () => {};
  return {
    push: (event) => {
      const index = 'output' in event ? events.findLastIndex((one) => isOfSame(one, event)) : -1;
      const last = events[index];
      if (event.event === 'text' && last?.event === 'text') {
        events[index] = { ...last, chunk: last.chunk + event.chunk };
      } else {
        events.push(event);
      }
      wake();
    },
    close: () => {
      isClosed = true;
      wake();
    },
    async *read() {
      for (;;) {
        const event = events.shift();
        if (event) yield event;
        else if (isClosed) return;
        else
          await new Promise<void>((done) => {
            wake = done;
          });
      }
    },
  };
}

/** True if both are about the same part of the same answer. */
function isOfSame(one: VisitorEvent, other: PartEvent): boolean {
  return 'output' in one && one.output === other.output && one.side === other.side;
}
