/** An answer as Markdown, rendered while it is streaming: closed blocks once, the open block at every flush. */
import { useEffect, useMemo, useReducer, useRef } from 'react';
import { BlockView } from './block-view.tsx';
import { CodeBlock } from './code-block.tsx';
import classes from './markdown-text.module.css';
import { type BlockSplit, type MarkdownBlock, splitBlocks } from './split-blocks.ts';

/** How many characters are rendered per frame: about 10 ms of work. */
const STEP = 8000;

export interface MarkdownTextProps {
  text: string;
  /** True while it is streaming. */
  isOpen: boolean;
}

export function MarkdownText({ text, isOpen }: MarkdownTextProps) {
  const split = useSplit(text, isOpen);
  const last = split.blocks.at(-1);
  const blocks = useRevealedBlocks(split.blocks);
  let codes = 0;
  return (
    <div className={`tb-break tb-isolate ${classes.markdown}`} dir="auto">
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

/** While the text grows, each split extends the previous one. The ended text is split again as a whole. */
function useSplit(text: string, isOpen: boolean): BlockSplit {
  const before = useRef<BlockSplit | null>(null);
  const split = useMemo(() => splitBlocks(text, isOpen ? before.current : null), [text, isOpen]);
  useEffect(() => {
    before.current = split;
  }, [split]);
  return split;
}

/** The blocks to render now; more are added with each frame. */
function useRevealedBlocks(blocks: readonly MarkdownBlock[]): readonly MarkdownBlock[] {
  const revealed = useRef(0);
  const [, drawMore] = useReducer((count: number) => count + 1, 0);
  const end = blocks.at(-1)?.start ?? 0;
  const limit = revealed.current + STEP;
  const isCut = end >= limit;
  useEffect(() => {
    if (!isCut) {
      revealed.current = Math.max(revealed.current, end);
      return;
    }
    const frame = requestAnimationFrame(() => {
      revealed.current = limit;
      drawMore();
    });
    return () => cancelAnimationFrame(frame);
  }, [isCut, end, limit]);
  return isCut ? blocks.filter((block) => block.start < limit) : blocks;
}
