/**
 * Mathematics is left as text. Markdown would take its stars and underscores for emphasis and drop the backslashes of its
 * brackets, so that what stands there could not be copied to where it is set.
 */

/** In order: code, which is left alone; then $$…$$, \[…\], \(…\) and $…$. */
const SPANS =
  /(`+)[\s\S]*?\1(?!`)|\$\$[\s\S]+?\$\$|\\\[[\s\S]+?\\\]|\\\([\s\S]+?\\\)|(?<![\w$\\/])\$(?![\s$])(?:[^$\n]*?[^\s$\\])?\$(?![\w$])/g;

const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** `source` with every sign inside of mathematics escaped, so that it reads as it was written. */
export function keepMath(source: string): string {
  if (!source.includes('$') && !source.includes('\\(') && !source.includes('\\[')) return source;
  return source.replace(SPANS, (span) => (span.startsWith('`') ? span : span.replace(PUNCTUATION, '\\$&')));
}
