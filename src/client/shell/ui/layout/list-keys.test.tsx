// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { focusByKey, indexByKey, type ListKeys } from './list-keys.ts';

afterEach(cleanup);

describe('a key in a list', () => {
  const press = (key: string, at: number, keys?: ListKeys, held: Partial<KeyboardEvent> = {}) => {
    const preventDefault = vi.fn();
    const to = indexByKey(
      { altKey: false, ctrlKey: false, metaKey: false, ...held, key, preventDefault },
      at,
      10,
      keys,
    );
    expect(preventDefault).toHaveBeenCalledTimes(to === null ? 0 : 1);
    return to;
  };

  it.each<[key: string, at: number, keys: ListKeys, to: number | null]>([
    ['ArrowDown', 3, {}, 4],
    ['ArrowUp', 3, {}, 2],
    ['ArrowDown', 9, {}, 9],
    ['ArrowUp', 0, {}, 0],
    ['Home', 3, {}, 0],
    ['End', 3, {}, 9],
    ['ArrowRight', 3, {}, null],
    ['PageDown', 3, {}, null],
    ['PageDown', 3, { page: 4 }, 7],
    ['PageUp', 3, { page: 4 }, 0],
    ['ArrowRight', 3, { axis: 'across' }, 4],
    ['ArrowDown', 3, { axis: 'across' }, null],
    ['ArrowRight', 9, { axis: 'across', isRing: true }, 0],
    ['ArrowLeft', 0, { axis: 'across', isRing: true }, 9],
    ['Enter', 3, {}, null],
  ])('moves to an index or is ignored: %s at %d of a list with %j leads to %s', (key, at, keys, to) => {
    expect(press(key, at, keys)).toBe(to);
  });

  it('is left to the browser with Alt, Ctrl or ⌘, and in an empty list', () => {
    for (const held of ['altKey', 'ctrlKey', 'metaKey'] as const)
      expect(press('ArrowDown', 3, {}, { [held]: true })).toBeNull();
    const event = { key: 'End', altKey: false, ctrlKey: false, metaKey: false, preventDefault: () => undefined };
    expect(indexByKey(event, 0, 0)).toBeNull();
  });
});

it('a key moves the focus between the items of a list, but not from a field inside it', () => {
  const moved: (string | null)[] = [];
  render(
    <ul onKeyDown={(event) => moved.push(focusByKey(event, 'button')?.textContent ?? null)} aria-label="list">
      <button type="button">one</button>
      <button type="button">two</button>
      <input aria-label="field" />
    </ul>,
  );
  const press = (target: HTMLElement) => {
    target.focus();
    fireEvent.keyDown(target, { key: 'ArrowDown' });
    return document.activeElement;
  };
  expect(press(screen.getByRole('button', { name: 'one' }))?.textContent).toBe('two');
  const field = screen.getByRole('textbox', { name: 'field' });
  expect(press(field)).toBe(field);
  expect(moved).toEqual(['two', null]);
});
