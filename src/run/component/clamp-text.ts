/** How much of a long text is shown at first. */
import { characterStart } from '#contract/text/cut-text.ts';

export interface TextRoom {
  /** A text of up to so many lines and characters is shown whole. */
  lines: number;
  characters: number;
  /** Of a longer one, so much is shown. */
  shownLines: number;
  shownCharacters: number;
}

export const VALUE_ROOM: TextRoom = { lines: 3, characters: 240, shownLines: 2, shownCharacters: 160 };
/** Of a message to a model, which is what people look for. */
export const MESSAGE_ROOM: TextRoom = { lines: 24, characters: 2_000, shownLines: 16, shownCharacters: 1_200 };
/** A longer one is not opened in its place. */
const HUGE = 20_000;

export interface TextClamp {
  /** How many characters of it are shown. */
  length: number;
  /** What is left out: whole lines, or else characters. */
  lines: number;
  characters: number;
  isHuge: boolean;
}

/** Null for a text that is shown whole. */
export function clampOf(text: string, room: TextRoom): TextClamp | null {
  const lines = lineStarts(text);
  if (lines <= room.lines && text.length <= room.characters) return null;
  const first = endOfLine(text, room.shownLines);
  const length = first <= room.shownCharacters ? first : characterStart(text, room.shownCharacters);
  return {
    // An ellipsis follows what is written, not an empty line.
    length: text.slice(0, length).trimEnd().length,
    lines: first <= room.shownCharacters ? lines - room.shownLines : 0,
    characters: text.length - length,
    isHuge: text.length > HUGE,
  };
}

function lineStarts(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function endOfLine(text: string, line: number): number {
  let at = -1;
  for (let count = 0; count < line; count += 1) {
    at = text.indexOf('\n', at + 1);
    if (at === -1) return text.length;
  }
  return at;
}
