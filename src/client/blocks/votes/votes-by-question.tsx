/** Each question with its votes, and those that stand out. */
import { useState } from 'react';
import type { Vote } from '#contract/workspace/vote.ts';
import { choiceName, outlierLabel, type VariantNames, verdictText } from '#show/votes/outcome-text.ts';
import { COUNTED_CHOICES, type CountedChoice, type VoteOutcome } from '#show/votes/vote-outcome.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { Segments } from '../../shell/ui/controls/segments.tsx';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import { useIsNarrow } from '../../shell/ui/layout/use-is-narrow.ts';
import { AnswerText } from '../answer/answer-text.tsx';
import { personName, useWho } from '../person/use-who.ts';
import parts from './outcome.module.css';
import classes from './votes-by-question.module.css';

const COLUMNS = ['#', 'Question', 'Votes', 'Verdict', 'Outlier'];

export interface VotesByQuestionProps {
  vote: Vote;
  outcome: VoteOutcome;
  names: VariantNames;
}

export function VotesByQuestion({ vote, outcome: { questions }, names }: VotesByQuestionProps) {
  const [shown, setShown] = useState<'all' | 'outliers'>('all');
  const [read, setRead] = useState<number | null>(null);
  const outliers = questions.filter(({ outlier }) => outlier !== null);
  const rows = shown === 'all' ? questions : outliers;
  return (
    <>
      <div className={`tb-row tb-wrap tb-hairline tb-inset-xs tb-min-40 ${classes.questionsHead}`}>
        <h2 className="tb-sm tb-strong">
          By question <span className="tb-quiet tb-regular">{questions.length}</span>
        </h2>
        <ul className={`tb-list tb-row tb-wrap tb-sm tb-quiet tb-end ${classes.legend}`} aria-label="Colours">
          {COUNTED_CHOICES.map((choice) => (
            <li key={choice} className="tb-row tb-gap-xs-sm">
              <Square choice={choice} />
              {choiceName(choice, names)}
            </li>
          ))}
        </ul>
        <Segments
          label="Questions shown"
          choices={[
            ['all', 'All'],
            ['outliers', outliers.length === 0 ? 'Outliers' : `Outliers ${outliers.length}`],
          ]}
          value={shown}
          onChange={setShown}
        />
      </div>
      <DataTable
        className={`tb-table tb-columns-fixed ${classes.table}`}
        label="Votes by question"
        columns={COLUMNS}
        isHeadHidden={useIsNarrow()}
      >
        {rows.map((question) => {
          const { pair, choices, outlier } = question;
          const compared = vote.pairs[pair];
          return (
            <tr key={pair} data-outlier={outlier ?? undefined}>
              <td className="tb-mono tb-quiet">{compared?.case ?? pair + 1}</td>
              <th scope="row" className={`tb-cut ${classes.question}`} title={compared?.question}>
                {compared?.question}
              </th>
              <td>
                <span className={`tb-wrap tb-gap-2xs tb-flex ${classes.squares}`} aria-hidden="true">
                  {choices.map((choice, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: one for each person, in their order
                    <Square key={index} choice={choice} />
                  ))}
                </span>
              </td>
              <td>{verdictText(question, names)}</td>
              <td className={classes.outlier}>
                <span className="tb-strong">{outlierLabel(question)}</span>
                <button
                  type="button"
                  className="tb-link tb-strong"
                  aria-label={`Read both, question ${pair + 1}`}
                  onClick={() => setRead(pair)}
                >
                  Read both
                </button>
              </td>
            </tr>
          );
        })}
      </DataTable>
      {rows.length === 0 && <p className="tb-quiet tb-inset">No question stands out.</p>}
      {read !== null && <ReadBothDialog vote={vote} pair={read} names={names} onClose={() => setRead(null)} />}
    </>
  );
}

function Square({ choice }: { choice: CountedChoice }) {
  return <span className={`tb-fixed ${classes.square}`} data-choice={choice} aria-hidden="true" />;
}

interface ReadBothDialogProps {
  vote: Vote;
  /** Index of the pair in the vote. */
  pair: number;
  names: VariantNames;
  onClose: () => void;
}

/** Both answers to a question, with the names of their variants, and who chose what. */
function ReadBothDialog({ vote: { pairs, ballots }, pair, names, onClose }: ReadBothDialogProps) {
  const who = useWho();
  const read = pairs[pair];
  const own = ballots.filter((ballot) => ballot.pair === pair);
  return (
    <Dialog onClose={onClose} title={`Question ${pair + 1}`} size={980}>
      <p className="tb-pre tb-xl">{read?.question}</p>
      <div className={`tb-above-lg ${parts.both}`}>
        {names.map((name, variant) => (
          <article key={name} aria-label={name}>
            <h3 className="tb-sm tb-quiet tb-strong">{name}</h3>
            <AnswerText text={read?.answers[variant] ?? ''} subject={name} />
          </article>
        ))}
      </div>
      {own.length > 0 && (
        <ul className="tb-list tb-above-lg tb-gap-xs tb-stack" aria-label="Votes">
          {own.map(({ person, choice, note, savedAt }) => (
            <li key={`${person} ${savedAt}`} className="tb-break">
              {who !== null && `${personName(person)}: `}
              {choice === 'skipped' ? 'Skipped' : choiceName(choice, names)}
              {note.trim() !== '' && <span className="tb-quiet"> “{note}”</span>}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
