/** A code block of an answer: highlighted once it is complete, with a button to copy it. */
import { lazy, Suspense, useContext } from 'react';
import { CopyButton } from '../../ui/controls/copy-button.tsx';
import { ScrollBox } from '../../ui/layout/scroll-box.tsx';
import { AnswerPlace } from './answer-place.ts';
import classes from './markdown-text.module.css';

const HighlightedCode = lazy(() =>
  import('./highlighted-code.tsx').then((module) => ({ default: module.HighlightedCode })),
);

/** Longer code is not highlighted: that would block the page. */
const LONGEST_HIGHLIGHTED = 20_000;

export interface CodeBlockProps {
  language: string;
  text: string;
  /** Its number among the code blocks of the answer, from 1. */
  number: number;
  /** True while it is streaming. */
  isOpen: boolean;
}

export function CodeBlock({ language, text, number, isOpen }: CodeBlockProps) {
  const place = useContext(AnswerPlace);
  const name = language.split(/\s/)[0] ?? '';
  const isHighlighted = !isOpen && /^[\w+#.-]+$/.test(name) && text.length <= LONGEST_HIGHLIGHTED;
  const plain = <code>{text}</code>;
  return (
    <div className={`tb-relative tb-sunken ${classes.code}`}>
      <div className={`tb-row tb-gap-xs ${classes.codeHead}`}>
        <span className="tb-xs tb-mono tb-faint">{name}</span>
        {!isOpen && <CopyButton label={`Copy code ${number} of ${place}`} text={text} size={24} />}
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
