/** A line beside an answer that is not, or may not be, an answer to its question. */
import type { MissedNote } from '#run/results/missed-input.ts';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';

export function MissedLine({ sentence, isCertain }: MissedNote) {
  return (
    <p className="tb-row tb-sm-tall tb-break tb-inset-xs-sm" role="note">
      <StateMark state={isCertain ? 'ignored' : 'may-not-count'} /> {sentence}
    </p>
  );
}
