/** Finds the code in Markdown, for people who paste part of a page or chat. */

/** The text inside each code fence, in order, without the fence's indentation. An unclosed fence ends with the text. */
export function fencedBlocks(text: string): string[] {
  const blocks: string[][] = [];
  let open: { mark: string; indent: string; lines: string[] } | null = null;
  for (const line of text.split(/\r?\n/)) {
    const start = line.trimStart();
    if (open === null) {
      const mark = /^(?:`{3,}|~{3,})/.exec(start)?.[0];
      if (mark === undefined || start.includes('`', mark.length)) continue;
      open = { mark, indent: line.slice(0, line.length - start.length), lines: [] };
      blocks.push(open.lines);
    } else if (start.startsWith(open.mark) && start.replaceAll(open.mark.charAt(0), '').trim() === '') open = null;
    else open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
  }
  return blocks.map((lines) => lines.join('\n'));
}
