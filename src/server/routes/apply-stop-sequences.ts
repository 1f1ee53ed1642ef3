/** Ends a model's text before the first stop sequence, like OpenAI's `stop`. */
import type { Usage } from '#engine/values/values.ts';

export interface StopResult {
  usage: Usage | null;
  /** True when a stop sequence ended the text. */
  isStopped: boolean;
}

/** Holds back only what may be the start of a stop sequence. The source is always closed. */
export async function* applyStopSequences(
  words: AsyncGenerator<string, Usage | null, void>,
  stops: readonly string[],
): AsyncGenerator<string, StopResult, void> {
  const longest = Math.max(0, ...stops.map(({ length }) => length));
  let held = '';
  let next = await words.next();
  try {
    for (; !next.done; next = await words.next()) {
      held += next.value;
      const end = Math.min(
        ...stops.map((stop) => held.indexOf(stop)).filter((index) => index >= 0),
        Number.POSITIVE_INFINITY,
      );
      if (Number.isFinite(end)) {
        if (end > 0) yield held.slice(0, end);
        return { usage: null, isStopped: true };
      }
      const free = longest === 0 ? held.length : Math.max(0, held.length - longest + 1);
      if (free > 0) yield held.slice(0, free);
      held = held.slice(free);
    }
    if (held !== '') yield held;
    return { usage: next.value, isStopped: false };
  } finally {
    if (!next.done) await words.return(null);
  }
}
