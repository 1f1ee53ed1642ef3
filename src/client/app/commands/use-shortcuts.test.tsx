// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useShortcuts } from './use-shortcuts.ts';

afterEach(cleanup);

interface KeysProps {
  goToPane?: (pane: string) => void;
  stop?: (() => void) | null;
  leave?: (() => void) | null;
}

function Keys({ goToPane = () => undefined, stop = null, leave = null }: KeysProps) {
  const nothing = () => undefined;
  useShortcuts({
    run: nothing,
    stop,
    leave: () => leave,
    openPalette: nothing,
    openHelp: nothing,
    goToPane,
    cycleTheme: nothing,
    present: nothing,
  });
  return (
    <>
      <textarea aria-label="typed" />
      <textarea aria-label="input" data-stops-run />
      <textarea aria-label="list" data-stops-run onKeyDown={(event) => event.preventDefault()} />
      <div data-owns-escape="true">
        <button type="button">inside</button>
      </div>
      <button type="button">outside</button>
      <div hidden>
        <div role="dialog">under Compare</div>
      </div>
    </>
  );
}

it.each([
  ['Digit1', 'request'],
  ['Digit2', 'tweaks'],
  ['Digit3', 'results'],
  ['Digit4', 'history'],
])('Alt, Shift and %s focus the pane, whatever letter the system types for them', (code, pane) => {
  const goToPane = vi.fn();
  const { getByRole } = render(<Keys goToPane={goToPane} />);
  fireEvent.keyDown(getByRole('textbox', { name: 'typed' }), { key: '¡', code, altKey: true, shiftKey: true });
  expect(goToPane.mock.calls).toEqual([[pane]]);
});

it("the page leaves the browser's own shortcuts alone", () => {
  const goToPane = vi.fn();
  const { getByRole } = render(<Keys goToPane={goToPane} />);
  const isLeft = fireEvent.keyDown(getByRole('textbox', { name: 'typed' }), {
    key: '1',
    code: 'Digit1',
    ctrlKey: true,
  });
  expect([isLeft, goToPane.mock.calls.length]).toEqual([true, 0]);
});

it('Escape stops a run, unless the part with the focus has something open to close first', () => {
  const stop = vi.fn();
  const { getByText } = render(<Keys stop={stop} />);
  fireEvent.keyDown(getByText('inside'), { key: 'Escape' });
  expect(stop).not.toHaveBeenCalled();
  fireEvent.keyDown(getByText('outside'), { key: 'Escape' });
  expect(stop).toHaveBeenCalledOnce();
});

it('Escape closes what lies over the page instead of stopping a run, but not from a field', () => {
  const [stop, leave] = [vi.fn(), vi.fn()];
  const { getByText, getByRole } = render(<Keys stop={stop} leave={leave} />);
  fireEvent.keyDown(getByText('inside'), { key: 'Escape' });
  fireEvent.keyDown(getByRole('textbox', { name: 'typed' }), { key: 'Escape' });
  expect(leave).not.toHaveBeenCalled();
  fireEvent.keyDown(getByText('outside'), { key: 'Escape' });
  expect([leave.mock.calls.length, stop.mock.calls.length]).toEqual([1, 0]);
});

it.each([
  ['typed', 0],
  ['input', 1],
  ['list', 0],
])('Escape in "%s" stops a run %i times', (name, times) => {
  const stop = vi.fn();
  const { getByRole } = render(<Keys stop={stop} />);
  fireEvent.keyDown(getByRole('textbox', { name }), { key: 'Escape' });
  expect(stop).toHaveBeenCalledTimes(times);
});
