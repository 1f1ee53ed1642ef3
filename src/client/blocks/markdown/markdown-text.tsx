/** An answer as Markdown, drawn while it arrives: closed blocks once, the open one at every flush. */
import { useEffect, useMemo, useRef } from 'react';
import { BlockView } from './block-view.tsx';
import { CodeBlock } from './code-block.tsx';
import classes from './markdown-text.module.css';
import { type BlockSplit, splitBlocks } from './split-blocks.ts';
import { useRevealedBlocks } from './use-revealed-blocks.ts';

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
        const { start, code } = block;
        const isGrowing = isOpen && block === last;
        if (!code) return <BlockView key={start} block={block} isOpen={isGrowing} definitions={split.definitions} />;
        codes += 1;
        return <CodeBlock key={start} language={code.language} text={code.text} number={codes} isOpen={isGrowing} />;
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
