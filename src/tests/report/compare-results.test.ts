import { describe, expect, it } from 'vitest';
import type { FileCell } from '#contract/suite/results-file.ts';
import { sampleCell, sampleResults } from '../testing/sample-results.ts';
import { compareResults, markCounts } from './compare-results.ts';
import { changeSentence, resultChanges } from './result-changes.ts';
import { groupCells, tallyCells } from './tally-cells.ts';

const cell = (changes: Partial<FileCell> = {}) => sampleCell(changes);
const answers = (...list: string[]) => list.map((answer, at) => cell({ answer, repeat: at + 1 }));

describe('the state of repeats', () => {
  it.each([
    [['passed', 'passed'], 'passed'],
    [['passed', 'failed'], 'failed'],
    [['failed', 'broken', 'passed'], 'broken'],
    [['passed', 'not run'], 'not run'],
  ] as const)('is the worst of %j: %s', (states, expected) => {
    const cells = states.map((state, at) => cell({ state, repeat: at + 1 }));
    expect([...groupCells(cells).values()].map(({ state }) => state)).toEqual([expected]);
  });

  it('is counted for each cell', () => {
    const cells = (['passed', 'failed', 'broken', 'not run', 'passed'] as const).map((state) => cell({ state }));
    expect(tallyCells(cells)).toEqual({ cells: 5, passed: 2, answered: 0, failed: 1, broken: 1, notRun: 1 });
  });
});

describe('two results', () => {
  const mark = (before: readonly FileCell[], after: readonly FileCell[]) => {
    const compared = compareResults(sampleResults(before), sampleResults(after));
    return compared.isComparable ? compared.cells.map((one) => one.mark) : compared.why;
  };

  it.each<[string, readonly FileCell[], readonly FileCell[], readonly string[]]>([
    ['fixed', [cell({ state: 'failed' })], [cell()], ['fixed']],
    ['regressed', [cell()], [cell({ state: 'broken' })], ['regressed']],
    [
      'regressed in one repeat',
      answers('a', 'a'),
      [cell({ answer: 'a' }), cell({ repeat: 2, state: 'failed' })],
      ['regressed'],
    ],
    ['changed', answers('a'), answers('b'), ['changed']],
    ['failed in another way', [cell({ state: 'failed' })], [cell({ state: 'broken' })], ['changed']],
    ['the same but for space', answers(' a\n'), answers('a'), ['same']],
    ['the same data', answers('{"a": 1, "b": [2]}'), answers('{"b":[2],"a":1}'), ['same']],
    ['other data', [cell({ data: [1], answer: '' })], [cell({ data: [2], answer: '' })], ['changed']],
    ['the same in another order', answers('a', 'b'), answers('b', 'a'), ['same']],
    ['another number of repeats', answers('a', 'b', 'a'), answers('a', 'b'), ['same']],
    ['new and gone', [cell(), cell({ case: 'old' })], [cell(), cell({ variant: 'A' })], ['same', 'new', 'gone']],
    ['not run now', [cell(), cell({ case: 'b' })], [cell(), cell({ case: 'b', state: 'not run' })], ['same']],
    ['not run then', [cell({ state: 'not run' })], [cell()], ['new']],
    ['failed, not checked then', [cell({ checks: [] })], [cell({ state: 'failed' })], ['new']],
    ['no answer, not checked then', [cell({ checks: [] })], [cell({ state: 'broken', checks: [] })], ['regressed']],
    [
      'failed, one repeat checked then',
      [cell({ checks: [] }), cell({ repeat: 2 })],
      [cell({ state: 'failed' }), cell({ repeat: 2 })],
      ['regressed'],
    ],
  ])('get the right mark: %s', (_, before, after, marks) => {
    expect(mark(before, after)).toEqual(marks);
  });

  it('of other suites, or without a common cell, cannot be compared', () => {
    const other = sampleResults([cell()], { suite: { name: 'Billing', file: null } });
    expect(compareResults(other, sampleResults([cell()]))).toEqual({
      isComparable: false,
      why: 'The baseline is a result of the suite “Billing”, not of “Support”.',
    });
    expect(mark([cell({ case: 'a' })], [cell({ case: 'b' })])).toContain('no case and variant in common');
  });

  it('are counted in a sentence, what got worse first', () => {
    const marks = ['same', 'fixed', 'same', 'regressed'] as const;
    expect(markCounts(marks.map((one) => ({ mark: one })))).toBe('1 regressed, 1 fixed and 2 same');
  });
});

describe('what else changed', () => {
  const base = sampleResults([cell()]);
  const component = (name: string, fields: Record<string, string>) => ({ name, type: 'Prompt', fields });
  const flow = (components: Record<string, ReturnType<typeof component>>) => ({ flow: { ...base.flow, components } });
  const said = (...changes: Parameters<typeof resultChanges>) => resultChanges(...changes).map(changeSentence);

  it('is nothing', () => {
    expect(said(base, { ...base, startedAt: 'later', flow: { ...base.flow, id: 'new' } })).toEqual([]);
  });

  it('is the server, the product, the output or the cases', () => {
    const server = { name: 'Langflow 1.12.0', release: '1.12.0', address: null };
    const cases = base.cases.map((one) => ({ ...one, expected: 'other' }));
    expect(said({ ...base, server, product: '0.0.9' }, { ...base, output: 'Text Output', cases })).toEqual([
      'Server Langflow 1.12.0 → Langflow 1.13.0 at http://127.0.0.1:7860',
      'Tweakbench 0.0.9 → 0.1.0',
      'Output the first → Text Output',
      'Cases: refund changed',
    ]);
  });

  it('is the tweak of a variant', () => {
    const variants = (tweaks: Record<string, unknown>, ...more: string[]) => ({
      variants: [
        { name: 'A', tweaks: JSON.parse(JSON.stringify(tweaks)) },
        ...more.map((name) => ({ name, tweaks: {} })),
      ],
    });
    const before = { ...base, ...variants({ Prompt: { tone: 'calm', size: 1 } }, 'B') };
    const after = { ...base, ...variants({ Prompt: { tone: 'formal' }, words: 9 }, 'C') };
    expect(said(before, after)).toEqual([
      'Variant A: Prompt · tone "calm" → "formal"',
      'Variant A: Prompt · size is gone',
      'Variant A: words is new: 9',
      'Variant C is new',
      'Variant B is gone',
    ]);
  });

  it('is the flow, by component and field', () => {
    const before = {
      ...base,
      ...flow({ 'Prompt-1': component('Prompt', { template: '"a"', tone: '"x"' }), 'Old-1': component('Old', {}) }),
    };
    const after = {
      ...base,
      ...flow({ 'Prompt-1': component('Prompt', { template: '"b"', size: '1' }), 'New-1': component('New', {}) }),
    };
    expect(said(before, after)).toEqual([
      'Flow: Prompt · template "a" → "b"',
      'Flow: Prompt · tone "x" → empty',
      'Flow: Prompt · size empty → 1',
      'Flow: New is new',
      'Flow: Old is gone',
    ]);
  });

  it('is no change when an import gives the components new ids', () => {
    const before = { ...base, ...flow({ 'Prompt-1': component('Prompt', { template: '"a"' }) }) };
    const after = { ...base, ...flow({ 'Prompt-9': component('Prompt', { template: '"b"' }) }) };
    expect(said(before, after)).toEqual(['Flow: Prompt · template "a" → "b"']);
  });
});
