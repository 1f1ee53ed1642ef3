/** An answer as Markdown, rendered while it is streaming: closed blocks once, the open block at every flush. */

import { lazy, Suspense, useContext, useEffect, useMemo, useReducer, useRef } from 'react';
import { CopyButton } from '../../shell/ui/controls/copy-button.tsx';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import { AnswerSubject } from './answer-subject.ts';
import { BlockView } from './block-view.tsx';
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

const HighlightedCode = lazy(() =>
  import('./highlighted-code.tsx').then((module) => ({ default: module.HighlightedCode })),
);

/** Longer code is not highlighted: that would block the page. */
const LONGEST_HIGHLIGHTED = 20_000;

interface CodeBlockProps {
  language: string;
  text: string;
  /** Its number among the code blocks of the answer, from 1. */
  number: number;
  /** True while it is streaming. */
  isOpen: boolean;
}

/** A code block of an answer: highlighted once it is complete, with a button to copy it. */
function CodeBlock({ language, text, number, isOpen }: CodeBlockProps) {
  const subject = useContext(AnswerSubject);
  const name = language.split(/\s/)[0] ?? '';
  const isHighlighted = !isOpen && /^[\w+#.-]+$/.test(name) && text.length <= LONGEST_HIGHLIGHTED;
  const plain = <code>{text}</code>;
  return (
    <div className={`tb-relative tb-sunken ${classes.code}`}>
      <div className={`tb-row tb-gap-xs ${classes.codeHead}`}>
        <span className="tb-xs tb-mono tb-faint">{name}</span>
        {!isOpen && <CopyButton label={`Copy code ${number} of ${subject}`} text={text} size={24} />}
      </div>
      <ScrollBox label={name === '' ? 'Code' : `Code, ${name}`} className={`tb-scroll-x ${classes.codeScroll}`}>
        <pre>
          {isHighlighted ? (
            <Suspense fallback={plain}>
              <HighlightedCode language={name} text={text} />
            </Suspense>
          ) : (
            plain
          )}
          {isOpen && <span className="tb-caret" aria-hidden="true" />}
        </pre>
      </ScrollBox>
    </div>
  );
}
