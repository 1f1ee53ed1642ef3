/** Where a note of the flow is drawn, and how large: as high as its text, in whole lines. */
import type { FlowNote } from '#flow/index/flow-index.ts';
import { type Box, boundsOf, type Direction, SCALE } from './graph-layout.ts';

const WIDTH = 220;
/** Of a note above a flow that runs from top to bottom. */
const WIDE = 300;
const LINE = 16;
const PADDING = 18;
const MOST_LINES = 14;
const GAP = 30;
/** A letter of the note's type, with some to spare. */
const LETTER = 6.4;

/** Marks of Markdown, which make the text harder to read here; an underscore inside a name is none. */
const MARKS = /^#{1,6}\s+|`{1,3}|(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)/gm;

/** The words of a note, as they are drawn. */
export function noteText(note: FlowNote): string {
  return note.text.replace(MARKS, '').trim();
}

function heightOf(text: string, width: number): number {
  const letters = Math.floor((width - 24) / LETTER);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
  return Math.min(lines, MOST_LINES) * LINE + PADDING;
}

/**
 * Null where the export gives a note no place. In a flow that runs from top to bottom the notes are above it, one over the
 * other; elsewhere they are where the export has them, moved up where they would overlap a node.
 */
export function noteBoxes(
  notes: readonly FlowNote[],
  nodes: ReadonlyMap<string, Box>,
  direction: Direction,
): readonly (Box | null)[] {
  const bounds = boundsOf(nodes.values()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const upwards = [...nodes.values()].sort((left, right) => right.y - left.y);
  let top = bounds.y;
  return notes.map((note) => {
    const { position, size } = note;
    const text = noteText(note);
    if (text === '' || position === null) return null;
    if (direction === 'down') {
      const height = heightOf(text, WIDE);
      top -= GAP + height;
      return { x: bounds.x + (bounds.width - WIDE) / 2, y: top, width: WIDE, height };
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
