/** Searches an answer with the regular expression of a person, which may take for ever: the page has it done beside itself. */

/** What came of a search; `slow` for one that was given up, `stopped` for one that nobody waits for any more. */
export type SearchOutcome = 'found' | 'missing' | 'invalid' | 'slow' | 'stopped';

export type Search = (pattern: string, text: string) => SearchOutcome | Promise<SearchOutcome>;

/** Texts are not searched beyond this. */
const LONGEST = 100_000;

/** Whether the pattern is anywhere in the text, in any case. May take for ever: never call it on the page itself. */
export function searchText(pattern: string, text: string): SearchOutcome {
  try {
    return new RegExp(pattern, 'iu').test(text.slice(0, LONGEST)) ? 'found' : 'missing';
  } catch {
    return 'invalid';
  }
}
