/** Shows a sentence in which names and values from servers are set as code. */
import type { Wording } from '#run/errors/wording.ts';

export function WordingText({ wording }: { wording: Wording }) {
  return wording.map((part) => (typeof part === 'string' ? part : <code key={part.code}>{part.code}</code>));
}
