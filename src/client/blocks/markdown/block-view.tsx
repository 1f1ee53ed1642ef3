/** One block of an answer, except code: Markdown, or plain lines if rendering would take too long. */

import { createContext, isValidElement, memo, type ReactNode, useContext } from 'react';
import type { Components } from 'react-markdown';
import Markdown from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remend from 'remend';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import { isSlowMarkdown } from './is-slow-markdown.ts';
import { keepMath } from './keep-math.ts';
import { readLinkTarget } from './link-target.ts';
import classes from './markdown-text.module.css';
import { type MarkdownBlock as Block, type BlockSplit, LARGEST_OPEN_BLOCK } from './split-blocks.ts';

/** A longer closed block is shown as plain text: 20 kB take about 0.1 s to render. */
const LARGEST_BLOCK = 16_000;

export interface BlockViewProps {
  block: Block;
  isOpen: boolean;
  definitions: BlockSplit['definitions'];
}

export const BlockView = memo(function BlockView({ block, isOpen, definitions }: BlockViewProps) {
  const { raw, isPlain } = block;
  if (isPlain || raw.length > (isOpen ? LARGEST_OPEN_BLOCK : LARGEST_BLOCK) || isSlowMarkdown(raw)) {
    return (
      <p className={classes.plain}>
        {raw}
        {isOpen && <span className="tb-caret" aria-hidden="true" />}
      </p>
    );
  }
  // Footnotes span several blocks, so their marks stay as they were written.
  const source = raw.replaceAll('[^', '\\[^');
  const completed = isOpen ? remend(source, { linkMode: 'text-only', katex: false }) : source;
  const needsDefinitions = definitions.length > 0 && /\[[^[\]]+\](?!\()/.test(raw);
  const links = needsDefinitions ? `\n\n${definitions.map((definition) => definition.raw.trimEnd()).join('\n')}` : '';
  return <MarkdownBlock source={completed + links} hasCaret={isOpen} />;
});

/** No ids, which would not be unique across answers. HTML inside Markdown is never parsed: it is shown as text. */
const schema = {
  ...defaultSchema,
  attributes: {
    ...defaultSchema.attributes,
    '*': (defaultSchema.attributes?.['*'] ?? []).filter((name) => name !== 'id' && name !== 'name'),
  },
};

function SmallHeading({ children }: { children?: ReactNode }) {
  return <h6 className={`tb-md tb-strong ${classes.heading}`}>{children}</h6>;
}

const components: Components = {
  a: ({ href, children }) => <AnswerLink href={href}>{children}</AnswerLink>,
  // A remote image would be fetched without the user's consent.
  img: ({ src, alt }) => <RemoteImage address={typeof src === 'string' ? src : undefined} alt={alt ?? ''} />,
  // The headings of the page are above these levels: region, input, output.
  h1: ({ children }) => <h5 className={`tb-strong tb-xl ${classes.heading}`}>{children}</h5>,
  h2: ({ children }) => <h5 className={`tb-lg tb-strong ${classes.heading}`}>{children}</h5>,
  h3: SmallHeading,
  h4: SmallHeading,
  h5: SmallHeading,
  h6: SmallHeading,
  input: ({ checked }) => (
    <span role="img" aria-label={checked ? 'done' : 'not done'} className={classes.check}>
      {checked ? '☑' : '☐'}
    </span>
  ),
  table: ({ children }) => (
    <ScrollBox label="Table" className={`tb-scroll-x ${classes.tableScroll}`}>
      <table>{children}</table>
    </ScrollBox>
  ),
};

/** Shows HTML as text: the sanitizer would drop it, and words would be missing. */
const AS_TEXT = {
  handlers: { html: (_: unknown, { value }: { value: string }) => ({ type: 'text' as const, value }) },
};

/** One block of an answer's Markdown; renders only when its own source changes. */
const MarkdownBlock = memo(function MarkdownBlock({ source, hasCaret }: { source: string; hasCaret: boolean }) {
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

/** True inside a link, where an image must not become a link too. */
const InsideLink = createContext(false);

interface AnswerLinkProps {
  href: string | undefined;
  /** The text names the target. */
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
      {!isNamed && !target.isNamed && (
        <span className={`tb-mono tb-break tb-quiet tb-isolate tb-size-sm ${classes.linkHost}`}> ({target.host})</span>
      )}
    </>
  );
}

/** "Image: a chart (charts.test)" as a link; only the name if the address cannot be opened. */
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

/** Adds a caret after the last word of a tree, inside its list item, cell or emphasis. */

interface TreeNode {
  type: string;
  tagName?: string;
  value?: string;
  children?: TreeNode[];
  properties?: Record<string, unknown>;
}

/** Elements that cannot contain the caret. */
const CLOSED: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input']);

function rehypeCaret() {
  return (tree: TreeNode): void => {
    let innermost = tree;
    for (let next = lastElement(tree); next; next = lastElement(innermost)) innermost = next;
    innermost.children?.push({
      type: 'element',
      tagName: 'span',
      properties: { className: ['tb-caret'], ariaHidden: 'true' },
      children: [],
    });
  };
}

/** The last child that is not white space, if it is an element that can contain the caret. */
function lastElement(node: TreeNode): TreeNode | null {
  const last = node.children?.findLast((child) => child.type !== 'text' || child.value?.trim() !== '');
  return last?.type === 'element' && !CLOSED.has(last.tagName ?? '') ? last : null;
}
