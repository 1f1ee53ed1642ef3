/** The building blocks of an evidence file. They escape texts, but not HTML. */
import { escapeHtml } from '#contract/text/html-text.ts';
import { fullTimeText } from '#contract/text/time-text.ts';
import { formatCount } from '../figures/result-format.ts';

/** Id of the element that holds the runs as data. */
export const EVIDENCE_ID = 'tweakbench-runs';

/** What is shown of one text and of one table, so that any browser can open the file. Its data has all of it. */
const MAX_CHARACTERS = 500_000;
const MAX_ROWS = 5_000;

/** The beginning of a long text, written by `write`, with a note of how much is left out. */
export function beginning(text: string, write: (shown: string) => string): string {
  if (text.length <= MAX_CHARACTERS) return write(text);
  return `${write(text.slice(0, MAX_CHARACTERS))}\n${leftOut(formatCount(text.length - MAX_CHARACTERS, 'more character'))}`;
}

function leftOut(what: string): string {
  return `<p class="note">${what}: open this file in Tweakbench to see all.</p>`;
}

/** `html` is not escaped. */
export function section(title: string, html: string): string {
  return `<section aria-label="${escapeHtml(title)}">\n<h2>${escapeHtml(title)}</h2>\n${html}\n</section>`;
}

/** Cells are texts, which are escaped. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return markedTable(
    columns,
    rows.slice(0, MAX_ROWS).map((row) => row.map(escapeHtml)),
    rows.length - MAX_ROWS,
  );
}

/** Cells are HTML, which is not escaped. `more`: how many rows are left out. */
export function markedTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  more = rows.length - MAX_ROWS,
): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = rows
    .slice(0, MAX_ROWS)
    .map(
      (row) =>
        `<tr>${row.map((cell, at) => (at === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`,
    )
    .join('\n');
  return `<div class="table" role="group" aria-label="Table" tabindex="0"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>${more > 0 ? `\n${leftOut(formatCount(more, 'more row'))}` : ''}`;
}

/** A time in UTC, so that it reads the same everywhere: `1 Dec 2026, 17:33:31 UTC`. */
export function inUtc(date: Date): string {
  return `${fullTimeText(date.getTime(), 'UTC')} UTC`;
}

/** Preformatted text. */
export function pre(text: string): string {
  return beginning(text, (shown) => `<pre>${escapeHtml(shown)}</pre>`);
}

/** A list of names and values, without those that have no value. */
export function facts(pairs: readonly (readonly [string, string | null])[]): string {
  const shown = pairs.flatMap(([name, value]) =>
    value === null ? [] : [`<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`],
  );
  return shown.length === 0 ? '' : `<dl>${shown.join('\n')}</dl>`;
}
