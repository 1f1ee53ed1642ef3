/** Checks of the text of an answer. */
import type { CheckValues } from '#contract/suite/suite-check.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { readNumber } from '#run/model/decimal-number.ts';
import { type CheckFacts, type CheckPorts, excerpt, type Verdict, verdictOf } from './check-facts.ts';

type TextFacts = Pick<CheckFacts, 'answer' | 'expected'>;

/** Least similarity of `similar` without a value. */
export const SIMILAR_MIN = 0.8;

/** More is not marked in an answer. */
const LONGEST_FOUND = 200;

const NO_EXPECTED: Verdict = { state: 'not checked', why: 'There is no expected text.' };

/** Null: the expected text is wanted. Case does not matter. */
export function contains(wanted: string | null, { answer, expected }: TextFacts): Verdict {
  const text = wanted ?? expected;
  if (text === null) return NO_EXPECTED;
  const at = answer.toLowerCase().indexOf(text.toLowerCase());
  const isFound = at !== -1;
  return {
    ...verdictOf(isFound, `The answer ${isFound ? 'contains' : 'does not contain'} “${excerpt(text)}”.`),
    ...(isFound && found(answer.slice(at, at + text.length))),
  };
}

/** Space around both texts does not matter. */
export function equals(wanted: string | null, { answer, expected }: TextFacts): Verdict {
  const text = wanted ?? expected;
  if (text === null) return NO_EXPECTED;
  const isSame = answer.trim() === text.trim();
  return verdictOf(
    isSame,
    isSame ? `The answer is “${excerpt(text)}”.` : `The answer is “${excerpt(answer)}”, not “${excerpt(text)}”.`,
  );
}

/** Case and space before both texts do not matter. */
export function startsWith(wanted: string | null, { answer, expected }: TextFacts): Verdict {
  const text = wanted ?? expected;
  if (text === null) return NO_EXPECTED;
  const isStart = answer.trimStart().toLowerCase().startsWith(text.trimStart().toLowerCase());
  return {
    ...verdictOf(isStart, `The answer ${isStart ? 'starts' : 'does not start'} with “${excerpt(text)}”.`),
    ...(isStart && found(answer.trimStart().slice(0, text.trimStart().length))),
  };
}

export async function matches(
  pattern: string,
  { answer }: TextFacts,
  { search }: Pick<CheckPorts, 'search'>,
): Promise<Verdict> {
  const outcome = await search(pattern, answer);
  if (typeof outcome === 'object')
    return { ...verdictOf(true, `The answer matches /${excerpt(pattern)}/.`), ...found(outcome.found) };
  switch (outcome) {
    case 'missing':
      return verdictOf(false, `The answer does not match /${excerpt(pattern)}/.`);
    case 'invalid':
      return { state: 'broken', why: `/${excerpt(pattern)}/ is not a regular expression.` };
    case 'slow':
      return { state: 'broken', why: `/${excerpt(pattern)}/ took longer than one second.` };
    case 'stopped':
      return { state: 'not checked', why: 'Stopped.' };
  }
}

export function isNumberBetween({ min, max }: CheckValues['number'], { answer }: TextFacts): Verdict {
  const number = readNumber(answer);
  if (number === null) return verdictOf(false, 'The answer is not a number.');
  const isWithin = number >= (min ?? -Infinity) && number <= (max ?? Infinity);
  return verdictOf(isWithin, `The answer is ${number}.`);
}

export function hasLength({ min = 0, max = Infinity, unit }: CheckValues['length'], { answer }: TextFacts): Verdict {
  const count = unit === 'words' ? wordsOf(answer).length : [...answer].length;
  const counted = formatCount(count, unit === 'words' ? 'word' : 'character');
  return verdictOf(count >= min && count <= max, `The answer has ${counted}.`);
}

export function isSimilar(value: CheckValues['similar'] | null, { answer, expected }: TextFacts): Verdict {
  if (expected === null) return NO_EXPECTED;
  const { min } = value ?? { min: SIMILAR_MIN };
  const similarity = textSimilarity(answer, expected);
  return verdictOf(similarity >= min, `Similarity ${similarity.toFixed(2)}, needs ${min.toFixed(2)}.`);
}

function found(text: string): Pick<Verdict, 'found'> {
  return text === '' ? {} : { found: text.slice(0, LONGEST_FOUND) };
}

/** Words in lower case. In scripts without spaces a run of letters counts as one word. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** F1 of the words that both have, counted as often as both have them: from 0 to 1. Two texts without words are equal. */
function textSimilarity(left: string, right: string): number {
  const [one, other] = [wordsOf(left), wordsOf(right)];
  if (one.length === 0 && other.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared += 1;
  }
  return (2 * shared) / (one.length + other.length);
}
