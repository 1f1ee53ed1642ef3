/** Finds words so long that no person writes them. */
const ENDLESS_WORD = /(?<!\S)\S{1000}/;

/** True for a text that needs the class `tb-endless`: the browser fits kerned letters again for each line of a word, which takes seconds. */
export function hasEndlessWord(text: string): boolean {
  return ENDLESS_WORD.test(text);
}
