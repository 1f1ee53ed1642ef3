/** Ends a model's text at the first stop sequence, which is left out, as OpenAI's `stop` does. */
import type { ModelUsage } from '#engine/component-base/ports.ts';

export interface StoppedEnd {
  usage: ModelUsage | null;
  /** A stop sequence ended it. */
  isStopped: boolean;
}

/** Holds back only what may be the beginning of a stop sequence. The source is closed whatever the end is. */
export async function* stopText(
  words: AsyncGenerator<string, ModelUsage | null, void>,
  stops: readonly string[],
): AsyncGenerator<string, StoppedEnd, void> {
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
