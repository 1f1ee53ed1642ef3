/** The text of an answer: as Markdown, or as plain lines if it is very long. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { focusText } from '../../shell/ui/focus/focus-into.ts';
import { TextSize } from '../../shell/ui/layout/text-size.tsx';
import classes from './answer-text.module.css';
import { hasEndlessWord } from './has-endless-word.ts';
import { LongText } from './long-text.tsx';

/** Renders Markdown; shows plain text if the server stopped before this part of the page was loaded. */
const MarkdownText = lazy(() =>
  import('../markdown/markdown-text.tsx').then(
    (module) => ({ default: module.MarkdownText }),
    () => ({ default: PlainText }),
  ),
);

/** A longer answer is shown as plain lines until the user asks for Markdown. */
const LARGEST_MARKDOWN = 200_000;
/** A longer answer is never shown as Markdown: it would block the page for many seconds. */
const LARGEST_ON_REQUEST = 2_000_000;

export interface AnswerTextProps {
  text: string;
  /** True while it is streaming. */
  isOpen?: boolean;
  /** "Chat Output, Input 1". */
  subject: string;
}

export function AnswerText({ text, isOpen = false, subject }: AnswerTextProps) {
  const [isAsked, setAsked] = useState(false);
  const isLong = text.length > LARGEST_MARKDOWN && !isAsked;
  return (
    <div
      className={`${classes.text} ${!isLong && hasEndlessWord(text) ? 'tb-endless' : ''}`}
      aria-busy={isOpen || undefined}
    >
      {isLong ? (
        <>
          <LongText text={text} label={`Text of ${subject}`} />
          <div className="tb-row tb-quiet tb-gap-md tb-above-sm tb-size-sm">
            <span>
              <TextSize text={text} /> of text, shown as plain lines.
            </span>
            {!isOpen && text.length <= LARGEST_ON_REQUEST && (
              <Button
                size="compact-sm"
                aria-label={`Render as Markdown: ${subject}`}
                onClick={({ currentTarget }) => {
                  focusText(currentTarget.closest(`.${classes.text}`));
                  setAsked(true);
                }}
              >
                Render as Markdown
              </Button>
            )}
          </div>
        </>
      ) : (
        <Suspense fallback={<PlainText text={text} />}>
          <MarkdownText text={text} isOpen={isOpen} />
        </Suspense>
      )}
    </div>
  );
}

function PlainText({ text }: { text: string }) {
  return <p className={`tb-lg tb-pre tb-isolate ${classes.plain}`}>{text}</p>;
}
