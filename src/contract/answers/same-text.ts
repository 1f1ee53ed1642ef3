/** True if both answers are the same word by word, whatever is between the words. */
export function isSameText(one: string, other: string): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf(text: string): string {
  return text.split(/\s+/).join(' ').trim();
}
