import { describe, expect, it } from 'vitest';
import { noteBoxes, noteText } from './note-boxes.ts';

const note = { id: 'n', text: 'Two\nlines', position: { x: 0, y: 200 }, size: null };
const node = { x: 0, y: 110, width: 172, height: 100 };
const below = { x: 0, y: 300, width: 172, height: 100 };
const nodes = new Map([
  ['a', node],
  ['b', below],
]);

it('the text of a note has no Markdown syntax, but keeps underscores in names', () => {
  const text = '### Two *words*\nSet `match_text` or max_tokens to __now__.';
  expect(noteText({ ...note, text })).toBe('Two words\nSet match_text or max_tokens to now.');
});

describe('noteBoxes', () => {
  it('gives a note the position and width of the export, scaled', () => {
    const [box] = noteBoxes([{ ...note, size: { width: 600, height: 400 } }], new Map(), 'right');
    expect(box).toMatchObject({ x: 0, y: 100, width: 300 });
  });

  it.each([1, 3, 9, 40])('makes a note as high as its text of %i paragraphs, in whole lines', (count) => {
    const text = Array.from({ length: count }, () => 'word '.repeat(20).trim()).join('\n');
    const [narrow] = noteBoxes([{ ...note, text }], new Map(), 'right');
    const [wide] = noteBoxes([{ ...note, text }], new Map(), 'down');
    for (const box of [narrow, wide]) expect(((box?.height ?? 0) - 18) % 16).toBe(0);
    expect(wide?.height).toBeLessThanOrEqual(narrow?.height ?? 0);
    // A very long note scrolls.
    expect(narrow?.height).toBeLessThanOrEqual(14 * 16 + 18);
  });

  it('lets no note overlap a node', () => {
    const [box] = noteBoxes([note], nodes, 'right');
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(node.y);
  });

  it('stacks the notes below a flow that runs from top to bottom', () => {
    const [first, second] = noteBoxes([note, { ...note, id: 'm' }], nodes, 'down');
    expect(first?.y).toBeGreaterThan(below.y + below.height);
    expect(second?.y).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0));
  });

  it('leaves out a note without a text or a position', () => {
    expect(
      noteBoxes(
        [
          { ...note, position: null },
          { ...note, text: ' ' },
        ],
        nodes,
        'right',
      ),
    ).toEqual([null, null]);
  });
});
