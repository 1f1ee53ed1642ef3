/** An answer in a small space, such as a table cell: as Markdown if it has any, else as plain lines. */
import classes from './answer-block.module.css';
import { AnswerText, type AnswerTextProps } from './answer-text.tsx';

/** A text without these characters looks the same as plain lines, which render much faster in a table of a thousand cells. */
const MARKS = /[*_`~#>|[\]\\<$&]|^[ \t]*(?:[-+=]|\d+[.)])|https?:|www\.|\n\n|^ {4}/m;

export function AnswerBlock(props: AnswerTextProps) {
  const { text, isOpen } = props;
  return (
    <div className={`tb-shrink ${classes.block}`}>
      {MARKS.test(text) ? (
        <AnswerText {...props} />
      ) : (
        <p className={`tb-pre ${classes.plain}`} aria-busy={isOpen || undefined}>
          {text}
          {isOpen && <span className="tb-caret" aria-hidden="true" />}
        </p>
      )}
    </div>
  );
}
