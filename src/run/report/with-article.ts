/** `a number`, but `text` and `true or false`: what a field takes, as the object of a sentence. */
export function withArticle(expected: string): string {
  return /^(?:text|true)\b/.test(expected) ? expected : `a ${expected}`;
}
