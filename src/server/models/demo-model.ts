/** The built-in model: a small, seeded, offline text generator that streams word by word and says what it is. */
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { ModelEnd } from '#engine/component-base/model-end.ts';
import type { ModelPort, ModelRequest } from '#engine/component-base/ports.ts';
import { countTokens, countWordTokens, splitWords } from './count-tokens.ts';
import { writeAnswer } from './demo/write-answer.ts';

/** Name of the demo model. */
export const DEMO_MODEL = 'demo';

/** A comfortable reading speed. */
const DEFAULT_WORDS_PER_SECOND = 35;

/** Without a pace, yields to the event loop after this many words, so that a stop can arrive. */
const WORDS_PER_TURN = 64;

/** The model reads a conversation as text, with a speaker before each message. */
function withConversation(request: ModelRequest): ModelRequest {
  const { history = [], prompt } = request;
  if (history.length === 0) return request;
  const lines = history.map(({ role, text }) => `${role === 'user' ? 'User' : 'AI'}: ${text}`);
  return { ...request, prompt: `Conversation so far:\n${lines.join('\n')}\n\nThe user now says: ${prompt}` };
}

function readLimit({ maxTokens }: ModelRequest): number {
  return maxTokens !== null && maxTokens > 0 ? maxTokens : Number.POSITIVE_INFINITY;
}

/**
 * The same request gives the same text. Usage is estimated. `maxTokens` of null or 0 means no limit; a limit cuts as in
 * a real model. With 0 words per second it sends as fast as the reader takes them.
 */
export function createDemoModel(wordsPerSecond = DEFAULT_WORDS_PER_SECOND): ModelPort {
  async function* stream(given: ModelRequest, signal: AbortSignal): AsyncGenerator<string, ModelEnd, void> {
    signal.throwIfAborted();
    const [image] = given.images ?? [];
    if (image) throw new Error(`The demo model reads only text. Choose another model, or remove ${image.name}.`);
    const request = withConversation(given);
    const limit = readLimit(request);
    const startedAt = performance.now();
    let outputTokens = 0;
    let sent = 0;
    let isCut = false;
    for (const word of splitWords(writeAnswer(request))) {
      const tokens = countWordTokens(word);
      isCut = outputTokens + tokens > limit;
      if (isCut) break;
      // Measured from the start, not the last word: timers are late, and delays must not add up.
      const wait = wordsPerSecond > 0 ? startedAt + (sent * 1000) / wordsPerSecond - performance.now() : 0;
      if (wait > 0) await setTimeout(wait, undefined, { signal });
      else if (sent % WORDS_PER_TURN === 0) await setImmediate(undefined, { signal });
      signal.throwIfAborted();
      outputTokens += tokens;
      sent += 1;
      yield word;
    }
    const inputTokens = countTokens(request.system) + countTokens(request.prompt);
    return { usage: { inputTokens, outputTokens }, model: DEMO_MODEL, isCut };
  }
  return { stream };
}
