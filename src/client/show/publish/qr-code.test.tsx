// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { QrCode } from './qr-code.tsx';

afterEach(cleanup);

/** Whether the module at (x, y) of a code without its frame is dark. */
function readModules(code: HTMLElement): (x: number, y: number) => boolean {
  const dark = new Set(
    code
      .querySelector('[fill=black]')
      ?.getAttribute('d')
      ?.match(/M\d+ \d+/g),
  );
  return (x, y) => dark.has(`M${x + 4} ${y + 4}`);
}

it('a QR code has finder patterns in three corners, timing lines between them, and a white frame', () => {
  render(<QrCode text="http://192.168.7.7:4747/p/sky" label="QR code" />);
  const code = screen.getByRole('img', { name: 'QR code' });
  const size = Number(code.getAttribute('viewBox')?.split(' ').at(-1)) - 8;
  // Version 3 holds 29 bytes at the level M.
  expect(size).toBe(29);
  const isDark = readModules(code);
  const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
  for (const [left, top] of [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ] as const) {
    const found = finder.map((row, y) => [...row].map((_cell, x) => (isDark(left + x, top + y) ? '#' : '.')).join(''));
    expect(found).toEqual(finder);
  }
  for (let at = 8; at < size - 8; at += 1) expect([isDark(at, 6), isDark(6, at)]).toEqual([at % 2 === 0, at % 2 === 0]);
  for (let at = -4; at < size + 4; at += 1) expect([isDark(at, -1), isDark(size, at)]).toEqual([false, false]);
});
