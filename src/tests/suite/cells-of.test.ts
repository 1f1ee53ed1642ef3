import { expect, it } from 'vitest';
import { caseOf, suiteOf } from '../testing/suite-of.ts';
import { cellsOf } from './run-cell.ts';

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
