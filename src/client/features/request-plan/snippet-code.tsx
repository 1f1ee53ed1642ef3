/** Source text with its strings, comments and words of the language told apart. */
import { useMemo } from 'react';
import type { SnippetLanguage } from '#run/snippets/make-snippet.ts';
import classes from './snippet-section.module.css';
import { type CodePart, splitCode } from './split-code.ts';

const CLASSES: Record<CodePart['kind'], string | undefined> = {
  plain: undefined,
  text: classes.string,
  comment: classes.comment,
  word: classes.word,
};

export function HighlightedCode({ language, text }: { language: SnippetLanguage; text: string }) {
  const parts = useMemo(() => splitCode(text, language), [text, language]);
  return (
    <pre className={classes.code}>
      {parts.map(({ kind, text: part, start }) =>
        kind === 'plain' ? (
          part
        ) : (
          <span key={start} className={CLASSES[kind]}>
            {part}
          </span>
        ),
      )}
    </pre>
  );
}
