/** The four choices for two answers, with a note. One of them is sent, once. */
import { useState } from 'react';
import type { SideChoice } from '#contract/workspace/side-choice.ts';
import { sendVote, VisitorRefusal } from '#run/visit/visitor-requests.ts';
import { VoteButtons } from '../blocks/votes/vote-buttons.tsx';
import { hasMod } from '../ui/browser/platform-keys.ts';
import look from './visitor.module.css';
import classes from './vote-answers.module.css';

export interface VoteFormProps {
  /** The last part of the demo's address. */
  name: string;
  pair: string;
  /** Why nothing can be chosen yet; null if it can. */
  blocked: string | null;
}

export function VoteForm({ name, pair, blocked }: VoteFormProps) {
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<SideChoice | null>(null);
  const [state, setState] = useState<'open' | 'sending' | 'saved'>('open');
  const [problem, setProblem] = useState<string | null>(null);
  const isSaved = state === 'saved';
  const choose = async (choice: SideChoice) => {
    setChosen(choice);
    setState('sending');
    setProblem(null);
    try {
      await sendVote(name, { pair, choice, note });
      setState('saved');
    } catch (error) {
      const code = error instanceof VisitorRefusal ? error.problem.code : null;
      setState(code === 'voted' ? 'saved' : 'open');
      if (code === 'voted') return;
      setChosen(null);
      setProblem(
        code === 'changed' || code === 'refused' || code === 'visit-needed'
          ? 'These two can no longer be voted on. Ask again.'
          : 'Your vote is not saved. Try again in a moment.',
      );
    }
  };
  const reason = isSaved ? 'Your vote is saved' : state === 'sending' ? 'Saving your vote' : blocked;
  return (
    <section className={`tb-stack tb-fixed tb-sunken tb-hairline-above ${classes.vote}`} aria-label="Your vote">
      <VoteButtons blocked={reason} chosen={chosen} onChoose={(choice) => void choose(choice)} />
      {!isSaved && (
        <input
          className={`tb-wide tb-ink tb-min-48 ${look.field}`}
          type="text"
          aria-label="Note"
          placeholder="A note on these two answers, if you like"
          maxLength={2_000}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && !(event.key === 'Enter' && hasMod(event))) return;
            // Otherwise it would ask.
            event.stopPropagation();
            event.currentTarget.blur();
          }}
        />
      )}
      <p className={`tb-quiet ${look.note}`} role="status" aria-label="Vote status">
        {problem ?? (isSaved ? 'Your vote is saved. Thank you.' : (reason ?? 'Which answer is better?'))}
      </p>
    </section>
  );
}
