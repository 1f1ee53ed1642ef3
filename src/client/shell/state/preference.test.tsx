// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { knobsOf } from '../../draft/knobs/knob-storage.ts';
import { usePreference } from './preference.ts';

const KNOBS = 'tweakbench.knobs.1.f';
const knob = (field: string) => ({ component: 'Model-m1', field, label: field });

beforeEach(() => localStorage.clear());
afterEach(cleanup);

it('a change of a preference adds to what another tab has written since', () => {
  knobsOf('f').write([knob('words')]);
  localStorage.setItem(KNOBS, JSON.stringify([knob('words'), knob('temperature')]));
  knobsOf('f').write([...knobsOf('f').read(), knob('tone')]);
  expect(
    knobsOf('f')
      .read()
      .map(({ field }) => field),
  ).toEqual(['words', 'temperature', 'tone']);
});

it('a preference is the same object until it changes in this tab or another, and then renders again', () => {
  const stored = knobsOf('f');
  const rendered: (readonly unknown[])[] = [];
  renderHook(() => rendered.push(usePreference(stored)[0]));
  act(() => stored.write([knob('words')]));
  expect(rendered).toEqual([[], [knob('words')]]);
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: 'something else' })));
  expect(rendered).toHaveLength(2);
  localStorage.setItem(KNOBS, JSON.stringify([knob('tone')]));
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: KNOBS })));
  expect(rendered.at(-1)).toEqual([knob('tone')]);
});

it('a preference removes its key for the fallback, and reads broken JSON as the fallback', () => {
  knobsOf('f').write([knob('words')]);
  knobsOf('f').write([]);
  expect(localStorage.getItem(KNOBS)).toBeNull();
  localStorage.setItem(KNOBS, '[{');
  expect(knobsOf('f').read()).toEqual([]);
});

it('a preference stays until the page closes if the browser refuses to store it', () => {
  const refuse = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError');
  });
  knobsOf('f').write([knob('words')]);
  expect(knobsOf('f').read()).toEqual([knob('words')]);
  refuse.mockRestore();
  knobsOf('f').write([knob('tone')]);
  expect(localStorage.getItem(KNOBS)).toContain('tone');
});
