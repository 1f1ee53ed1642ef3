/** Splits our own snippets into parts for highlighting. Not a general tokenizer: it handles only what the snippets contain. */
import type { SnippetLanguage } from '#run/snippets/make-snippet.ts';

export interface CodePart {
  kind: 'plain' | 'text' | 'comment' | 'word';
  text: string;
  /** Index in the source. */
  start: number;
}

const doubleQuoted = String.raw`"(?:[^"\\\n]|\\.)*"`;
const scriptWords = 'const|for|await|of|if|throw|new|function|return|export|null|true|false';

const PATTERNS: Record<SnippetLanguage, RegExp> = {
  curl: new RegExp(String.raw`(?<text>'[^']*'|${doubleQuoted})|(?<comment>^#.*)|(?<word>^(?:curl|printf)\b)`, 'gm'),
  python: new RegExp(
    String.raw`(?<text>b?${doubleQuoted})|(?<comment>#.*)|(?<word>\b(?:import|for|in|try|except|with|as|None|True|False)\b)`,
    'gm',
  ),
  typescript: new RegExp(String.raw`(?<text>${doubleQuoted})|(?<comment>//.*)|(?<word>\b(?:${scriptWords})\b)`, 'gm'),
  javascript: new RegExp(String.raw`(?<text>${doubleQuoted})|(?<comment>//.*)|(?<word>\b(?:${scriptWords})\b)`, 'gm'),
};

/** The concatenated parts are the text. */
export function splitCode(text: string, language: SnippetLanguage): CodePart[] {
  const parts: CodePart[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERNS[language])) {
    const { index, groups = {} } = match;
    if (index > end) parts.push({ kind: 'plain', text: text.slice(end, index), start: end });
    const kind = groups.text !== undefined ? 'text' : groups.comment !== undefined ? 'comment' : 'word';
    parts.push({ kind, text: match[0], start: index });
    end = index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: 'plain', text: text.slice(end), start: end });
  return parts;
}
