import { describe, expect, it } from 'vitest';
import type { TweakOutcome } from '#contract/run-event.ts';
import { appliesTweaks } from './run-checks.ts';

describe('tweaks-applied', () => {
  const outcome = { path: ['Model-1', 'words'], component: 'Model-1', field: 'words', before: 25 };
  it.each<[TweakOutcome['state'], Partial<TweakOutcome>, string, string]>([
    ['resets', { after: null }, 'missed', 'Model-1 · words resets its field to the default.'],
    ['resets', { after: null, isNull: true }, 'passed', 'Every tweak is predicted to take effect.'],
    ['may-not-count', { after: 30 }, 'missed', 'Model-1 · words may not count.'],
    [
      'may-not-count',
      { after: null, isNull: true },
      'not checked',
      'Whether Model-1 · words took effect is not known.',
    ],
    [
      'may-not-count',
      { after: null, isNull: true, answeredEarlier: true },
      'missed',
      'Model-1 · words did not count: an earlier result of a frozen component answered.',
    ],
    ['applied', { after: 'x', mayFail: true }, 'not checked', 'Whether Model-1 · words took effect is not known.'],
    ['resets', { after: null, mayFail: true }, 'missed', 'Model-1 · words resets its field to the default.'],
    [
      'may-not-count',
      { after: 30, answeredEarlier: true },
      'missed',
      'Model-1 · words did not count: an earlier result of a frozen component answered.',
    ],
    ['overridden', {}, 'missed', 'Model-1 · words is overridden.'],
  ])('of a tweak that %s, with %j', (of, more, wanted, sentence) => {
    const { state, why } = appliesTweaks({ tweaks: [{ ...outcome, state: of, ...more }], isConfirmed: false });
    expect([state, why]).toEqual([wanted, sentence]);
  });
});
