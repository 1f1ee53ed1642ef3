/** Searches an answer with a person's regular expression, which may never end, so the page does it in a worker. */

/** The result of a search: what was found first; `slow` if it timed out, `stopped` if it was cancelled. */
export type SearchOutcome = { found: string } | 'missing' | 'invalid' | 'slow' | 'stopped';

export type Search = (pattern: string, text: string) => SearchOutcome | Promise<SearchOutcome>;

/** Characters of a text that are searched. */
const LONGEST = 100_000;

/** Searches the text for the pattern, ignoring case. May never end: call it only in a worker. */
export function searchText(pattern: string, text: string): SearchOutcome {
  try {
    const [found] = new RegExp(pattern, 'iu').exec(text.slice(0, LONGEST)) ?? [];
    return found === undefined ? 'missing' : { found };
  } catch {
    return 'invalid';
  }
}
