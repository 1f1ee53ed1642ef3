/**
 * A text that somebody wrote, on one line: control characters could move the cursor or colour what follows, and a line of its
 * own that begins with `::` would be a command to GitHub Actions.
 */
export function safeLine(text: string): string {
  return text.replaceAll(/\r?\n/g, '⏎').replaceAll(/\p{Cc}/gu, ' ');
}
