import { expect, it } from 'vitest';
import { caseOf, suiteOf } from '../testing/suite-of.ts';
import { readSuite } from './read-suite.ts';
import { cellsOf } from './run-cell.ts';
import { checkedTurns } from './turn-draft.ts';

it('cells run case by case, without those that are left out', () => {
  const cases = [caseOf({ name: 'refund' }), caseOf({ name: 'b', isSkipped: true }), caseOf({ name: 'c' })];
  const variants = [{ name: 'A', tweaks: {} }];
  const cells = [...cellsOf(suiteOf({ cases, variants, repeat: 2 }))];
  expect(cells.map(({ testCase, variant, repeat }) => `${testCase.name} ${variant.name} ${repeat}`)).toEqual([
    'refund Flow 1',
    'refund Flow 2',
    'refund A 1',
    'refund A 2',
    'c Flow 1',
    'c Flow 2',
    'c A 1',
    'c A 2',
  ]);
});

it('a case is checked in the variants that it names, and only answers in the others', async () => {
  const text = JSON.stringify({
    format: 'tweakbench-tests',
    version: 1,
    name: 'Tone',
    flow: 'tone',
    variants: [{ name: 'Formal' }],
    cases: [
      { input: 'a', checks: [{ contains: 'x' }], 'checked-variants': ['Formal'] },
      { input: 'b', checks: [{ contains: 'x' }] },
    ],
  });
  const { suite } = await readSuite(text, { readText: () => Promise.reject(new Error('No file')) });
  const cells = [...cellsOf(suite ?? suiteOf())];
  expect(cells.map((cell) => checkedTurns(cell).map(({ checks }) => checks.length))).toEqual([[0], [1], [1], [1]]);
});
