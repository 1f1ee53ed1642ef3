/** Names the variants of a vote of which no tweak has an effect. */
import type { VoteVariant } from '#contract/workspace/vote.ts';
import { idleSentences } from '#run/variants/idle-note.ts';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';

export function IdleLines({ variants }: { variants: readonly Pick<VoteVariant, 'name' | 'idle'>[] }) {
  return idleSentences(variants).map((sentence) => (
    <p key={sentence} className="tb-row tb-warning tb-break" role="note">
      <StateMark state="ignored" /> <span>{sentence}</span>
    </p>
  ));
}
