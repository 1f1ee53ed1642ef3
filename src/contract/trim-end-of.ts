/** The text without any of these signs at its end. A pattern such as `/=+$/` takes time with the square of a long row of them. */
export function trimEndOf(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
