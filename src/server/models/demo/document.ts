/** An answer as blocks, and its Markdown. */

export type Block =
  | { kind: 'prose'; sentences: readonly string[] }
  | { kind: 'list'; isOrdered: boolean; items: readonly string[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'code'; language: string; code: string }
  | { kind: 'verse'; lines: readonly string[] }
  /** Text that must stand as it is: JSON, CSV, a letter. */
  | { kind: 'raw'; text: string };

export interface Draft {
  blocks: readonly Block[];
  /** Sentences in stock, for a request that wants more than the blocks hold. */
  reserve: readonly string[];
  /**
   * full: the voice may open and close it; quiet: nothing before it, a note after it; bare: a machine reads it, so the
   * draft itself says who wrote it and nothing is added.
   */
  frame: 'full' | 'quiet' | 'bare';
}

export function prose(...sentences: readonly string[]): Block {
  return { kind: 'prose', sentences };
}

export function list(items: readonly string[], isOrdered = false): Block {
  return { kind: 'list', items, isOrdered };
}

/** Markdown without a line break at its end. */
export function renderBlocks(blocks: readonly Block[]): string {
  return blocks
    .map(renderBlock)
    .filter((text) => text !== '')
    .join('\n\n');
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'prose':
      return block.sentences.filter(Boolean).join(' ');
    case 'list':
      return block.items.map((item, index) => `${block.isOrdered ? `${index + 1}.` : '-'} ${item}`).join('\n');
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map((cells) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\s+/g, ' ')).join(' | ')} |`)
        .join('\n');
    case 'code':
      return `\`\`\`${block.language}\n${block.code}\n\`\`\``;
    case 'verse':
      return block.lines.join('  \n');
    case 'raw':
      return block.text;
  }
}

/** First letter in upper case. */
export function capitalise(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** "a, b and c". */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
