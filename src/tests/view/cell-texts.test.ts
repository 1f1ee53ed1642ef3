import { describe, expect, it } from 'vitest';
import type { CheckResult } from '#contract/suite/results-file.ts';
import { cellDifference } from './cell-difference.ts';
import { missedReason } from './missed-reason.ts';
import { matchesText, readSearch } from './search-case.ts';

function check(words: string, why: string, state: CheckResult['state'] = 'missed'): CheckResult {
  return { words, why, state };
}

describe('missedReason', () => {
  it.each([
    [[check('Contains “INV-2041”', 'Not in the answer.')], 'does not contain “INV-2041”'],
    [[check('Does not contain “You are a”', 'Found once.')], 'contains “You are a”'],
    [[check('Takes at most 2s', 'The answer took 2.40 s.')], 'the answer took 2.40 s'],
    [[check('Calls the tool find_order', 'No tool was called.')], 'no tool was called'],
    [[check('Every tweak takes effect', 'Summarizer · wrods is ignored.')], 'Summarizer · wrods is ignored'],
    [[check('Turn 2: Contains “Ada”', 'Not in the answer.')], 'turn 2: does not contain “Ada”'],
    [[{ ...check('Judged: new receipt', 'The judge gives 0.'), reason: 'No new receipt.' }], 'judged: no new receipt'],
  ])('of %j is %s', (checks, reason) => {
    expect(missedReason({ state: 'failed', why: '', checks })).toBe(reason);
  });

  it('counts several', () => {
    const checks = [check('a', ''), check('b', ''), check('c', '', 'passed')];
    expect(missedReason({ state: 'failed', why: '', checks })).toBe('2 of 3 checks missed');
  });

  it('is why there is no answer, and nothing for a cell that passed', () => {
    expect(missedReason({ state: 'broken', why: 'No answer within 30 s.', checks: [] })).toBe('no answer within 30 s');
    expect(missedReason({ state: 'passed', why: '', checks: [check('a', '', 'passed')] })).toBe('');
  });
});

describe('cellDifference', () => {
  it('compares texts by words, without space around them', () => {
    const difference = cellDifference({ answer: 'one two three' }, { answer: ' one 2 three ' });
    expect(difference).toMatchObject({ kind: 'text', isSame: false });
    expect(cellDifference({ answer: 'same' }, { answer: 'same\n' }).isSame).toBe(true);
  });

  it('compares JSON as data', () => {
    expect(cellDifference({ answer: '{"a":1,"b":2}' }, { answer: '', data: { b: 2, a: 1 } })).toMatchObject({
      kind: 'json',
      isSame: true,
    });
    expect(cellDifference({ answer: '{"a":1}' }, { answer: '{"a":2}' })).toMatchObject({ kind: 'json', isSame: false });
    expect(cellDifference({ answer: '12' }, { answer: '13' }).kind).toBe('text');
  });
});

describe('search', () => {
  const about = { name: 'refund', inputs: ['I want my Money back'], expected: 'A refund is on its way' };

  it('reads states', () => {
    expect(readSearch(' Money is:broken IS:not-run back ')).toEqual({
      text: 'money back',
      states: ['broken', 'not run'],
    });
    expect(readSearch('this is:nothing').text).toBe('this is:nothing');
  });

  it.each([
    ['', true],
    ['REFUND', true],
    ['money', true],
    ['on its way', true],
    ['card ending', true],
    ['nowhere', false],
  ])('for %s finds the case: %s', (typed, isFound) => {
    expect(matchesText(readSearch(typed), about, [{ answer: 'To the card ending 4417' }])).toBe(isFound);
  });
});
