/**
 * Finds Markdown that would make the page stop for a while: a model, or whoever feeds it, can write some thousand signs that
 * take the parser far more time than their number suggests. Such text is shown as it was written.
 */

/** Signs for emphasis and links in one block; unpaired ones take time with the square of their number, here about 0.1 s. */
const MOST_SIGNS = 1000;
/** Levels of quotes and lists that one line may open. */
const DEEPEST = 24;
/** Cells that the rows of a table may lack: the parser adds them, so that each row is as wide as the first. */
const MOST_ADDED_CELLS = 5000;

/** Signs that may open or close something; an underscore inside a word does neither. */
const SIGNS = /[*~[]|(?<!\w)_|_(?!\w)/g;
/** Each turn takes one marker, so that no line can be read in two ways. */
const NESTED = new RegExp(`^(?:[ \\t]*(?:>|(?:[*+-]|\\d{1,9}[.)])[ \\t])){${DEEPEST}}`);
/** A line across the page: `- - -`. */
const RULE = /^[-*_ \t]*$/;
/** The line under the head of a table; inside of a quote too. */
const DELIMITERS = /^[-|: \t>]*$/;

/** True for a block of Markdown that is to be shown as it was written. */
export function isSlowMarkdown(block: string): boolean {
  if ((block.match(SIGNS)?.length ?? 0) > MOST_SIGNS || lacksCells(block)) return true;
  return block.split('\n').some((line) => NESTED.test(line) && !RULE.test(line));
}

/** True for tables of few signs and many cells: a wide head, and rows that are almost empty. */
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
  return added > MOST_ADDED_CELLS;
}

function countPipes(text: string): number {
  return text.split('|').length - 1;
}
