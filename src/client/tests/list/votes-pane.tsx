/** All blind votes, of suites and of demos: to go on, to see the outcome, to share, to delete. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { VoteEntry } from '#contract/workspace/vote.ts';
import { momentText } from '#run/figures/moment-text.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { othersQuestion } from '../../blocks/person/others-question.ts';
import { isOfOthers, useWho } from '../../blocks/person/use-who.ts';
import { copyVoteLink } from '../../blocks/votes/copy-vote-link.ts';
import { useShowNames, useStoredVotes, useVotes, voteKeys } from '../../runs/votes/use-votes.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { AskButton } from '../../shell/ui/controls/ask-button.tsx';
import { useFew } from '../../shell/ui/controls/use-few.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { PartTitle } from '../../shell/ui/focus/part-title.tsx';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import { useIsNarrow } from '../../shell/ui/layout/use-is-narrow.ts';
import { useSuites } from '../runs/use-suites.ts';
import { useVoteSources, VoteSource, type VoteSources } from './vote-source.tsx';
import classes from './votes-pane.module.css';

const COLUMNS = ['Vote', 'From', 'Variants', 'Pairs', 'Begun', { name: 'Actions', isNameHidden: true }];
const NONE: readonly VoteEntry[] = [];

export function VotesPane() {
  const { votes, problem, readAt, readAgain } = useVotes();
  const sources = useVoteSources(readAt);
  const { openTests } = useNavigate();
  const { few, more } = useFew(votes ?? NONE, 'votes');
  const isNarrow = useIsNarrow();
  const { suites, isLoading } = useSuites();
  const now = Date.now();
  return (
    <section className={`tb-scroll ${classes.pane}`} aria-labelledby="votes-title">
      <div className="tb-row tb-inset tb-min-40">
        <PartTitle of="votes" className="tb-heading tb-grow" id="votes-title">
          Votes
        </PartTitle>
        {(isNarrow || (!isLoading && suites.length === 0)) && (
          <Button onClick={() => openTests({ suite: null })}>All suites</Button>
        )}
      </div>
      {problem !== null && (
        <p className="tb-problem tb-row tb-refused-tint tb-inset-sm" role="alert">
          The votes were not loaded: {problem}
          <Button size="xs" onClick={readAgain}>
            Try again
          </Button>
        </p>
      )}
      {votes === null ? (
        problem === null && (
          <p className="tb-quiet tb-inset-x" role="status">
            Loading the votes
          </p>
        )
      ) : votes.length === 0 ? (
        <div className={`tb-inset-x ${classes.none}`}>
          <h3 className="tb-md tb-strong">No votes yet</h3>
          <p className="tb-quiet">
            In a blind vote, people choose between two answers without knowing which variant gave them. Open a suite
            with a result and choose “Blind vote” in its menu, or publish a demo with “Visitors can: Blind vote”.
          </p>
        </div>
      ) : (
        <ScrollBox label="Votes, scroll" className="tb-scroll-x">
          <DataTable className={`tb-table ${classes.table}`} label="Votes" columns={COLUMNS} isHeadHidden={isNarrow}>
            {few.map((vote) => (
              <VoteRow key={vote.id} vote={vote} sources={sources} now={now} />
            ))}
          </DataTable>
        </ScrollBox>
      )}
      {more}
    </section>
  );
}

interface VoteRowProps {
  vote: VoteEntry;
  sources: VoteSources;
  /** Epoch ms. */
  now: number;
}

function VoteRow({ vote, sources, now }: VoteRowProps) {
  const { id, number, variants, pairs, savedAt, person } = vote;
  const { showVote } = useNavigate();
  const showNames = useShowNames();
  const remove = useRemoveVote(vote);
  const who = useWho();
  const isOthers = isOfOthers(who, person);
  const seeOutcome = () =>
    notifyError(
      showNames(id).then(() => showVote(id)),
      'The names are not shown',
    );
  return (
    <tr>
      <th scope="row">{number}</th>
      <td>
        <VoteSource vote={vote} sources={sources} />
      </td>
      <td className="tb-break">{variants.map(({ name }) => name).join(' and ')}</td>
      <td className="tb-one-line">{formatCount(pairs, 'pair')}</td>
      <td className="tb-quiet">
        {momentText(savedAt, now).text}
        {person !== null && ` by ${person}`}
      </td>
      <td>
        <div className="tb-row tb-to-end">
          <Button size="xs" aria-label={`Open vote ${number}`} onClick={() => showVote(id)}>
            Open
          </Button>
          {isOthers ? (
            <AskButton
              word="Delete"
              size="xs"
              label={`Delete vote ${number}`}
              question={othersQuestion({ verb: 'Delete', thing: 'vote', person })}
              onConfirm={remove}
            />
          ) : (
            <Button size="xs" aria-label={`Delete vote ${number}`} onClick={remove}>
              Delete
            </Button>
          )}
          <ActionMenu
            label={`Menu of vote ${number}`}
            actions={[
              { label: 'Copy link for others', onSelect: () => void copyVoteLink(id) },
              { label: 'Show the names now', onSelect: seeOutcome },
            ]}
          />
        </div>
      </td>
    </tr>
  );
}

function useRemoveVote({ id, number }: VoteEntry): () => void {
  const storedVotes = useStoredVotes();
  const client = useQueryClient();
  const readAgain = () => client.invalidateQueries({ queryKey: voteKeys.all });
  const remove = async () => {
    await storedVotes.remove(id);
    await readAgain();
    notify({
      message: `Vote ${number} deleted`,
      undo: () => notifyError(storedVotes.restore(id).then(readAgain), 'The vote was not put back'),
    });
  };
  return () => notifyError(remove(), 'The vote was not deleted');
}
