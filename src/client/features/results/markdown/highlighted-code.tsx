/** Code with its words coloured; loaded when the first code block is complete. */
import Markdown, { type Components } from 'react-markdown';
import rehypeHighlight from 'rehype-highlight';

export interface HighlightedCodeProps {
  language: string;
  text: string;
}

const components: Components = { pre: ({ children }) => children };

export function HighlightedCode({ language, text }: HighlightedCodeProps) {
  // A fence longer than any inside, so that the whole text stays code.
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return (
    <Markdown rehypePlugins={[rehypeHighlight]} components={components}>
      {`${fence}${language}\n${text}\n${fence}`}
    </Markdown>
  );
}
