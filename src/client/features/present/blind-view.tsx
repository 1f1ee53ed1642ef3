/** A blind vote in a presentation: two variants answer side by side without names. */

import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import { choiceOfSide } from '#contract/workspace/side-choice.ts';
import type { SaveBallot, VotePair } from '#contract/workspace/vote.ts';
import { maskTweaksText } from '#flow/secrets/mask-secrets.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { Run } from '#run/model/run.ts';
import { presentedText } from '#run/present/presented-text.ts';
import { withIdleWords } from '#run/variants/idle-words.ts';
import { pairAnswers } from '#run/votes/pair-answers.ts';
import { VoteButtons } from '../../blocks/votes/vote-buttons.tsx';
import { useTweakRules } from '../../draft/use-tweak-rules.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import { useBeginVote, useKeptVotes } from '../../runs/votes/use-votes.ts';
import { announce } from '../../ui/feedback/announce.ts';
import classes from './blind-view.module.css';
import { PresentAnswer } from './present-answer.tsx';
import viewClasses from './present-view.module.css';
import type { BlindRuns, BlindSetup, BlindVariant } from './use-blind-runs.ts';
import type { Question } from './use-questions.ts';

export interface BlindViewProps {
  setup: BlindSetup;
  runs: BlindRuns;
  question: Question;
  /** The text of the question, which can be edited. */
  text: ReactNode;
  runButton: ReactNode;
  /** After a vote. */
  onNext: () => void;
  onEnd: () => void;
}

export function BlindView({ setup, runs, question, text, runButton, onNext, onEnd }: BlindViewProps) {
  const vote = useBlindVote(setup);
  const { showVote } = useNavigate();
  const [since, setSince] = useState<{ run: string; at: number } | null>(null);
  const input = question.onlyInput ?? 0;
  const { left, right, leftVariant, isAnswered } = runs;
  // The time of a choice begins when both answers are there.
  if (isAnswered && right !== null && since?.run !== right.id) setSince({ run: right.id, at: performance.now() });
  const sides = [answerOf(left, input), answerOf(right, input)] as const;
  const answers: [string | null, string | null] = leftVariant === 0 ? [sides[0], sides[1]] : [sides[1], sides[0]];
  const { pairs, same } = pairAnswers([{ question: question.text, case: null, answers }]);
  const [pair] = pairs;
  const blocked = !isAnswered
    ? 'Both answers have to be there first'
    : same > 0
      ? 'Both answers are the same, word by word, so this question is left out of the vote'
      : pair === undefined
        ? 'There are no two answers to choose from'
        : vote.isSaving
          ? 'Saving your vote'
          : null;
  const choose = (chosen: VotePair, side: Parameters<typeof choiceOfSide>[0]) => {
    const ms = since === null ? 0 : performance.now() - since.at;
    const ballot = { choice: choiceOfSide(side, leftVariant), left: leftVariant, note: '', ms };
    vote.choose(chosen, ballot, () => {
      announce(`Vote ${vote.votes + 1} saved`);
      runs.forget();
      onNext();
    });
  };
  return (
    <>
      <section className={`tb-scroll tb-column tb-surface ${classes.answers}`} aria-label="Answers" data-scrolls>
        {text}
        {(runs.problem ?? vote.problem) !== null && (
          <p className="tb-problem" role="alert">
            {runs.problem ?? `Your vote is not saved yet: choose again. ${vote.problem}`}
          </p>
        )}
        <div className={viewClasses.columns} data-two>
          <PresentAnswer input={input} run={left} isBlind title="Left" empty="Press Run to ask both." />
          <PresentAnswer
            input={input}
            run={right}
            isBlind
            title="Right"
            empty={runs.isRightNext ? 'This runs next.' : 'Press Run to ask both.'}
          />
        </div>
      </section>
      <footer className={`tb-fixed tb-stack tb-bg tb-hairline-above ${classes.foot}`}>
        <VoteButtons blocked={blocked} onChoose={(side) => pair && choose(pair, side)} />
        <div className={`tb-row tb-wrap tb-gap-md ${classes.more}`}>
          {runButton}
          <p className="tb-quiet" role="status">
            {isAnswered && blocked !== null ? `${blocked}.` : votesWords(vote.votes)}
          </p>
          <button type="button" className="tb-button tb-end" onClick={onEnd}>
            End the vote
          </button>
          <button
            type="button"
            className="tb-button"
            aria-disabled={vote.id === null || undefined}
            title={vote.id === null ? 'There is no vote yet' : undefined}
            onClick={() => vote.id !== null && showVote(vote.id)}
          >
            Show the names
          </button>
        </div>
      </footer>
    </>
  );
}

/** Null unless the run has ended with a text. */
function answerOf(run: Run | null, input: number): string | null {
  if (run?.status !== 'done') return null;
  const outputs = run.inputs.find(({ index }) => index === input)?.outputs ?? [];
  const texts = outputs.map(presentedText).filter((text) => text.trim() !== '');
  return texts.length === 0 ? null : texts.join('\n\n');
}

function votesWords(votes: number): string {
  if (votes === 0) return 'Names are shown at the end.';
  return `${votes === 1 ? '1 vote' : `${votes} votes`} so far. Names are shown at the end.`;
}

/** A vote that gets its pairs one after the other, as the questions of a presentation are asked. */
function useBlindVote({ flow, variants }: BlindSetup) {
  const kept = useKeptVotes();
  const begin = useBeginVote();
  const rules = useTweakRules();
  const [id, setId] = useState<string | null>(null);
  const [votes, setVotes] = useState(0);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ pair, ballot }: { pair: VotePair; ballot: SaveBallot }) => {
      const heldBy = ({ letter, name, tweaksText }: BlindVariant) => {
        const { tweaks } = parseTweaksText(maskTweaksText(tweaksText, flow.index));
        return withIdleWords({ letter, name, tweaks: tweaks ?? {} }, flow.index, rules);
      };
      // The pairs of a vote never change, so a choice that is sent again finds its own.
      if (id !== null) await kept.addPair(id, votes, pair);
      const vote =
        id ??
        (await begin({
          name: flow.name,
          flow: { id: flow.id, name: flow.name },
          source: { suite: null, result: null },
          variants: [heldBy(variants[0]), heldBy(variants[1])],
          pairs: [pair],
          same: 0,
        }));
      setId(vote);
      await kept.choose(vote, votes, ballot);
    },
    onSuccess: () => setVotes(votes + 1),
  });
  return {
    /** Null before the first vote. */
    id,
    votes,
    isSaving: isPending,
    /** Why the last choice is not saved. */
    problem: error !== null && !isPending ? errorMessage(error) : null,
    choose: (pair: VotePair, ballot: SaveBallot, onSaved: () => void) =>
      mutate({ pair, ballot }, { onSuccess: onSaved }),
  };
}
