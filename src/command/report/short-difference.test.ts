import { expect, it } from 'vitest';
import { shortDifference, shortText } from './short-difference.ts';

it('shows short texts whole, on one line', () => {
  expect(shortDifference('a\nb', 'a\nc', 20)).toEqual(['a⏎b', 'a⏎c']);
});

it('cuts long texts to where they begin to differ', () => {
  const same = 'The quick brown fox jumps over the lazy dog and then ';
  const [left, right] = shortDifference(`${same}sleeps`, `${same}runs far away from there`, 40);
  expect(left).toBe('…e lazy dog and then sleeps');
  expect(right).toMatch(/^….{20}runs far away/);
  expect([...right].length).toBeLessThanOrEqual(40);
});

it('moves no cursor and colours nothing', () => {
  expect(shortText('a\x1b[31mred\rb\tc', 40)).toBe('a [31mred b c');
});

it('cuts between whole characters', () => {
  expect(shortText('🙂🙂🙂', 5)).toBe('🙂🙂…');
  // The cut would fall inside a character.
  expect(shortDifference(`${'🙂'.repeat(30)}ab`, `${'🙂'.repeat(30)}ac`, 40)[0]).toBe(`…${'🙂'.repeat(10)}ab`);
});
