/**
 * Mathematics is left as text. Markdown would take its stars and underscores for emphasis and drop the backslashes of its
 * brackets, so that what is there could not be copied to where it is set.
 */

/** What may open a span: code, which is left alone, or $$…$$, $…$, \[…\] and \(…\). */
const OPENERS = /`+|\$\$?|\\[[(]/g;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** `source` with every sign inside of mathematics escaped, so that it reads as it was written. */
export function keepMath(source: string): string {
  if (!source.includes('$') && !source.includes('\\(') && !source.includes('\\[')) return source;
  // Each opener that is not closed is sought once: a text of nothing else would take time with the square of its length.
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

/** Code ends with as many backticks as it starts with; there is at least one sign in any span. */
function endOf(source: string, opener: string, from: number): number | null {
  const close = opener === '\\[' ? '\\]' : opener === '\\(' ? '\\)' : opener;
  let end = source.indexOf(close, from + 1);
  const isPart = () => opener.startsWith('`') && (source[end - 1] === '`' || source[end + close.length] === '`');
  while (end !== -1 && isPart()) end = source.indexOf(close, end + 1);
  return end === -1 ? null : end + close.length;
}

/** `$…$` in one line, with no space inside of its signs and no word or price beside them. */
function endOfInline(source: string, start: number): number | null {
  const end = source.indexOf('$', start + 1);
  const inner = source.slice(start + 1, end);
  if (end === -1 || /[\w$\\/]/.test(source.charAt(start - 1)) || /[\w$]/.test(source.charAt(end + 1))) return null;
  return /^\s|[\s\\]$|\n/.test(inner) || inner === '' ? null : end + 1;
}
