/** Highlighted code; loaded when the first code block is complete. */
import Markdown, { type Components } from 'react-markdown';
import rehypeHighlight from 'rehype-highlight';
import { fencedMarkdown } from '#flow/request/as-markdown.ts';

const components: Components = { pre: ({ children }) => children };

export function HighlightedCode({ language, text }: { language: string; text: string }) {
  return (
    <Markdown rehypePlugins={[rehypeHighlight]} components={components}>
      {fencedMarkdown(text, language)}
    </Markdown>
  );
}
