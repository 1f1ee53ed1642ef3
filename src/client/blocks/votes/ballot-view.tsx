/** Voting: one pair after the other, until the names are shown. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { Vote } from '#contract/workspace/vote.ts';
import { leftVariants } from '#show/votes/left-variants.ts';
import { useBallots } from '../../runs/votes/use-ballots.ts';
import { useShowNames } from '../../runs/votes/use-votes.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { announce } from '../../shell/ui/feedback/announce.ts';
import progressClasses from '../../shell/ui/feedback/progress-bar.module.css';
import { PersonDisc } from '../person/person-disc.tsx';
import { useWho } from '../person/use-who.ts';
import { copyVoteLink } from './copy-vote-link.ts';
import { PairView } from './pair-view.tsx';
import { VoteBar } from './vote-bar.tsx';
import classes from './votes.module.css';

export interface BallotViewProps {
  vote: Vote;
  /** Who votes; null for the unnamed person. */
  you: string | null;
  onLeave: () => void;
}

export function BallotView({ vote, you, onLeave }: BallotViewProps) {
  const { entry, pairs } = vote;
  const ballots = useBallots(vote, you);
  const names = useNames(entry.id);
  const who = useWho();
  const [sides] = useState(() => leftVariants(`${entry.id} ${you ?? ''}`, pairs.length));
  // Starts at the first pair on which this person has not voted.
  const [at, setAt] = useState(() => {
    const open = pairs.findIndex((_, pair) => !ballots.own.has(pair));
    return open === -1 ? pairs.length : open;
  });
  const pair = pairs[at];
  const isOver = pair === undefined;
  const { show } = names;
  const end = useEffectEvent(() => show());
  useEffect(() => {
    if (isOver && !ballots.isSending) end();
  }, [isOver, ballots.isSending]);
  const done = ballots.own.size;
  return (
    <>
      <VoteBar
        name={entry.name}
        onLeave={onLeave}
        state={
          <>
            <progress
              className={`${progressClasses.bar} ${classes.progress}`}
              aria-label="Pairs done"
              max={Math.max(1, pairs.length)}
              value={done}
            />
            <span className="tb-mono tb-sm">
              <strong>{done}</strong> of {pairs.length}
            </span>
          </>
        }
      >
        {who !== null && (
          <span className="tb-row tb-sm tb-quiet tb-shrink tb-gap-xs-sm">
            <PersonDisc name={who.you} who={who} isNamed />
            {who.you ?? 'No name'}
          </span>
        )}
        <ActionMenu
          label="Vote menu"
          actions={[
            { label: 'Copy link for others', onSelect: () => void copyVoteLink(entry.id) },
            { label: 'Show the names now', onSelect: show },
          ]}
        />
      </VoteBar>
      <h1 className="tb-visually-hidden">Blind vote, {entry.name}</h1>
      {(ballots.problem ?? names.problem) !== null && (
        <div className={`tb-row tb-wrap tb-hairline tb-problem ${classes.problem}`} role="alert">
          <p>
            {ballots.problem === null ? 'The names could not be shown.' : 'Your last choices are not saved yet.'}{' '}
            {ballots.problem ?? names.problem}
          </p>
          <Button size="xs" onClick={ballots.problem === null ? show : ballots.sendAgain}>
            Try again
          </Button>
        </div>
      )}
      {pair === undefined ? (
        <p className={`tb-gap-lg tb-stack tb-start ${classes.nothing}`} role="status">
          {ballots.isSending ? 'Saving your votes' : 'Showing the names'}
        </p>
      ) : (
        <PairView
          key={at}
          pair={pair}
          left={sides[at] ?? 0}
          before={ballots.own.get(at) ?? null}
          hasBack={at > 0}
          onBack={() => setAt(Math.max(0, at - 1))}
          onChoose={(ballot) => {
            ballots.choose(at, ballot);
            setAt(at + 1);
            const next = at + 2;
            announce(next > pairs.length ? 'All pairs are done' : `Pair ${next} of ${pairs.length}`);
          }}
        />
      )}
    </>
  );
}

/** Shows the names of the variants, after which this person can no longer vote. */
function useNames(id: string): { show: () => void; problem: string | null } {
  const showNames = useShowNames();
  const { mutate, error, isPending } = useMutation({ mutationFn: () => showNames(id) });
  return { show: () => mutate(), problem: error !== null && !isPending ? errorMessage(error) : null };
}
