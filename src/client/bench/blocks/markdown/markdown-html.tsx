/** Renders an answer's Markdown as HTML for a file, with the same renderer as the page, so that it is as safe. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { BlockView } from '../../../blocks/markdown/block-view.tsx';
import { splitBlocks } from '../../../blocks/markdown/split-blocks.ts';

/** A longer text becomes plain lines. */
const LARGEST = 200_000;

/** No scripts, images, ids or handlers. Links show their host, as on the page. Code is not highlighted. */
export function markdownHtml(text: string): string {
  const element = document.createElement('div');
  const root = createRoot(element);
  flushSync(() =>
    root.render(text.length > LARGEST ? <p style={{ whiteSpace: 'pre-wrap' }}>{text}</p> : <Blocks text={text} />),
  );
  for (const drawn of element.querySelectorAll('[class]')) drawn.removeAttribute('class');
  const { innerHTML } = element;
  root.unmount();
  return innerHTML;
}

function Blocks({ text }: { text: string }) {
  const { blocks, definitions } = splitBlocks(text, null);
  return blocks.map((block) =>
    block.code ? (
      <pre key={block.start}>
        <code>{block.code.text}</code>
      </pre>
    ) : (
      <BlockView key={block.start} block={block} isOpen={false} definitions={definitions} />
    ),
  );
}
