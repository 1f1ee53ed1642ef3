/** The built-in model: a small, seeded, offline text generator that streams word by word and says what it is. */
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { ModelPort, ModelRequest } from '#engine/component-base/ports.ts';
import type { Usage } from '#engine/values/values.ts';
import { countTokens, countWordTokens, splitWords } from './count-tokens.ts';
import { writeAnswer } from './demo/write-answer.ts';

/** A comfortable reading speed. */
const DEFAULT_WORDS_PER_SECOND = 35;

/** Without a pace, yields to the event loop after this many words, so that a stop can arrive. */
const WORDS_PER_TURN = 64;

/** Whether the token limit cuts the answer. */
export function isDemoAnswerCut(request: ModelRequest): boolean {
  const limit = readLimit(request);
  return Number.isFinite(limit) && countTokens(writeAnswer(request)) > limit;
}

function readLimit({ maxTokens }: ModelRequest): number {
  return maxTokens !== null && maxTokens > 0 ? maxTokens : Number.POSITIVE_INFINITY;
}

/**
 * The same request gives the same text. Usage is estimated. `maxTokens` of null or 0 means no limit; a limit cuts as in
 * a real model. With 0 words per second it sends as fast as the reader takes them.
 */
export function createDemoModel(wordsPerSecond = DEFAULT_WORDS_PER_SECOND): ModelPort {
  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<string, Usage, void> {
    signal.throwIfAborted();
    const limit = readLimit(request);
    const startedAt = performance.now();
    let outputTokens = 0;
    let sent = 0;
    for (const word of splitWords(writeAnswer(request))) {
      const tokens = countWordTokens(word);
      if (outputTokens + tokens > limit) break;
      // Measured from the start, not the last word: timers are late, and delays must not add up.
      const wait = wordsPerSecond > 0 ? startedAt + (sent * 1000) / wordsPerSecond - performance.now() : 0;
      if (wait > 0) await setTimeout(wait, undefined, { signal });
      else if (sent % WORDS_PER_TURN === 0) await setImmediate(undefined, { signal });
      signal.throwIfAborted();
      outputTokens += tokens;
      sent += 1;
      yield word;
    }
    return { inputTokens: countTokens(request.system) + countTokens(request.prompt), outputTokens };
  }
  return { stream };
}
