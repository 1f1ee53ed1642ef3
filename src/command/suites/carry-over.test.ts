import { describe, expect, it } from 'vitest';
import { caseFingerprint } from '#tests/suite/case-fingerprint.ts';
import type { Suite } from '#tests/suite/suite.ts';
import { sampleCell, sampleResults } from '#tests/testing/sample-results.ts';
import { caseOf, suiteOf } from '#tests/testing/suite-of.ts';
import { carryOver } from './carry-over.ts';

const [running, other] = [caseOf({ name: 'asked' }), caseOf({ name: 'other', turns: [{ checks: ['equals'] }] })];
const suite = suiteOf({ cases: [running, other] });
const variant = { name: 'Flow', tweaks: {} };
const cells = [{ testCase: running, variant, repeat: 1 }];
const earlier = sampleResults([
  sampleCell({ case: 'asked', state: 'broken' }),
  sampleCell({ case: 'other', state: 'failed', fingerprint: caseFingerprint(suite, { testCase: other, variant }) }),
  sampleCell({ case: 'gone' }),
]);
const carry = (now: Suite, changes: Partial<Parameters<typeof carryOver>[3]> = {}) =>
  carryOver(earlier, 'r.json', cells, { suite: now, flowFingerprint: 'p1', server: earlier.server, ...changes });

describe('carryOver', () => {
  it('has every cell of the suite that does not run now, whatever its state', () => {
    expect(carry(suite)).toMatchObject({
      cells: [{ case: 'other', state: 'failed', carriedFrom: 'r.json' }],
      notes: [],
    });
  });

  it.each<[string, Suite]>([
    ['a check', { ...suite, cases: [running, caseOf({ name: 'other' })] }],
    ['the type of the input', { ...suite, cases: [running, caseOf({ name: 'other', turns: [{ type: 'text' }] })] }],
    ['the output', { ...suite, output: 'Text Output' }],
    ['the session', { ...suite, session: 'own' }],
  ])('leaves out what has changed: %s', (_, now) => {
    expect(carry(now)).toEqual({ cells: [], notes: ['Not carried over from r.json: 1 cell has changed since.'] });
  });

  it('has nothing of another flow or another server', () => {
    expect(carry(suite, { flowFingerprint: 'p2' })).toMatchObject({
      cells: [],
      notes: [expect.stringMatching(/^The flow has changed/)],
    });
    expect(carry(suite, { server: { ...earlier.server, release: '1.14.0' } })).toEqual({
      cells: [],
      notes: ['Nothing is carried over from r.json, because its server was Langflow 1.13.0 at http://127.0.0.1:7860.'],
    });
  });
});
