import type { SuiteText } from './kept-suites.ts';

const MAX_PAST = 200;
/** Characters of all texts that can be brought back. */
const PAST_LENGTH = 20_000_000;

/** The newest of the texts that can be brought back. */
export function withinLimits(past: readonly SuiteText[]): readonly SuiteText[] {
  let length = 0;
  const first = past.toReversed().findIndex(({ text }, at) => {
    length += text.length;
    return at >= MAX_PAST || (at > 0 && length > PAST_LENGTH);
  });
  return first === -1 ? past : past.slice(past.length - first);
}
