import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { caseOf, resultOf } from '#tests/testing/suite-of.ts';
import { createStyle } from '../terminal/style.ts';
import { explainCell } from './explain-cell.ts';

const context = { index: indexFlow(supportFlow), rules: tweakRulesFor({ version: '1.13.0' }), width: 80 };
const plain = createStyle({ write: () => undefined, isTerminal: false, columns: 80 }, {});
const FLOW = { name: 'Flow', tweaks: {} };

describe('explainCell', () => {
  it('shows each missed check with expected and actual text', () => {
    const testCase = caseOf({
      turns: [{ expected: 'Welcome, Ada', checks: ['equals', { contains: 'x' }, { 'max-time': '1s' }] }],
    });
    const checks = [
      { words: 'Equals the expected text', state: 'missed' as const, why: 'The answer is “Hi, Ada”.' },
      { words: 'Contains “x”', state: 'passed' as const, why: '' },
      { words: 'Takes at most 1s', state: 'missed' as const, why: 'The answer took 2.00 s.' },
    ];
    const result = resultOf({ state: 'failed', answer: 'Hi, Ada', checks, repeat: 2 });
    expect(explainCell({ testCase, variant: FLOW, repeat: 2 }, result, context, plain)).toEqual([
      'FAILED greeting · Flow (2)',
      '  Equals the expected text',
      '    - Welcome, Ada',
      '    + Hi, Ada',
      '  Takes at most 1s: The answer took 2.00 s.',
    ]);
  });

  it('shows the answer of the turn whose check was missed', () => {
    const testCase = caseOf({ turns: [{ checks: [{ contains: 'Ada' }] }, { checks: [{ contains: 'Ada' }] }] });
    const passed = { words: 'Contains “Ada”', state: 'passed' as const, why: '' };
    const missed = { ...passed, state: 'missed' as const, why: 'Not there.' };
    const turns = [
      { answer: 'Hi', timeMs: 1, checks: [missed] },
      { answer: 'Ada', timeMs: 1, checks: [passed] },
    ];
    const result = resultOf({ state: 'failed', answer: 'Ada', checks: [missed, passed], turns });
    const lines = explainCell({ testCase, variant: FLOW, repeat: 1 }, result, context, plain);
    expect(lines.slice(2)).toEqual(['    - Ada', '    + Hi']);
  });

  it('says why there is no answer, and why a tweak has no effect', () => {
    const variant = { name: 'Long', tweaks: { Sumarizer: { words: 30 }, 'Prompt Template': { tone: 'x' } } };
    const result = resultOf({ variant: 'Long', state: 'broken', why: '422: code is protected', answer: '' });
    expect(explainCell({ testCase: caseOf(), variant, repeat: 1 }, result, context, plain)).toEqual([
      'BROKEN greeting · Long',
      '  422: code is protected',
      '  Ignored tweak Sumarizer · words: No such component. Did you mean Summarizer?',
    ]);
  });

  it('shows texts of other people on one line', () => {
    const variant = { name: 'Long', tweaks: { 'Sum\n::error::x': { words: 30 } } };
    const checks = [{ words: 'Reaches \x1b[31m', state: 'missed' as const, why: 'No\n::error::y' }];
    const cell = { testCase: caseOf({ turns: [{ checks: [{ reached: 'x' }] }] }), variant, repeat: 1 };
    for (const result of [
      resultOf({ state: 'failed', checks }),
      resultOf({ state: 'broken', why: '500: it failed (\n::error::z \x1b[31m)' }),
    ]) {
      for (const line of explainCell(cell, result, context, plain)) expect(line).not.toMatch(/\p{Cc}|^\s*::/u);
    }
  });

  it('does not say that an input replaces a tweak where the case sends none', () => {
    const variant = { name: 'Own', tweaks: { 'Chat Input': { input_value: 'x' } } };
    const explain = (input: string | null) => {
      const testCase = caseOf({ turns: [{ input }] });
      const result = resultOf({ state: 'broken', why: 'Late' });
      return explainCell({ testCase, variant, repeat: 1 }, result, context, plain).join('\n');
    };
    expect(explain('Hello')).toContain('Overridden tweak Chat Input · input_value');
    expect(explain(null)).not.toContain('Overridden');
  });

  it('says how similar the texts are', () => {
    const testCase = caseOf({ turns: [{ expected: 'Hi, Ada', checks: ['similar'] }] });
    const checks = [{ words: 'Similar', state: 'missed' as const, why: 'The similarity is 0.50.' }];
    const result = resultOf({ state: 'failed', checks, answer: 'Hi' });
    const lines = explainCell({ testCase, variant: FLOW, repeat: 1 }, result, context, plain);
    expect(lines.slice(1)).toEqual(['  Similar: The similarity is 0.50.', '    - Hi, Ada', '    + Hi']);
  });

  it('shows the answer if no check compares it with a text', () => {
    const testCase = caseOf({ turns: [{ checks: [{ matches: '\\d' }] }] });
    const checks = [{ words: 'Matches /\\d/', state: 'missed' as const, why: 'It does not.' }];
    const result = resultOf({ state: 'failed', checks, answer: 'One\ntwo' });
    expect(explainCell({ testCase, variant: FLOW, repeat: 1 }, result, context, plain).at(-1)).toBe(
      '    answer: One⏎two',
    );
  });
});
