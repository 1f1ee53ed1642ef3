/** A vote as a file: one line for each ballot, or everything as JSON. */
import type { Vote, VoteChoice } from '#contract/workspace/vote.ts';
import { fileNamePart } from '#run/export/file-name.ts';
import { csvLines } from '#run/results/table-csv.ts';
import { idleSentences } from '#run/variants/idle-note.ts';
import { choiceName } from './outcome-text.ts';
import { voteOutcome } from './vote-outcome.ts';

const FORMAT = 'tweakbench-vote';

export interface VoteFile {
  fileName: string;
  text: string;
}

/** For spreadsheets; what they would run as a formula is escaped. */
export function voteCsv(vote: Vote): VoteFile {
  const names = namesOf(vote);
  const nameOf = (choice: VoteChoice) => (choice === 'skipped' ? 'Skipped' : choiceName(choice, names));
  const idle = idleSentences(vote.entry.variants).join(' ');
  const rows = vote.ballots.map(({ pair, choice, left, person, note, ms, savedAt }) => {
    const about = vote.pairs[pair];
    return [
      about?.question,
      about?.case,
      names[left],
      names[left === 0 ? 1 : 0],
      nameOf(choice),
      person ?? '',
      note,
      Math.round(ms),
      new Date(savedAt).toISOString(),
      about?.answers[0],
      about?.answers[1],
      ...(idle === '' ? [] : [idle]),
    ];
  });
  const head = ['question', 'case', 'left', 'right', 'choice', 'person', 'note', 'ms', 'time'];
  return {
    fileName: `${nameOfFile(vote)}.csv`,
    text: csvLines([
      [...head, ...names.map((name) => `answer of ${name}`), ...(idle === '' ? [] : ['about the variants'])],
      ...rows,
    ]),
  };
}

/** The vote as JSON, with the tweaks of both variants, all answers, and the figures of the outcome. */
export function voteJson(vote: Vote): VoteFile {
  const { entry, pairs, ballots } = vote;
  const { counts, intervals, votes } = voteOutcome(pairs, ballots);
  const text = JSON.stringify(
    { format: FORMAT, version: 1, ...entry, pairs, ballots, outcome: { votes, counts, intervals } },
    null,
    2,
  );
  return { fileName: `${nameOfFile(vote)}.json`, text: `${text}\n` };
}

export function namesOf({ entry: { variants } }: Pick<Vote, 'entry'>): [string, string] {
  return [variants[0].name, variants[1].name];
}

function nameOfFile({ entry: { name, number } }: Vote): string {
  return `${fileNamePart(name, 'vote')}-vote-${number}`;
}
