/** Estimates tokens, since no tokenizer is bundled: a word of up to six characters counts as one, a longer one as more. */

const TOKEN_LENGTH = 6;

/** Splits a text into words, each with the white space after it, so that joining them gives the text back. */
export function splitWords(text: string): string[] {
  return text.match(/\s+\S*|\S+/gu) ?? [];
}

/** Estimated tokens of one piece of `splitWords`. */
export function countWordTokens(word: string): number {
  return Math.max(1, Math.ceil(word.trim().length / TOKEN_LENGTH));
}

/** Estimated tokens of a text; 0 for an empty one. Counted without splitting, since prompts can be megabytes long. */
export function countTokens(text: string): number {
  let total = 0;
  let length = 0;
  for (let index = 0; index <= text.length; index += 1) {
    // Past the end there is no code: the last word ends there.
    if (index < text.length && !isSpace(text.charCodeAt(index))) length += 1;
    else {
      total += Math.ceil(length / TOKEN_LENGTH);
      length = 0;
    }
  }
  return total;
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0x2028 || code === 0x2029;
}
