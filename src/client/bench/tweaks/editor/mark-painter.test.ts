import type { editor } from 'monaco-editor/editor';
import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { everyState, supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import { lineMarks } from './line-marks.ts';
import { type DecorationHost, MarkPainter } from './mark-painter.ts';

const index = indexFlow(supportFlow);
const rules = tweakRulesFor({ version: '1.13.0' });

function marksOf(text: string) {
  const { rows } = makeTweakReport({ text, inputs: [{}], index, rules });
  const lines = text.split('\n');
  return lineMarks(rows, {
    columns: 120,
    hintsPerColumn: 1,
    lengthOf: (line) => lines[line - 1]?.length ?? 0,
    positionAt: (offset) => {
      const before = text.slice(0, offset).split('\n');
      return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    },
  });
}

/** Stores decorations like an editor, and counts the calls. */
function makeHost() {
  const shown = new Map<string, editor.IModelDeltaDecoration>();
  const counts = { removed: 0, added: 0 };
  let next = 0;
  const host: DecorationHost = {
    lineOf: (id) => shown.get(id)?.range.startLineNumber ?? null,
    lengthOf: () => 80,
    change(removed, added) {
      counts.removed += removed.length;
      counts.added += added.length;
      for (const id of removed) shown.delete(id);
      return added.map((decoration) => {
        next += 1;
        shown.set(`d${next}`, decoration);
        return `d${next}`;
      });
    },
  };
  /** Moves the lines below `line` by `by`, as an edit does. */
  const shift = (line: number, by: number) => {
    for (const [id, { range, options }] of shown) {
      if (range.startLineNumber <= line) continue;
      const moved = { ...range, startLineNumber: range.startLineNumber + by, endLineNumber: range.endLineNumber + by };
      shown.set(id, { range: moved, options });
    }
  };
  const glyphs = () =>
    [...shown.values()]
      .filter(({ options }) => options.glyphMarginClassName)
      .map(({ range, options }) => `${range.startLineNumber} ${options.glyphMarginClassName}`)
      .sort((left, right) => Number.parseInt(left, 10) - Number.parseInt(right, 10));
  return { host, counts, shift, glyphs, shown };
}

describe('MarkPainter', () => {
  it('decorates every line once, and changes nothing for the same report', () => {
    const { host, counts, glyphs } = makeHost();
    const painter = new MarkPainter();
    painter.paint(marksOf(everyState), host);
    expect(glyphs()).toHaveLength(9);
    const before = { ...counts };
    painter.paint(marksOf(everyState), host);
    expect(counts).toEqual(before);
  });

  it('changes only the line whose marks have changed', () => {
    const { host, counts, glyphs } = makeHost();
    const painter = new MarkPainter();
    painter.paint(marksOf(everyState), host);
    const added = counts.added;
    painter.paint(marksOf(everyState.replace('"top_k": 8', '"top_k": 4')), host);
    expect(counts.added - added).toBe(2);
    expect(glyphs()).toContain('6 tb-glyph tb-state-no-op');
    expect(glyphs()).toHaveLength(9);
  });

  it('keeps decorations that an edit above has moved', () => {
    const { host, counts, shift, glyphs } = makeHost();
    const painter = new MarkPainter();
    painter.paint(marksOf(everyState), host);
    const before = { ...counts };
    shift(1, 1);
    // The hint of line 11 names line 12, which is now 13.
    painter.paint(marksOf(everyState.replace('{\n', '{\n\n')), host);
    expect(counts.added - before.added).toBeLessThanOrEqual(3);
    expect(glyphs().map((glyph) => Number.parseInt(glyph, 10))).toEqual([4, 5, 7, 8, 9, 10, 11, 12, 13]);
  });

  it('updates the actions of a line', () => {
    const wrong = '{\n "tone": "formal",\n "tnoe": "dry"\n}';
    const free = wrong.replace('"tone"', '"top_k"');
    const hovers = (shown: ReturnType<typeof makeHost>['shown']) =>
      JSON.stringify([...shown.values()].map(({ options }) => options.glyphMarginHoverMessage).filter(Boolean));
    const { host, shown } = makeHost();
    const painter = new MarkPainter();
    painter.paint(marksOf(wrong), host);
    const blocked = hovers(shown);
    painter.paint(marksOf(free), host);
    expect(hovers(shown)).toContain('Replace tnoe with tone');
    expect(blocked).not.toContain('Replace tnoe with tone');
  });

  it('removes marks of lines that were removed or joined', () => {
    const { host, glyphs, shift, shown } = makeHost();
    const painter = new MarkPainter();
    painter.paint(marksOf(everyState), host);
    shift(10, -1);
    painter.paint(marksOf('{\n "tone": "formal"\n}'), host);
    expect(glyphs()).toEqual(['2 tb-glyph tb-state-applied']);
    painter.paint([], host);
    expect(shown.size).toBe(0);
  });
});
