/**
 * The records of a table (CSV), one at a time: whoever reads them can stop before the rest fills the memory. Each character is
 * looked at a fixed number of times, however quotes and spaces are mixed.
 */

export interface TableRecord {
  cells: string[];
  /** From 1; a quoted cell may go over several lines. */
  line: number;
  /** A quoted cell has no end, or text after its end. */
  hasOpenQuote: boolean;
}

/** Line ends are `\n`; `delimiter` is one character. Of a longer record only the first `most` cells are certain to be in it. */
export function* tableRecords(text: string, delimiter: string, most: number): Generator<TableRecord> {
  let line = 1;
  let quote = text.indexOf('"');
  for (let at = 0; at <= text.length; line += 1) {
    const found = text.indexOf('\n', at);
    const lineEnd = found === -1 ? text.length : found;
    if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
    if (quote === -1 || quote > lineEnd) {
      yield { cells: text.slice(at, lineEnd).split(delimiter, most), line, hasOpenQuote: false };
      at = lineEnd + 1;
      continue;
    }
    const record: TableRecord = { cells: [], line, hasOpenQuote: false };
    for (let isOpen = true; isOpen && record.cells.length < most; ) {
      const isQuoted = text[at] === '"';
      const { cell, end, isBroken } = isQuoted ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
      record.cells.push(cell);
      record.hasOpenQuote ||= isBroken;
      if (isQuoted) line += countLines(cell);
      isOpen = text[end] === delimiter;
      at = end + 1;
    }
    yield record;
  }
}

interface Cell {
  cell: string;
  /** Where its delimiter is, its line end, or the end of the text. */
  end: number;
  isBroken: boolean;
}

const DELIMITERS = [',', '\t', '|', ';'];
/** Records that are compared. */
const COMPARED = 10;
const MAX_COMPARED_CELLS = 1_000;

/** The delimiter by which the first records have the most cells, as equally many as possible; a comma if none has two. */
export function likelyDelimiter(text: string): string {
  let best = { delimiter: ',', cells: 1, change: Number.POSITIVE_INFINITY };
  for (const delimiter of DELIMITERS) {
    const widths: number[] = [];
    for (const { cells } of tableRecords(text, delimiter, MAX_COMPARED_CELLS)) {
      if (cells.length > 1 || cells[0]?.trim() !== '') widths.push(cells.length);
      if (widths.length === COMPARED) break;
    }
    const cells = widths.reduce((sum, width) => sum + width, 0) / widths.length;
    const change = widths.reduce((sum, width, at) => sum + Math.abs(width - (widths[at - 1] ?? width)), 0);
    if (cells >= 2 && cells > best.cells && change <= best.change) best = { delimiter, cells, change };
  }
  return best.delimiter;
}

function plainCell(text: string, from: number, delimiter: string): Cell {
  const [mark, lineEnd] = [delimiter.charCodeAt(0), 10];
  let end = from;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === mark || code === lineEnd) break;
  }
  return { cell: text.slice(from, end), end, isBroken: false };
}

/** Ends at a quote that only spaces separate from what must follow; any other quote belongs to the text. */
function quotedCell(text: string, from: number, delimiter: string): Cell {
  let isBroken = false;
  for (let quote = text.indexOf('"', from + 1); quote !== -1; ) {
    if (text[quote + 1] === '"') {
      quote = text.indexOf('"', quote + 2);
      continue;
    }
    let end = quote + 1;
    while (text[end] !== delimiter && (text[end] === ' ' || text[end] === '\t')) end += 1;
    if (end >= text.length || text[end] === delimiter || text[end] === '\n')
      return { cell: text.slice(from + 1, quote).replaceAll('""', '"'), end, isBroken };
    isBroken = true;
    quote = text.indexOf('"', quote + 1);
  }
  return { cell: text.slice(from + 1), end: text.length, isBroken: true };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
