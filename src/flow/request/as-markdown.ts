/** Escapes untrusted text for Markdown. */

/** The text as plain text in Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&');
}

/** The text as inline code, whatever backticks it contains. */
export function codeMarkdown(text: string): string {
  const longest = longestTicks(text);
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** The text as a code block, whatever backticks it contains. Leaves out a language that is not a plain name. */
export function fencedMarkdown(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(2, longestTicks(text)) + 1);
  return `${fence}${/^[\w+#.-]*$/.test(language) ? language : ''}\n${text}\n${fence}`;
}

/** Length of the longest run of backticks: a longer fence cannot be closed by the text. */
function longestTicks(text: string): number {
  let longest = 0;
  // Not Math.max(...runs): a long text may have more runs than a call accepts arguments.
  for (const [ticks] of text.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  return longest;
}
