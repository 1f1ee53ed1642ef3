/** A blind vote on the whole page: the pairs, or the outcome for those who have seen the names. */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useVote } from '../../runs/votes/use-votes.ts';
import { useWorkspace } from '../../shell/api/workspace-query.ts';
import { BallotView } from './ballot-view.tsx';
import { OutcomeView } from './outcome-view.tsx';
import classes from './votes.module.css';

export function VotePage({ id, onLeave }: { id: string; onLeave: () => void }) {
  const { vote, problem, readAgain } = useVote(id);
  const workspace = useWorkspace();
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.focus(), []);
  const isKnown = vote && workspace !== null;
  const you = workspace?.you.name ?? null;
  const isInformed = vote?.informed.includes(you) === true;
  return (
    <main
      className={`tb-fill tb-surface ${classes.page}`}
      aria-label={isKnown && isInformed ? 'Outcome of the vote' : 'Blind vote'}
      ref={main}
      tabIndex={-1}
    >
      {isKnown ? (
        isInformed ? (
          <OutcomeView vote={vote} onLeave={onLeave} />
        ) : (
          <BallotView vote={vote} you={you} onLeave={onLeave} />
        )
      ) : (
        <div className={`tb-gap-lg tb-stack tb-start ${classes.nothing}`}>
          {problem !== null ? (
            <>
              <p role="alert">The vote could not be read. {problem}</p>
              <Button onClick={readAgain}>Try again</Button>
            </>
          ) : vote === null ? (
            <p>This vote is not on this server. It was deleted, or the link is of another server.</p>
          ) : (
            <p role="status">Loading the vote</p>
          )}
          <Button onClick={onLeave}>Leave</Button>
        </div>
      )}
    </main>
  );
}
