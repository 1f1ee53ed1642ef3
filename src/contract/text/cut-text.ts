/** Shows the beginning of a long text. */

/** At most `most` code units, the last of them an ellipsis if something is left out. */
export function cutText(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, characterStart(text, most - 1))}…` : text;
}

/** The same on one line: white space becomes single spaces. Reads only the beginning of a text that is much longer. */
export function cutLine(text: string, most: number): string {
  return cutText(
    cutText(text, 10 * most)
      .replace(/\s+/g, ' ')
      .trim(),
    most,
  );
}

/** `index`, or the one before it if a character of two code units would be split there. */
export function characterStart(text: string, index: number): number {
  return index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff ? index - 1 : index;
}
