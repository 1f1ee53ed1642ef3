/** An answer in a small space, such as a table cell: as Markdown if it has any, else as plain lines. */
import classes from './answer-block.module.css';
import { AnswerText, type AnswerTextProps } from './answer-text.tsx';

/** A text without these characters looks the same as plain lines, which render much faster in a table of a thousand cells. */
const MARKS = /[*_`~#>|[\]\\<$&]|^[ \t]*(?:[-+=]|\d+[.)])|https?:|www\.|\n\n|^ {4}/m;

export function AnswerBlock({ text, subject }: Pick<AnswerTextProps, 'text' | 'subject'>) {
  return (
    <div className={`tb-shrink ${classes.block}`}>
      {MARKS.test(text) ? (
        <AnswerText text={text} subject={subject} />
      ) : (
        <p className={`tb-pre ${classes.plain}`}>{text}</p>
      )}
    </div>
  );
}
