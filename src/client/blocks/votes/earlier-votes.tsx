/** Votes of a suite or of a flow: to go on, to see the outcome, to delete. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { VoteEntry } from '#contract/workspace/vote.ts';
import { momentText } from '#run/figures/moment-text.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { VoteFilter } from '../../runs/votes/stored-votes.ts';
import { useStoredVotes, useVotesOf, voteKeys } from '../../runs/votes/use-votes.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { AskButton } from '../../shell/ui/controls/ask-button.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import { othersQuestion } from '../person/others-question.ts';
import { useWho } from '../person/use-who.ts';

const COLUMNS = ['Vote', 'Variants', 'Pairs', 'Begun', { name: 'Actions', isNameHidden: true }];

export function EarlierVotes({ of }: { of: VoteFilter }) {
  const { votes, problem } = useVotesOf(of);
  const { showVote } = useNavigate();
  const storedVotes = useStoredVotes();
  const client = useQueryClient();
  const now = Date.now();
  const who = useWho();
  const isOthers = ({ person }: VoteEntry) => (who === null ? person !== null : !who.isYou(person));
  if (problem !== null) return <p role="alert">The earlier votes could not be read. {problem}</p>;
  if (votes.length === 0) return null;
  const remove = async ({ id, number }: VoteEntry) => {
    const readAgain = () => client.invalidateQueries({ queryKey: voteKeys.all });
    await storedVotes.remove(id);
    await readAgain();
    notify({
      message: `Vote ${number} deleted`,
      undo: () => notifyError(storedVotes.restore(id).then(readAgain), 'The vote was not put back'),
    });
  };
  const removeNow = (vote: VoteEntry) => notifyError(remove(vote), 'The vote was not deleted');
  return (
    <section className="tb-above-lg" aria-labelledby="earlier-votes">
      <h3 className="tb-md tb-strong tb-below-xs" id="earlier-votes">
        Earlier votes
      </h3>
      <ScrollBox label="Earlier votes, scroll" className="tb-scroll-x">
        <DataTable className="tb-table" label="Earlier votes" columns={COLUMNS}>
          {votes.map((vote) => (
            <tr key={vote.id}>
              <th scope="row">{vote.number}</th>
              <td className="tb-break">{vote.variants.map(({ name }) => name).join(' and ')}</td>
              <td>{formatCount(vote.pairs, 'pair')}</td>
              <td className="tb-quiet">
                {momentText(vote.savedAt, now).text}
                {vote.person !== null && ` by ${vote.person}`}
              </td>
              <td>
                <div className="tb-row tb-to-end">
                  <Button size="xs" aria-label={`Open vote ${vote.number}`} onClick={() => showVote(vote.id)}>
                    Open
                  </Button>
                  {isOthers(vote) ? (
                    <AskButton
                      word="Delete"
                      size="xs"
                      label={`Delete vote ${vote.number}`}
                      question={othersQuestion({ verb: 'Delete', thing: 'vote', person: vote.person })}
                      onConfirm={() => removeNow(vote)}
                    />
                  ) : (
                    <Button size="xs" aria-label={`Delete vote ${vote.number}`} onClick={() => removeNow(vote)}>
                      Delete
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </DataTable>
      </ScrollBox>
    </section>
  );
}
