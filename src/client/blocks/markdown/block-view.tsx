/** One block of an answer, except code: Markdown, or plain lines if rendering would take too long. */
import { memo } from 'react';
import remend from 'remend';
import { isSlowMarkdown } from './is-slow-markdown.ts';
import { MarkdownBlock } from './markdown-block.tsx';
import classes from './markdown-text.module.css';
import { type MarkdownBlock as Block, type BlockSplit, LARGEST_OPEN_BLOCK } from './split-blocks.ts';

/** A longer closed block is shown as plain text: 20 kB take about 0.1 s to render. */
const LARGEST_BLOCK = 16_000;

export interface BlockViewProps {
  block: Block;
  isOpen: boolean;
  definitions: BlockSplit['definitions'];
}

export const BlockView = memo(function BlockView({ block, isOpen, definitions }: BlockViewProps) {
  const { raw, isPlain } = block;
  if (isPlain || raw.length > (isOpen ? LARGEST_OPEN_BLOCK : LARGEST_BLOCK) || isSlowMarkdown(raw)) {
    return (
      <p className={classes.plain}>
        {raw}
        {isOpen && <span className="tb-caret" aria-hidden="true" />}
      </p>
    );
  }
  // Footnotes span several blocks, so their marks stay as they were written.
  const source = raw.replaceAll('[^', '\\[^');
  const healed = isOpen ? remend(source, { linkMode: 'text-only', katex: false }) : source;
  const needsDefinitions = definitions.length > 0 && /\[[^[\]]+\](?!\()/.test(raw);
  const links = needsDefinitions ? `\n\n${definitions.map((definition) => definition.raw.trimEnd()).join('\n')}` : '';
  return <MarkdownBlock source={healed + links} hasCaret={isOpen} />;
});
