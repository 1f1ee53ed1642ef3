/** True if both answers are the same word by word, whatever is between the words. */
export function isSameText(one: string, other: string): boolean {
  return singleSpaced(one) === singleSpaced(other);
}

function singleSpaced(text: string): string {
  return text.split(/\s+/).join(' ').trim();
}
