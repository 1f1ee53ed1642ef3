/**
 * Keeps mathematics as text. Markdown would treat its stars and underscores as emphasis and drop the backslashes of its
 * brackets, so that the formula could not be copied into another program.
 */

/** Openers of spans: code, which stays unchanged, or $$…$$, $…$, \[…\] and \(…\). */
const OPENERS = /`+|\$\$?|\\[[(]/g;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** Escapes every character of mathematics in `source`, so that it is shown as it was written. */
export function keepMath(source: string): string {
  if (!source.includes('$') && !source.includes('\\(') && !source.includes('\\[')) return source;
  // Search for the end of an unclosed opener only once: otherwise a text of openers would take quadratic time.
  const open = new Set<string>();
  let made = '';
  let at = 0;
  for (const { 0: opener, index } of source.matchAll(OPENERS)) {
    if (index < at || open.has(opener)) continue;
    const end = opener === '$' ? endOfInline(source, index) : endOf(source, opener, index + opener.length);
    if (end === null) {
      if (opener !== '$') open.add(opener);
      continue;
    }
    const span = source.slice(index, end);
    made += source.slice(at, index) + (opener.startsWith('`') ? span : span.replace(PUNCTUATION, '\\$&'));
    at = end;
  }
  return made + source.slice(at);
}

/** Code ends with as many backticks as it starts with. No span is empty. */
function endOf(source: string, opener: string, from: number): number | null {
  const close = opener === '\\[' ? '\\]' : opener === '\\(' ? '\\)' : opener;
  let end = source.indexOf(close, from + 1);
  const isPart = () => opener.startsWith('`') && (source[end - 1] === '`' || source[end + close.length] === '`');
  while (end !== -1 && isPart()) end = source.indexOf(close, end + 1);
  return end === -1 ? null : end + close.length;
}

/** `$…$` on one line, without spaces next to the dollar signs on the inside, and without a word or price next to them on the outside. */
function endOfInline(source: string, start: number): number | null {
  const end = source.indexOf('$', start + 1);
  const inner = source.slice(start + 1, end);
  if (end === -1 || /[\w$\\/]/.test(source.charAt(start - 1)) || /[\w$]/.test(source.charAt(end + 1))) return null;
  return /^\s|[\s\\]$|\n/.test(inner) || inner === '' ? null : end + 1;
}
