import { describe, expect, it } from 'vitest';
import { sampleIndex } from '#run/testing/sample-run.ts';
import { countTweaks, refusedTweaks } from './refused-tweaks.ts';

const TWEAKS = { 'Model-m1': { temperature: 1, code: 'x' }, 'Chat Input': { code: 'y' }, code: 'z', tone: 'dry' };

describe('refusedTweaks', () => {
  it('finds the tweaks by the fields that the server names, under any key', () => {
    expect(refusedTweaks(TWEAKS, ['code'], sampleIndex)).toEqual([
      { path: ['Model-m1', 'code'], field: 'code', component: 'Language Model' },
      { path: ['Chat Input', 'code'], field: 'code', component: 'Chat Input' },
      { path: ['code'], field: 'code', component: null },
    ]);
  });

  it('uses the key if the flow is not known', () => {
    expect(refusedTweaks(TWEAKS, ['code'], null)[0]?.component).toBe('Model-m1');
  });

  it('counts tweaks', () => {
    expect(countTweaks(TWEAKS)).toBe(5);
    expect(countTweaks({})).toBe(0);
  });
});
