/** Estimated tokens, as no tokenizer is bundled: a word of up to six characters counts as one, a longer one as more. */

/** Cuts a text into words with the white space that follows each, so that joining them gives the text back. */
export function splitWords(text: string): string[] {
  return text.match(/\s*\S+\s*?(?=\s|$)|\s+$/gu) ?? [];
}

/** Estimated tokens of one piece of `splitWords`. */
export function countWordTokens(word: string): number {
  return Math.max(1, Math.ceil(word.trim().length / 6));
}

/** Estimated tokens of a text; 0 for an empty one. */
export function countTokens(text: string): number {
  return splitWords(text).reduce((total, word) => total + countWordTokens(word), 0);
}
