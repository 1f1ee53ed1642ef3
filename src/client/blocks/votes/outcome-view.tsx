/** What a vote says: counts with intervals, people, sides and notes; and each question. */

import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { Vote, VoteEntry } from '#contract/workspace/vote.ts';
import { formatCount, formatDuration } from '#run/figures/result-format.ts';
import { outcomeLead, outcomeTitle, sideSentence, type VariantNames } from '#show/votes/outcome-text.ts';
import { type PersonOutcome, type VoteOutcome, voteOutcome } from '#show/votes/vote-outcome.ts';
import { namesOf, voteCsv, voteJson } from '#show/votes/write-vote.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useReplaceDraft } from '../../draft/use-replace-draft.ts';
import { useBeginVote } from '../../runs/votes/use-votes.ts';
import { IconDownload } from '../../shell/icons/icons.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { downloadFile } from '../../shell/ui/browser/download-file.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { focusText } from '../../shell/ui/focus/focus-into.ts';
import { isFocusLost } from '../../shell/ui/focus/is-focus-lost.ts';
import { PersonDisc } from '../person/person-disc.tsx';
import { personName, useWho, type Who } from '../person/use-who.ts';
import { IdleLines } from './idle-lines.tsx';
import classes from './outcome.module.css';
import { VoteBar } from './vote-bar.tsx';
import { VotesByQuestion } from './votes-by-question.tsx';
import { VotesByVariant } from './votes-by-variant.tsx';

export function OutcomeView({ vote, onLeave }: { vote: Vote; onLeave: () => void }) {
  const { entry, pairs, ballots } = vote;
  const names = namesOf(vote);
  const who = useWho();
  const { showVote } = useNavigate();
  const begin = useBeginVote();
  const outcome = useMemo(() => voteOutcome(pairs, ballots), [pairs, ballots]);
  const { votes, people, notes } = outcome;
  const again = async () => {
    const { name, flow, source, variants, same } = entry;
    showVote(await begin({ name, flow, source, variants, pairs, same }));
  };
  return (
    <>
      <VoteBar
        name={entry.name}
        onLeave={onLeave}
        state={
          <span className="tb-cut tb-quiet tb-md">{`${votes === 0 ? 'No votes' : formatCount(votes, 'vote')} so far. Names are shown now.`}</span>
        }
      >
        <ActionMenu
          label="Export"
          icon={IconDownload}
          text="Export"
          actions={[
            { label: 'CSV', onSelect: () => save(voteCsv(vote), 'text/csv') },
            { label: 'JSON', onSelect: () => save(voteJson(vote), 'application/json') },
          ]}
        />
        <Button
          size="xs"
          aria-disabled={pairs.length === 0}
          onClick={() => pairs.length > 0 && notifyError(again(), 'Voting did not start')}
        >
          Vote again
        </Button>
      </VoteBar>
      <div className={`tb-rest ${classes.outcome}`}>
        <section className={classes.summary} aria-labelledby="vote-outcome">
          <div className={`tb-gap-xs tb-stack ${classes.lead}`}>
            <h1 ref={focusIfLost} className="tb-heading" id="vote-outcome">
              {outcomeTitle(outcome, names)}
            </h1>
            <p className="tb-lg tb-quiet">{outcomeLead(outcome, names)}</p>
            <IdleLines variants={entry.variants} />
            {entry.same > 0 && (
              <p className="tb-md tb-quiet">
                {formatCount(entry.same, 'pair was', 'pairs were')} not shown: their answers are identical.
              </p>
            )}
            {entry.source.suite === null && (
              <p className="tb-md tb-quiet">Questions with identical answers are not part of this vote.</p>
            )}
          </div>
          <VotesByVariant entry={entry} outcome={outcome} />
          {votes > 0 && (
            <>
              <h2 className={`tb-sm tb-strong tb-sunken tb-hairline tb-min-36 ${classes.part}`}>By person</h2>
              <ul className="tb-list" aria-label="By person">
                {people.map((person) => (
                  <Person key={person.person ?? ''} person={person} names={names} who={who} />
                ))}
              </ul>
              <h2 className={`tb-sm tb-strong tb-sunken tb-hairline tb-min-36 ${classes.part}`}>Left and right</h2>
              <p className={`tb-sm tb-quiet ${classes.line}`}>{sideSentence(outcome)}</p>
            </>
          )}
          {notes.length > 0 && (
            <>
              <h2 className={`tb-sm tb-strong tb-sunken tb-hairline tb-min-36 ${classes.part}`}>
                Notes <span className="tb-quiet tb-regular">{notes.length}</span>
              </h2>
              <ul className={`tb-list tb-gap-sm tb-stack ${classes.notes}`} aria-label="Notes">
                {notes.map(({ note, person, pair }) => (
                  <li key={`${pair} ${person}`} className="tb-break">
                    “{note}” <span className="tb-sm tb-quiet">{noteSource(person, pair, who)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <section className={classes.questions} aria-label="By question">
          <VotesByQuestion vote={vote} outcome={outcome} names={names} />
          <OutcomeActions entry={entry} winner={outcome.winner} />
        </section>
      </div>
    </>
  );
}

/** The button of the last vote is gone. */
function focusIfLost(title: HTMLElement | null): void {
  if (isFocusLost()) focusText(title);
}

function save({ fileName, text }: { fileName: string; text: string }, type: string): void {
  downloadFile(fileName, text, type);
}

function Person({ person: one, names, who }: { person: PersonOutcome; names: VariantNames; who: Who | null }) {
  const { person, counts, votes, medianMs } = one;
  return (
    <li className={`tb-row tb-sm tb-hairline tb-min-28 ${classes.person}`}>
      {who !== null && <PersonDisc name={person} who={who} isNamed />}
      <span className="tb-cut">{who === null && person === null ? 'You' : personName(person)}</span>
      <span className={`tb-quiet ${classes.split}`}>
        {names[1]} <strong className="tb-ink">{counts.second}</strong>, {names[0]}{' '}
        <strong className="tb-ink">{counts.first}</strong>
      </span>
      <span className="tb-quiet tb-end tb-fixed">
        {formatCount(votes, 'vote')}, median {formatDuration(medianMs)}
      </span>
    </li>
  );
}

function noteSource(person: string | null, pair: number, who: Who | null): string {
  return who === null ? `question ${pair + 1}` : `${personName(person)}, question ${pair + 1}`;
}

/** What can be done after a vote: use the better variant, and see the cases again. */
function OutcomeActions({ entry, winner }: { entry: VoteEntry; winner: VoteOutcome['winner'] }) {
  const flow = useOpenFlow();
  const form = useDraftForm();
  const replaceDraft = useReplaceDraft();
  const { showVote, openTests } = useNavigate();
  const better = winner === null ? null : entry.variants[winner === 'first' ? 0 : 1];
  const canUse = flow?.id === entry.flow.id;
  const use = () => {
    if (!canUse || better === null) return;
    const draft = { ...structuredClone(form.getValues()), tweaksText: JSON.stringify(better.tweaks, null, 2) };
    replaceDraft({ flowId: entry.flow.id, draft, message: `${better.name} copied to Bench` });
    showVote(null, 'bench');
  };
  const { suite, result } = entry.source;
  return (
    <div className="tb-row tb-wrap tb-inset">
      {better !== null && (
        <Button
          size="xs"
          aria-disabled={!canUse}
          title={canUse ? undefined : `Open the flow ${entry.flow.name} first`}
          onClick={use}
        >
          Use {better.name} on the bench
        </Button>
      )}
      {suite !== null && (
        <Button
          size="xs"
          onClick={() => {
            showVote(null, 'tests');
            openTests({ suite, result });
          }}
        >
          Open these cases in Tests
        </Button>
      )}
    </div>
  );
}
