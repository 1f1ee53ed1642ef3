// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { sampleIndex } from '#run/testing/sample-run.ts';
import { EMPTY_SET, type Variant } from '#run/variants/variant.ts';
import { onKnobs, readKnobs, writeKnobs } from '../knobs/knob-storage.ts';
import { readSet, writeSet } from './variant-storage.ts';

const KNOBS = 'tweakbench.knobs.1.f';
const VARIANTS = 'tweakbench.variants.1.f';
const knob = (field: string) => ({ component: 'Model-m1', field, label: field });

beforeEach(() => localStorage.clear());

it('adds to what another tab has written since', () => {
  writeKnobs('f', [knob('words')]);
  localStorage.setItem(KNOBS, JSON.stringify([knob('words'), knob('temperature')]));
  writeKnobs('f', [...readKnobs('f'), knob('tone')]);
  expect(readKnobs('f').map(({ field }) => field)).toEqual(['words', 'temperature', 'tone']);
});

it('is the same list until it changes, and tells of changes, also of those in other tabs', () => {
  const told = vi.fn();
  const stop = onKnobs(told);
  writeKnobs('f', [knob('words')]);
  expect(told).toHaveBeenCalledTimes(1);
  expect(readKnobs('f')).toBe(readKnobs('f'));
  window.dispatchEvent(new StorageEvent('storage', { key: KNOBS }));
  window.dispatchEvent(new StorageEvent('storage', { key: 'something else' }));
  expect(told).toHaveBeenCalledTimes(2);
  stop();
  window.dispatchEvent(new StorageEvent('storage', { key: KNOBS }));
  expect(told).toHaveBeenCalledTimes(2);
});

it('leaves nothing behind where nothing is kept, and takes what cannot be read for nothing', () => {
  writeKnobs('f', [knob('words')]);
  writeKnobs('f', []);
  expect(localStorage.getItem(KNOBS)).toBeNull();
  localStorage.setItem(KNOBS, '[{');
  expect(readKnobs('f')).toEqual([]);
});

it('lives as long as the page where the browser keeps nothing', () => {
  const refuse = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError');
  });
  writeKnobs('f', [knob('words')]);
  expect(readKnobs('f')).toEqual([knob('words')]);
  refuse.mockRestore();
});

it('keeps the secrets of this tab where another one changed something else', () => {
  const variant = (id: string, key: string): Variant => ({
    ...{ id, name: id, tweaksText: JSON.stringify({ 'Model-m1': { api_key: key } }) },
  });
  writeSet('f', { ...EMPTY_SET, variants: [variant('a', 'sk-11111111'), variant('b', 'sk-22222222')] }, sampleIndex);
  const stored = localStorage.getItem(VARIANTS) ?? '';
  expect(stored).not.toContain('sk-');
  const other = JSON.parse(stored);
  other.variants[1].name = 'renamed';
  other.variants[0].tweaksText = '{}';
  localStorage.setItem(VARIANTS, JSON.stringify(other));
  expect(readSet('f').variants).toEqual([
    { id: 'a', name: 'a', tweaksText: '{}' },
    { ...variant('b', 'sk-22222222'), name: 'renamed' },
  ]);
});
