/** Finds comments in the text of the tweaks, so that edits keep them. */

/** A comment after something on the same line belongs to it. */
const trailingComment = /^[ \t]*(?:\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/[ \t]*(?=[\r\n]|$))/;

const stringOrComment = /"(?:[^"\\]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;

/** The comment after `start` on the same line, with the blanks before it; empty when there is none before `end`. */
export function readTrailingComment(text: string, start: number, end = text.length): string {
  return trailingComment.exec(text.slice(start, end))?.[0] ?? '';
}

/** True for `// …`: what follows it must go on the next line. */
export function isLineComment(comment: string): boolean {
  return comment.trimStart().startsWith('//');
}

/** All comments in a part of the text, which must not begin or end inside a string or comment. */
export function readComments(part: string): string[] {
  return (part.match(stringOrComment) ?? []).filter((found) => found.startsWith('/'));
}
