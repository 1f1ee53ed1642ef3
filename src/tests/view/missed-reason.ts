/** Why a cell did not pass, in the few words that a table has room for. */
import type { CellResult, CheckResult } from '#contract/suite/results-file.ts';
import { formatCount } from '#run/figures/result-format.ts';

/** `contains “You are a”`, `2 of 7 checks missed`, `no answer within 30 s`; empty for a cell that passed. */
export function missedReason({ state, why, checks }: Pick<CellResult, 'state' | 'why' | 'checks'>): string {
  if (state !== 'failed') return state === 'broken' ? asPhrase(why) : '';
  const missed = checks.filter((check) => check.state === 'missed');
  const [first] = missed;
  if (missed.length > 1) return `${missed.length} of ${formatCount(checks.length, 'check')} missed`;
  return first ? reasonOf(first) : asPhrase(why);
}

/** What the answer does instead; for other checks why they were missed. */
const INSTEAD: readonly (readonly [said: string, instead: string])[] = [
  ['Does not contain ', 'contains '],
  ['Does not equal ', 'equals '],
  ['Does not start with ', 'starts with '],
  ['Does not match ', 'matches '],
  ['Contains ', 'does not contain '],
  ['Equals ', 'does not equal '],
  ['Starts with ', 'does not start with '],
  ['Matches ', 'does not match '],
];

function reasonOf({ words, why, reason }: CheckResult): string {
  const [turn = ''] = /^Turn \d{1,4}: /.exec(words) ?? [];
  const rest = words.slice(turn.length);
  const lead = turn === '' ? '' : `${turn.toLowerCase()}`;
  if (reason !== undefined && reason !== '') return `${lead}judged: ${asPhrase(reason)}`;
  const found = INSTEAD.find(([said]) => rest.startsWith(said));
  return lead + (found ? found[1] + rest.slice(found[0].length) : asPhrase(why));
}

/** A sentence as a part of a line: without its full stop, and with a small first letter if an ordinary word begins it. */
function asPhrase(sentence: string): string {
  const text = sentence.trim().replace(/\.$/, '');
  return /^[A-Z][a-z]*(?: [a-z]|$)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
