/** Shows many new blocks a part at a time, so that a long text that comes at once does not hold the page up. */
import { useEffect, useReducer, useRef } from 'react';
import type { MarkdownBlock } from './split-blocks.ts';

/** Characters drawn in one go: about 10 ms of work. */
const STEP = 8000;

/** The blocks to draw now; the rest follows, a step with each frame. */
export function useRevealedBlocks(blocks: readonly MarkdownBlock[]): readonly MarkdownBlock[] {
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
