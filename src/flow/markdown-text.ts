/** Text that others wrote, made safe to stand inside Markdown. */

/** As plain text. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&');
}

/** As code, whatever backticks it holds. */
export function codeMarkdown(text: string): string {
  // A fence longer than any run of backticks inside cannot be closed by the text.
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
