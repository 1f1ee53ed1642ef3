/** Beside an answer: its question was not the one that was asked. */
import { StateMark } from '../../ui/feedback/state-mark.tsx';

export function MissedLine({ sentence }: { sentence: string }) {
  return (
    <p className="tb-row tb-sm-tall tb-break tb-inset-xs-sm" role="note">
      <StateMark state="ignored" /> {sentence}
    </p>
  );
}
