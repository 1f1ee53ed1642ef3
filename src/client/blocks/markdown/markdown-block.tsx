/** One block of an answer's Markdown, drawn again only when its own source changes. */
import { createContext, isValidElement, memo, type ReactNode, useContext } from 'react';
import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { ScrollBox } from '../../ui/layout/scroll-box.tsx';
import { keepMath } from './keep-math.ts';
import { readLinkTarget } from './link-target.ts';
import classes from './markdown-text.module.css';
import { rehypeCaret } from './rehype-caret.ts';

export interface MarkdownBlockProps {
  source: string;
  /** More text is coming: a caret is shown at its end. */
  hasCaret: boolean;
}

/** Without ids, which would repeat from answer to answer. HTML inside Markdown is never parsed: it is shown as text. */
const schema = {
  ...defaultSchema,
  attributes: {
    ...defaultSchema.attributes,
    '*': (defaultSchema.attributes?.['*'] ?? []).filter((name) => name !== 'id' && name !== 'name'),
  },
};

const components: Components = {
  a: ({ href, children }) => <AnswerLink href={href}>{children}</AnswerLink>,
  // A remote image would be fetched without anyone asking for it.
  img: ({ src, alt }) => <RemoteImage address={typeof src === 'string' ? src : undefined} alt={alt ?? ''} />,
  // The page's own headings come above: region, input, output.
  h1: ({ children }) => <h5 className={classes.heading1}>{children}</h5>,
  h2: ({ children }) => <h5 className={`tb-lg ${classes.heading2}`}>{children}</h5>,
  h3: ({ children }) => <h6 className={`tb-md ${classes.heading3}`}>{children}</h6>,
  h4: ({ children }) => <h6 className={`tb-md ${classes.heading3}`}>{children}</h6>,
  h5: ({ children }) => <h6 className={`tb-md ${classes.heading3}`}>{children}</h6>,
  h6: ({ children }) => <h6 className={`tb-md ${classes.heading3}`}>{children}</h6>,
  input: ({ checked }) => (
    <span role="img" aria-label={checked ? 'done' : 'not done'} className={classes.check}>
      {checked ? '☑' : '☐'}
    </span>
  ),
  table: ({ children }) => (
    <ScrollBox label="Table" className={classes.tableScroll}>
      <table>{children}</table>
    </ScrollBox>
  ),
};

/** The sanitizer would drop HTML that a model wrote, and the reader would miss words. */
const AS_TEXT = {
  handlers: { html: (_: unknown, { value }: { value: string }) => ({ type: 'text' as const, value }) },
};

export const MarkdownBlock = memo(function MarkdownBlock({ source, hasCaret }: MarkdownBlockProps) {
  return (
    <Markdown
      remarkPlugins={[remarkGfm]}
      remarkRehypeOptions={AS_TEXT}
      rehypePlugins={hasCaret ? [[rehypeSanitize, schema], rehypeCaret] : [[rehypeSanitize, schema]]}
      components={components}
    >
      {keepMath(source)}
    </Markdown>
  );
});

/** Inside a link, an image that became a link too would be a link in a link. */
const InsideLink = createContext(false);

interface AnswerLinkProps {
  href: string | undefined;
  /** The text says where it goes. */
  isNamed?: boolean;
  children: ReactNode;
}

function AnswerLink({ href, isNamed = false, children }: AnswerLinkProps) {
  const isInside = useContext(InsideLink);
  const target = readLinkTarget(href, textOf(children));
  if (!target || isInside) return <span>{children}</span>;
  return (
    <>
      <a href={target.href} target="_blank" rel="noopener noreferrer nofollow" title={target.href}>
        <InsideLink value={true}>{children}</InsideLink>
      </a>
      {!isNamed && !target.isNamed && <span className={`tb-mono ${classes.linkHost}`}> ({target.host})</span>}
    </>
  );
}

/** "Image: a chart (charts.test)", as a link; only the name where the address is none to open. */
function RemoteImage({ address, alt }: { address: string | undefined; alt: string }) {
  const host = readLinkTarget(address, '')?.host;
  return (
    <AnswerLink
      href={address}
      isNamed
    >{`Image: ${alt || 'untitled'}${host === undefined ? '' : ` (${host})`}`}</AnswerLink>
  );
}

function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map(textOf).join('');
  return isValidElement<{ children?: ReactNode }>(node) ? textOf(node.props.children) : '';
}
