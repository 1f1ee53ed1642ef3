/** How similar two texts are by their words, without a model. */

/** Words in lower case. In scripts without spaces a run of letters counts as one word. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** F1 of the words that both have, counted as often as both have them: from 0 to 1. Two texts without words are equal. */
export function textSimilarity(left: string, right: string): number {
  const [one, other] = [wordsOf(left), wordsOf(right)];
  if (one.length === 0 && other.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared += 1;
  }
  return (2 * shared) / (one.length + other.length);
}
