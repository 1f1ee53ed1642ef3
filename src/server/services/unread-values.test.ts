import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadValues } from '#contract/routes/values-endpoints.ts';
import { createUnreadValues } from './unread-values.ts';

function valuesOf(text: string): ReadValues {
  const component = { component: 'a', name: 'A', startMs: 0, endMs: 1, received: { text }, calls: [], gave: null };
  return { inputs: [{ input: 0, values: { source: 'engine', components: [component] } }] };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('values that nobody has read yet', () => {
  const limits = { ofHolder: 2, bytes: 3_000, ms: 1_000 };

  it('are read once, by who asked for them', () => {
    const unread = createUnreadValues(limits);
    const id = unread.keep('Ada', valuesOf('x'));
    expect(unread.take(id, 'Eve')).toBeNull();
    expect(unread.take(`${id}x`, 'Ada')).toBeNull();
    expect(unread.take(id, 'Ada')).toEqual(valuesOf('x'));
    expect(unread.take(id, 'Ada')).toBeNull();
  });

  it('are forgotten after a time', () => {
    const unread = createUnreadValues(limits);
    const id = unread.keep('Ada', valuesOf('x'));
    vi.advanceTimersByTime(limits.ms);
    expect(unread.take(id, 'Ada')).toBeNull();
  });

  it('make room for newer ones of the same person, and for anybody in all', () => {
    const unread = createUnreadValues(limits);
    const [first = '', second = '', third = ''] = ['1', '2', '3'].map((text) => unread.keep('Ada', valuesOf(text)));
    const other = unread.keep('Eve', valuesOf('4'));
    expect(unread.take(first, 'Ada')).toBeNull();
    expect(unread.take(second, 'Ada')).toEqual(valuesOf('2'));
    const large = unread.keep('Eve', valuesOf('x'.repeat(2_600)));
    expect(unread.take(third, 'Ada')).toBeNull();
    expect(unread.take(other, 'Eve')).toEqual(valuesOf('4'));
    expect(unread.take(large, 'Eve')).not.toBeNull();
    expect(unread.take(unread.keep('Eve', valuesOf('x'.repeat(3_000))), 'Eve')).toBeNull();
  });
});
