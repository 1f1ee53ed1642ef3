/**
 * Finds Markdown that would block the page: a model, or a malicious input of it, can write a few thousand characters that
 * take the parser very long. Such text is shown as it was written.
 */

/** Most delimiters for emphasis and links in one block; unpaired ones take quadratic time, here about 0.1 s. */
const MAX_SIGNS = 1000;
/** Most nested quotes and lists that one line may open. */
const DEEPEST = 24;
/** Most missing cells in the rows of a table: the parser adds them, so that each row is as wide as the first. */
const MAX_ADDED_CELLS = 5000;

/** Characters that may open or close something; an underscore inside a word does neither. */
const SIGNS = /[*~[]|(?<!\w)_|_(?!\w)/g;
/** Each repetition matches one marker, so that there is no backtracking. */
const NESTED = new RegExp(`^(?:[ \\t]*(?:>|(?:[*+-]|\\d{1,9}[.)])[ \\t])){${DEEPEST}}`);
/** A thematic break: `- - -`. */
const RULE = /^[-*_ \t]*$/;
/** The delimiter row of a table, also inside a quote. */
const DELIMITERS = /^[-|: \t>]*$/;

/** True for a block of Markdown that has to be shown as it was written. */
export function isSlowMarkdown(block: string): boolean {
  if ((block.match(SIGNS)?.length ?? 0) > MAX_SIGNS || lacksCells(block)) return true;
  return block.split('\n').some((line) => NESTED.test(line) && !RULE.test(line));
}

/** True for tables with few characters but many cells: a wide head, and rows that are almost empty. */
export function lacksCells(text: string): boolean {
  let added = 0;
  for (const paragraph of text.split(/\n[ \t]*\n/)) {
    let columns = 0;
    let rows = 0;
    for (const line of paragraph.split('\n')) {
      rows += 1;
      if (DELIMITERS.test(line)) columns = Math.max(columns, countPipes(line));
    }
    added += Math.max(0, columns * rows - countPipes(paragraph));
  }
  return added > MAX_ADDED_CELLS;
}

function countPipes(text: string): number {
  return text.split('|').length - 1;
}
