import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BlockSplit, LARGEST_OPEN_BLOCK, splitBlocks } from './split-blocks.ts';

/** Splits a text that arrives in chunks, as the page does. */
function splitInChunks(chunks: readonly string[]): BlockSplit {
  let split = splitBlocks('', null);
  let text = '';
  for (const chunk of chunks) {
    text += chunk;
    split = splitBlocks(text, split);
  }
  return split;
}

function textOf(split: BlockSplit): string[] {
  return split.blocks.map((block) => block.raw.trim());
}

const BLOCKS = [
  '# Title',
  'A line\nand another',
  'Title\n===',
  '- item\n  - nested\n- item',
  '1. first\n2. second\n\n   more of it\n3. third',
  '> quote\n> goes on',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '```js\nconst x = 1;\n\n# no title\n```',
  '    indented\n    code',
  '---',
  '**bold** and `code`',
  '[id]: https://example.test',
  '<div>\n</div>',
];
const LINES = [...new Set(BLOCKS.flatMap((block) => block.split('\n'))), '***', '', ''];

const document = fc.array(fc.constantFrom(...BLOCKS), { minLength: 1, maxLength: 12 }).map((all) => all.join('\n\n'));
const lines = fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 30 }).map((all) => all.join('\n'));

/** A text, and the same text in random chunks. */
function tear(text: string): fc.Arbitrary<{ text: string; chunks: string[] }> {
  return fc.uniqueArray(fc.integer({ min: 0, max: text.length }), { maxLength: 20 }).map((offsets) => {
    const sorted = [0, ...offsets.toSorted((left, right) => left - right), text.length];
    return { text, chunks: sorted.slice(1).map((end, index) => text.slice(sorted[index], end)) };
  });
}

describe('splitBlocks', () => {
  it('splits at the blocks of Markdown', () => {
    const split = splitBlocks('# Title\n\nText\nmore\n\n- a\n- b\n\n```ts\nx\n```\n', null);
    expect(textOf(split)).toEqual(['# Title', 'Text\nmore', '- a\n- b', '```ts\nx\n```']);
    expect(split.blocks.at(-1)?.code).toEqual({ language: 'ts', text: 'x' });
  });

  it('loses no text, and each block has its correct position', () => {
    fc.assert(
      fc.property(lines.chain(tear), ({ text, chunks }) => {
        const split = splitInChunks(chunks);
        const pieces = [...split.blocks, ...split.definitions].toSorted((left, right) => left.start - right.start);
        let end = 0;
        for (const piece of pieces) {
          expect(text.slice(end, piece.start).trim()).toBe('');
          expect(text.slice(piece.start, piece.start + piece.raw.length)).toBe(piece.raw);
          end = piece.start + piece.raw.length;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('splits blocks with empty lines between them the same way, whole or in chunks', () => {
    fc.assert(
      fc.property(document.chain(tear), ({ text, chunks }) => {
        expect(splitInChunks(chunks).blocks).toEqual(splitBlocks(text, null).blocks);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the identity of closed blocks while the tail grows', () => {
    const first = splitBlocks('# Title\n\nOne\n\nTwo\n\nThr', null);
    const second = splitBlocks('# Title\n\nOne\n\nTwo\n\nThree\n\nFour', first);
    expect(second.blocks[0]).toBe(first.blocks[0]);
    expect(second.blocks[1]).toBe(first.blocks[1]);
    expect(textOf(second)).toEqual(['# Title', 'One', 'Two', 'Three', 'Four']);
  });

  it('starts again if the text is another one', () => {
    expect(textOf(splitBlocks('Other', splitBlocks('One\n\nTwo', null)))).toEqual(['Other']);
  });

  it('reads Windows line ends', () => {
    expect(textOf(splitInChunks(['a\r', '\n\r\nb\r\n']))).toEqual(['a', 'b']);
  });

  it('splits a long list between items', () => {
    const text = Array.from({ length: 200 }, (_, index) => `${index + 1}. item number ${index + 1}`).join('\n');
    const { blocks } = splitBlocks(text, null);
    expect(blocks.length).toBeGreaterThan(2);
    expect(blocks.map((block) => block.raw).join('')).toBe(text);
    expect(blocks.every((block) => /^\d+\. /.test(block.raw))).toBe(true);
    expect(splitInChunks(text.match(/[\s\S]{1,17}/g) ?? []).blocks).toEqual(blocks);
  });

  it('extends a long open block without splitting it again', () => {
    const long = 'word '.repeat(LARGEST_OPEN_BLOCK / 4);
    const split = splitInChunks(['Before\nit\n\n', `${long}\n`, long, 'more']);
    expect(textOf(split)).toEqual(['Before\nit', `${long}\n${long}more`]);
  });

  it.each([
    ['a line that nests without an end', '> '.repeat(100_000)],
    ['lines that the parser reads again and again', '> - a\nb\n'.repeat(25_000)],
    ['a table that lacks most of its cells', `${'|'.repeat(5000)}\n${'|-'.repeat(4999)}|\n${'|\n'.repeat(5000)}`],
  ])('keeps %s as it was written', (_case, text) => {
    const { blocks } = splitBlocks(text, null);
    expect(blocks.map(({ start, raw, isPlain }) => [start, raw.length, isPlain])).toEqual([[0, text.length, true]]);
  });

  it('splits the text before such a line', () => {
    const { blocks } = splitBlocks(`# Title\n\n${'> '.repeat(20_000)}`, null);
    expect(blocks.map(({ start, isPlain }) => [start, isPlain])).toEqual([
      [0, undefined],
      [9, true],
    ]);
  });

  it('collects link definitions, so that each block can use them', () => {
    const chunks = ['[a]: https://a.test\n\n', 'text\n\n', '[b]: https://b.test\n\nend\n\nend'];
    const { definitions } = splitInChunks(chunks);
    expect(definitions.map(({ raw }) => raw.trim())).toEqual(['[a]: https://a.test', '[b]: https://b.test']);
  });
});
