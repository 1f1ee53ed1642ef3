/** Comments in tweaks as typed: edits keep them. */

/** A comment that is behind something on the same line belongs to it. */
const commentBehind = /^[ \t]*(?:\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/[ \t]*(?=[\r\n]|$))/;

const textOrComment = /"(?:[^"\\]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;

/** The comment behind `start` on its line, with the blanks before it; empty when there is none before `end`. */
export function readCommentBehind(text: string, start: number, end = text.length): string {
  return commentBehind.exec(text.slice(start, end))?.[0] ?? '';
}

/** What behind a value ends with its line: anything but a comment has to begin on the next one. */
export function endsItsLine(behind: string): boolean {
  return behind.trimStart().startsWith('//');
}

/** Every comment in a part of the text that begins and ends outside of texts and comments. */
export function readComments(part: string): string[] {
  return (part.match(textOrComment) ?? []).filter((found) => found.startsWith('/'));
}
