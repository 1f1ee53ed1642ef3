/** From so many options on, a list is searched by typing: of a very long one only the beginning is drawn. */
const MANY = 8;

/** Whether a list of options needs a search. */
export function isLongList(options: readonly unknown[]): boolean {
  return options.length > MANY;
}
