/** An answer as Markdown, drawn while it arrives: closed blocks once, the open one at every flush. */
import { memo, useEffect, useMemo, useRef } from 'react';
import remend from 'remend';
import { CodeBlock } from './code-block.tsx';
import { isSlowMarkdown } from './is-slow-markdown.ts';
import { MarkdownBlock } from './markdown-block.tsx';
import classes from './markdown-text.module.css';
import { type MarkdownBlock as Block, type BlockSplit, LARGEST_OPEN_BLOCK, splitBlocks } from './split-blocks.ts';
import { useRevealedBlocks } from './use-revealed-blocks.ts';

/** A closed block beyond this is shown as plain text: one of 20 kB takes the renderer about 0.1 s. */
const LARGEST_BLOCK = 16_000;

export interface MarkdownTextProps {
  text: string;
  /** More of it is to come. */
  isOpen: boolean;
}

export function MarkdownText({ text, isOpen }: MarkdownTextProps) {
  const split = useSplit(text, isOpen);
  const last = split.blocks.at(-1);
  const blocks = useRevealedBlocks(split.blocks);
  let codes = 0;
  return (
    <div className={classes.markdown} dir="auto">
      {blocks.map((block) => {
        if (block.code) codes += 1;
        return (
          <BlockView
            key={block.start}
            block={block}
            codeNumber={codes}
            isOpen={isOpen && block === last}
            definitions={split.definitions}
          />
        );
      })}
      {isOpen && !last && <span className="tb-caret" aria-hidden="true" />}
    </div>
  );
}

/** While the text grows, each split builds on the one before; when it has ended, it is split once more as a whole. */
function useSplit(text: string, isOpen: boolean): BlockSplit {
  const before = useRef<BlockSplit | null>(null);
  const split = useMemo(() => splitBlocks(text, isOpen ? before.current : null), [text, isOpen]);
  useEffect(() => {
    before.current = split;
  }, [split]);
  return split;
}

interface BlockViewProps {
  block: Block;
  /** How many code blocks there are up to here. */
  codeNumber: number;
  isOpen: boolean;
  definitions: BlockSplit['definitions'];
}

const BlockView = memo(function BlockView({ block, codeNumber, isOpen, definitions }: BlockViewProps) {
  const { raw, code, isPlain } = block;
  if (code) return <CodeBlock language={code.language} text={code.text} number={codeNumber} isOpen={isOpen} />;
  if (isPlain || raw.length > (isOpen ? LARGEST_OPEN_BLOCK : LARGEST_BLOCK) || isSlowMarkdown(raw)) {
    return (
      <p className={classes.plain}>
        {raw}
        {isOpen && <span className="tb-caret" aria-hidden="true" />}
      </p>
    );
  }
  // Footnotes reach across blocks, so their marks stay as they were written.
  const source = raw.replaceAll('[^', '\\[^');
  const healed = isOpen ? remend(source, { linkMode: 'text-only', katex: false }) : source;
  const needsDefinitions = definitions.length > 0 && /\[[^[\]]+\](?!\()/.test(raw);
  const links = needsDefinitions ? `\n\n${definitions.map((definition) => definition.raw.trimEnd()).join('\n')}` : '';
  return <MarkdownBlock source={healed + links} hasCaret={isOpen} />;
});
