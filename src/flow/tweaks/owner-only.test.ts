import { describe, expect, it } from 'vitest';
import { indexFlow } from '../index/index-flow.ts';
import { bindInputs } from '../request/bind-inputs.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { matchTweaks } from './match-tweaks.ts';
import { refusesAsOther } from './owner-only.ts';
import { tweakRulesFor } from './tweak-rules.ts';

const own = indexFlow(
  smallFlow([
    { id: 'Model-a', name: 'Model', fields: { words: 3, hidden: { value: 'x', show: false } } },
    { id: 'Model-b', name: 'Model', fields: { words: 4 } },
  ]),
);
const others = { ...own, isOthers: true as const };
const tweaks = { Model: { words: 9, hidden: 'y', none: 1 }, words: 5, Nobody: { a: 1 }, bare: null };

describe('tweaks on a flow of another user', () => {
  it('are all refused, whatever they would do', () => {
    const verdicts = matchTweaks(others, tweaks, {
      rules: tweakRulesFor({ version: '1.13.0' }),
      bindings: bindInputs(own, []),
    });
    expect(
      verdicts.map(({ path, target, state, reason }) => [path.join('.'), target?.component, state, reason.kind]),
    ).toEqual([
      ['Model.words', 'Model-b', 'refused', 'owner-only'],
      ['Model.hidden', undefined, 'refused', 'owner-only'],
      ['Model.none', undefined, 'refused', 'owner-only'],
      ['words', 'Model-a', 'refused', 'owner-only'],
      ['words', 'Model-b', 'refused', 'owner-only'],
      ['Nobody.a', undefined, 'refused', 'owner-only'],
      ['bare', undefined, 'refused', 'owner-only'],
    ]);
    expect(verdicts[0]?.target).toMatchObject({ before: 4, after: 4 });
  });

  it('do not count if there are none', () => {
    expect(refusesAsOther(others, {})).toBe(false);
    expect(refusesAsOther(others, undefined)).toBe(false);
    expect(refusesAsOther(others, { Model: {} })).toBe(true);
    expect(refusesAsOther(own, tweaks)).toBe(false);
  });
});
