import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { everyState, supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import { lineMarks } from './line-marks.ts';

const index = indexFlow(supportFlow);
const rules = tweakRulesFor({ version: '1.13.0' });

function marksOf(text: string, columns = 120, flow = index) {
  const { rows } = makeTweakReport({ text, inputs: [{}], index: flow, rules });
  const lines = text.split('\n');
  return lineMarks(rows, {
    columns,
    hintsPerColumn: 1,
    lengthOf: (line) => lines[line - 1]?.length ?? 0,
    positionAt: (offset) => {
      const before = text.slice(0, offset).split('\n');
      return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    },
  });
}

describe('lineMarks', () => {
  it('gives each line its mark, and a tint if it has no effect or blocks the run', () => {
    expect(marksOf(everyState).map(({ line, state, isTinted }) => [line, state, isTinted])).toEqual([
      [3, 'applied', false],
      [4, 'no-op', false],
      [6, 'applied', false],
      [7, 'ignored', true],
      [8, 'ambiguous', false],
      [9, 'refused', true],
      [10, 'overridden', false],
      [11, 'overridden', false],
      [12, 'applied', false],
    ]);
  });

  it('marks a tweak that resets its field, and one that may not count', () => {
    const [reset] = marksOf('{ "Summarizer": { "words": null } }');
    expect(reset).toMatchObject({ state: 'resets', isTinted: true, hints: [{ text: '25 → built-in default' }] });
    const frozen = indexFlow(smallFlow([{ id: 'Part-1', fields: { text: 'own' }, node: { frozen: true } }]));
    const [mark] = marksOf('{ "Part-1": { "text": "new" } }', 120, frozen);
    expect(mark).toMatchObject({
      state: 'may-not-count',
      isTinted: false,
      hints: [{ text: 'frozen: an earlier result may answer' }],
    });
  });

  it('strikes the key of an overridden tweak through, without its quotes', () => {
    const text = '{ "Chat Input": { "input_value": "Hello" } }';
    const [mark] = marksOf(text);
    const [range] = mark?.struck ?? [];
    expect(range && text.slice(range.column - 1, range.endColumn - 1)).toBe('input_value');
  });

  it('shows the most serious of several states on one line, and every hint that fits', () => {
    const text = '{ "Summarizer": { "words": 30, "wrods": 1 } }';
    expect(marksOf(text)[0]).toMatchObject({
      state: 'ignored',
      hints: [
        { text: '25 → 30', state: 'applied' },
        { text: 'no such field, did you mean words?', state: 'ignored' },
      ],
    });
  });

  it('truncates a hint at the edge of the pane, and leaves it out if there is no room', () => {
    const text = '{ "Summarizer": { "wrods": 1 } }';
    expect(marksOf(text, text.length + 16)[0]?.hints).toEqual([{ text: 'no such fiel…', state: 'ignored' }]);
    expect(marksOf(text, text.length + 5)[0]?.hints).toEqual([]);
    expect(marksOf(text, 10)[0]?.hints).toEqual([]);
  });
});
