/** Markdown as one line of plain text, without the syntax of emphasis, headings and lists. */
export function markdownLine(text: string): string {
  const plain = text
    .replaceAll(/^[ \t]*(?:#{1,6}|[-*+>])[ \t]+/gm, '')
    .replaceAll(/(\*{1,3}|~~|`+)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replaceAll(/(?<!\w)(_{1,3})(?=\S)([^\n]*?\S)\1(?!\w)/g, '$2');
  return oneLine(plain);
}

/** Joins the lines of a text with spaces and trims it; text on one line stays unchanged. */
export function oneLine(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}
