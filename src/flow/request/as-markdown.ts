/** Text that others wrote, made safe inside Markdown. */

/** As plain text. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&');
}

/** As code in a line, whatever backticks it holds. */
export function codeMarkdown(text: string): string {
  const longest = longestTicks(text);
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** As a block of code, whatever backticks it holds; a name of a language that could say more is left out. */
export function fencedMarkdown(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(2, longestTicks(text)) + 1);
  return `${fence}${/^[\w+#.-]*$/.test(language) ? language : ''}\n${text}\n${fence}`;
}

/** A fence longer than any run of backticks inside cannot be closed by the text. */
function longestTicks(text: string): number {
  let longest = 0;
  // One by one: a long text may hold more runs than a call takes arguments.
  for (const [ticks] of text.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  return longest;
}
