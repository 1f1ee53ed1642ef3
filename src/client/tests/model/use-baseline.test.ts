// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SuiteView } from '../runs/use-suite.ts';
import { NO_NOTES, type SuiteNotes } from '../store/suite-notes.ts';
import { useBaseline } from './use-baseline.ts';

const KEY = 'tweakbench.tests-baseline.1';

beforeEach(() => localStorage.setItem(KEY, JSON.stringify({ mine: 'r1', other: 'r2' })));
afterEach(cleanup);

/** What the suite has noted afterwards. */
function open(status: SuiteView['status'], baseline: string | null): SuiteNotes {
  let notes: SuiteNotes = { ...NO_NOTES, baseline };
  const note: SuiteView['note'] = (change) => {
    notes = change(notes);
  };
  renderHook(() => useBaseline('mine', { status, notes, note }));
  return notes;
}

it('moves the baseline that this browser had kept to the suite, once', () => {
  expect(open('ready', null).baseline).toBe('r1');
  expect(localStorage.getItem(KEY)).toBe('{"other":"r2"}');
  expect(open('ready', null).baseline).toBeNull();
});

it('does not replace one that somebody has chosen', () => {
  expect(open('ready', 'r9').baseline).toBe('r9');
  expect(localStorage.getItem(KEY)).toBe('{"other":"r2"}');
});

it('waits until the suite is read', () => {
  expect(open('loading', null).baseline).toBeNull();
  expect(localStorage.getItem(KEY)).toContain('r1');
});
