/** Checks how deep YAML nests, without its parser: that recurses as deep, and what overflows its stack may end the process. */
import { Lexer } from 'yaml';

/** Announces a text without quotes, whose token is the next one. */
const TEXT_FOLLOWS = '\x1f';

export function nestsTooDeep(yaml: string, limit: number): boolean {
  /** Open brackets. */
  let brackets = 0;
  /** The indents of the lines that the current one is inside of. */
  const indents: number[] = [];
  let indent: number | null = 0;
  /** Indicators such as `- - - ` on this line, each of which nests. */
  let indicators = 0;
  let isText = false;
  for (const token of new Lexer().lex(yaml)) {
    if (isText) isText = false;
    else if (token === TEXT_FOLLOWS) isText = true;
    else if (token === '\n' || token === '\r\n') {
      indent = 0;
      indicators = 0;
      continue;
    } else if (token === '[' || token === '{') brackets += 1;
    else if (token === ']' || token === '}') brackets = Math.max(0, brackets - 1);
    else if (brackets === 0 && (token === '-' || token === '?' || token === ':')) indicators += 1;
    if (indent !== null && brackets <= 1) {
      if (/^[ \t]+$/.test(token)) {
        indent += token.length;
        continue;
      }
      while ((indents.at(-1) ?? -1) >= indent) indents.pop();
      indents.push(indent);
      indent = null;
    }
    if (brackets + indicators + indents.length > limit) return true;
  }
  return false;
}
