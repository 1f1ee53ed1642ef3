/** One part of an answer as Markdown, drawn by the same blocks as in the bench: no HTML, no images, no scripts. */

import { presentedText } from '#show/knobs/presented-text.ts';
import { BlockView } from '../blocks/markdown/block-view.tsx';
import markdown from '../blocks/markdown/markdown-text.module.css';
import { splitBlocks } from '../blocks/markdown/split-blocks.ts';
import { ScrollBox } from '../shell/ui/layout/scroll-box.tsx';
import type { AnswerPartProps } from './plain-part.tsx';

/** A longer text is plain lines. */
const LARGEST_MARKDOWN = 100_000;

export function AnswerPart({ part: { text: streamed, content }, isOpen }: AnswerPartProps) {
  const isWhole = content !== undefined;
  const text = isWhole
    ? presentedText({ text: streamed, result: { outputs: { answer: { message: content } } } })
    : streamed;
  if (text.length > LARGEST_MARKDOWN) return <p className="tb-pre">{text}</p>;
  const { blocks, definitions } = splitBlocks(text, null);
  const last = blocks.at(-1);
  return (
    <div className={`tb-break tb-isolate ${markdown.markdown}`} dir="auto">
      {blocks.map((block) => {
        const isGrowing = isOpen && !isWhole && block === last;
        if (!block.code)
          return <BlockView key={block.start} block={block} isOpen={isGrowing} definitions={definitions} />;
        return (
          <div key={block.start} className={`tb-relative tb-sunken ${markdown.code}`}>
            <ScrollBox label="Code" className={`tb-scroll-x ${markdown.codeScroll}`}>
              <pre>
                <code>{block.code.text}</code>
              </pre>
            </ScrollBox>
          </div>
        );
      })}
    </div>
  );
}
