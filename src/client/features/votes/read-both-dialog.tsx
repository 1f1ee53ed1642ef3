/** Both answers to a question, with the names of their variants. */
import type { Vote } from '#contract/workspace/vote.ts';
import type { VariantNames } from '#run/votes/outcome-words.ts';
import { AnswerText } from '../../blocks/answer/answer-text.tsx';
import { Dialog } from '../../ui/controls/dialog.tsx';
import classes from './outcome.module.css';

const CLOSE = { 'aria-label': 'Close' };

export interface ReadBothDialogProps {
  vote: Vote;
  /** Its index. */
  pair: number;
  names: VariantNames;
  onClose: () => void;
}

export function ReadBothDialog({ vote: { pairs }, pair, names, onClose }: ReadBothDialogProps) {
  const read = pairs[pair];
  return (
    <Dialog onClose={onClose} title={`Question ${pair + 1}`} size={980} closeButtonProps={CLOSE}>
      <p className="tb-pre tb-xl">{read?.question}</p>
      <div className={`tb-above-lg ${classes.both}`}>
        {names.map((name, variant) => (
          <article key={name} aria-label={name}>
            <h3 className="tb-sm tb-quiet tb-strong">{name}</h3>
            <AnswerText text={read?.answers[variant] ?? ''} isOpen={false} place={name} />
          </article>
        ))}
      </div>
    </Dialog>
  );
}
