/** An answer in a narrow place, such as a cell of a table: Markdown where it has any, else its lines as they are. */
import classes from './answer-block.module.css';
import { AnswerText, type AnswerTextProps } from './answer-text.tsx';

/** A text with none of these reads the same as Markdown and as lines; a table of a thousand cells is then drawn at once. */
const MARKS = /[*_`~#>|[\]\\<$&]|^[ \t]*(?:[-+=]|\d+[.)])|https?:|www\.|\n\n|^ {4}/m;

export function AnswerBlock(props: AnswerTextProps) {
  const { text, isOpen } = props;
  return (
    <div className={classes.block}>
      {MARKS.test(text) ? (
        <AnswerText {...props} />
      ) : (
        <p className={classes.plain} aria-busy={isOpen || undefined}>
          {text}
          {isOpen && <span className="tb-caret" aria-hidden="true" />}
        </p>
      )}
    </div>
  );
}
