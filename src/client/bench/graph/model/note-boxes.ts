/** Position and size of a note: as high as its text, in whole lines. */
import type { FlowNote } from '#flow/index/flow-index.ts';
import { type Box, boundsOf, type Direction, SCALE } from './graph-layout.ts';

const WIDTH = 220;
/** Width of a note below a flow that runs from top to bottom. */
const WIDE = 300;
const LINE = 16;
const PADDING = 18;
const MAX_LINES = 14;
const GAP = 30;
/** Width of a character of a note, rounded up. */
const LETTER = 6.4;

/** Markdown syntax, which is not rendered here; an underscore inside a name is not part of it. */
const MARKS = /^#{1,6}\s+|`{1,3}|(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)/gm;

/** The text of a note as it is shown. */
export function noteText(note: FlowNote): string {
  return note.text.replace(MARKS, '').trim();
}

function heightOf(text: string, width: number): number {
  const letters = Math.floor((width - 24) / LETTER);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
  return Math.min(lines, MAX_LINES) * LINE + PADDING;
}

/**
 * Null if a note has no position. In a flow from top to bottom the notes are stacked below it, so that its start is at the top; otherwise they are at their
 * exported positions, moved up if they would overlap a node.
 */
export function noteBoxes(
  notes: readonly FlowNote[],
  nodes: ReadonlyMap<string, Box>,
  direction: Direction,
): readonly (Box | null)[] {
  const bounds = boundsOf(nodes.values()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const upwards = [...nodes.values()].sort((left, right) => right.y - left.y);
  let end = bounds.y + bounds.height;
  return notes.map((note) => {
    const { position, size } = note;
    const text = noteText(note);
    if (text === '' || position === null) return null;
    if (direction === 'down') {
      const height = heightOf(text, WIDE);
      const y = end + GAP;
      end = y + height;
      return { x: bounds.x + (bounds.width - WIDE) / 2, y, width: WIDE, height };
    }
    const width = size === null ? WIDTH : Math.max(120, size.width * SCALE);
    const height = heightOf(text, width);
    const box = { x: position.x * SCALE, y: position.y * SCALE, width, height };
    for (const node of upwards) {
      const isOver =
        box.x < node.x + node.width &&
        node.x < box.x + width &&
        box.y < node.y + node.height &&
        node.y < box.y + height;
      if (isOver) box.y = Math.min(box.y, node.y - GAP - height);
    }
    return box;
  });
}
