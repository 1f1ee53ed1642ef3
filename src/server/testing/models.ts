/** Models for server tests. */

import type { ModelPort } from '#engine/component-base/ports.ts';
import { ended } from '#engine/testing/manual-model.ts';

export interface WaitingModel extends ModelPort {
  /** Resolves when the model has sent its first word. */
  readonly started: Promise<void>;
  /** Resolves when the model is aborted. */
  readonly stopped: Promise<void>;
}

/** Sends one word, then waits until it is aborted. */
export function createWaitingModel(): WaitingModel {
  const started = createSignal();
  const stopped = createSignal();
  return {
    started: started.promise,
    stopped: stopped.promise,
    stream: async function* (_request, signal) {
      yield 'Well, ';
      started.resolve();
      await new Promise<void>((done) => {
        if (signal.aborted) done();
        else signal.addEventListener('abort', () => done(), { once: true });
      });
      stopped.resolve();
      signal.throwIfAborted();
      return ended;
    },
  };
}

function createSignal(): { promise: Promise<void>; resolve(): void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
