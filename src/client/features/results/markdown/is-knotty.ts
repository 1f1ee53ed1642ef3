/**
 * Text that would hold the page up: Markdown's signs for emphasis and links take the renderer time with the square of their
 * number when they do not pair up, and signs for quotes and lists nest without an end. A model, or who feeds it, can write
 * thousands in a line.
 */

/** As many as a block may have: far more than people write, and some 0.1 s of work at the worst. */
const MOST_SIGNS = 1000;
/** Quotes in quotes and lists in lists, at the start of one line. */
const DEEPEST = 24;

/** Signs that may open or close something; an underscore inside a word does neither. */
const SIGNS = /[*~[]|(?<!\w)_|_(?!\w)/g;
const NESTED = new RegExp(`^(?:[ \\t]*(?:[>*+-]|\\d{1,9}[.)])[ \\t]?){${DEEPEST}}`, 'm');

/** True for a block of Markdown that is to be shown as it was written. */
export function isKnotty(block: string): boolean {
  return (
    (block.match(SIGNS)?.length ?? 0) > MOST_SIGNS || (NESTED.test(block) && !/^[ \t]*([-*_][ \t]*)+$/.test(block))
  );
}
