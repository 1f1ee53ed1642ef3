/** A model whose chunks a test sends one by one. */

import type { ModelEnd } from '../component-base/model-end.ts';
import type { ModelPort, ModelRequest } from '../component-base/ports.ts';

/** The end of an answer of a model that reports nothing. */
export const ended: ModelEnd = { usage: null, model: 'demo', isCut: false };

export interface ManualStream {
  readonly request: ModelRequest;
  readonly signal: AbortSignal;
  /** Chunks that the engine has read. */
  readonly taken: readonly string[];
  /** True once the stream was closed, for whatever reason. */
  readonly isLeft: boolean;
  say(word: string): void;
  end(): void;
  fail(message: string): void;
}

type Step = { word: string } | { end: ModelEnd } | { error: Error };

export interface ManualModel extends ModelPort {
  readonly streams: readonly ManualStream[];
  /** Resolves when the n-th stream is requested. */
  requested(count: number): Promise<void>;
  /** Resolves when the n-th stream is closed. */
  left(index: number): Promise<void>;
}

class Stream implements ManualStream {
  readonly taken: string[] = [];
  isLeft = false;
  readonly request: ModelRequest;
  readonly signal: AbortSignal;
  readonly whenLeft: Promise<void>;
  #steps: Step[] = [];
  #wake: () => void = () => {};
  #leave: () => void = () => {};

  constructor(request: ModelRequest, signal: AbortSignal) {
    this.request = request;
    this.signal = signal;
    this.whenLeft = new Promise((resolve) => {
      this.#leave = resolve;
    });
    signal.addEventListener('abort', () => this.#wake());
  }

  say(word: string): void {
    this.#add({ word });
  }

  end(): void {
    this.#add({ end: ended });
  }

  fail(message: string): void {
    this.#add({ error: new Error(message) });
  }

  #add(step: Step): void {
    this.#steps.push(step);
    this.#wake();
  }

  async *run(): AsyncGenerator<string, ModelEnd, void> {
    try {
      for (;;) {
        const step = await this.#next();
        if ('error' in step) throw step.error;
        if ('end' in step) return step.end;
        this.taken.push(step.word);
        yield step.word;
      }
    } finally {
      this.isLeft = true;
      this.#leave();
    }
  }

  async #next(): Promise<Step> {
    for (;;) {
      if (this.signal.aborted) throw new Error('stopped');
      const step = this.#steps.shift();
      if (step) return step;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

export function manualModel(): ManualModel {
  const streams: Stream[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  return {
    streams,
    stream(request, signal) {
      const stream = new Stream(request, signal);
      streams.push(stream);
      for (const { count, resolve } of waiting) if (streams.length >= count) resolve();
      return stream.run();
    },
    requested: (count) =>
      new Promise((resolve) => {
        if (streams.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    left: async (index) => {
      await streams[index]?.whenLeft;
    },
  };
}

/** A model that answers at once: with the same chunks for every prompt, or with the result of `answer`. */
export function readyModel(answer: (request: ModelRequest) => readonly string[]): ModelPort {
  return {
    async *stream(request) {
      yield* answer(request);
      return { ...ended, usage: { inputTokens: 3, outputTokens: 5 } };
    },
  };
}
