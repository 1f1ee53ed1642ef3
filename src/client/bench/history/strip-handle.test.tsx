// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { StripHandle } from './strip-handle.tsx';

afterEach(cleanup);

function Strip() {
  const [isUp, setUp] = useState(false);
  return <StripHandle isUp={isUp} onToggle={() => setUp(!isUp)} />;
}

const handle = () => screen.getByRole('button', { name: 'All runs' });
const isUp = () => handle().getAttribute('aria-expanded') === 'true';

it.each([
  ['a click', null, null],
  ['Enter', '{Enter}', '{Enter}'],
  ['Space', ' ', ' '],
  ['the arrow keys', '{ArrowUp}', '{ArrowDown}'],
])('the handle pulls the list up and puts it down by %s', async (_, up, down) => {
  const { user } = renderPage(<Strip />);
  handle().focus();
  await (up === null ? user.click(handle()) : user.keyboard(up));
  expect(isUp()).toBe(true);
  await (down === null ? user.click(handle()) : user.keyboard(down));
  expect(isUp()).toBe(false);
});

/** A drag with the pointer, with the click that the browser adds. */
function drag(by: number) {
  fireEvent.pointerDown(handle(), { clientY: 800, pointerId: 1, buttons: 1 });
  fireEvent.pointerMove(handle(), { clientY: 800 + by / 2, pointerId: 1, buttons: 1 });
  fireEvent.pointerMove(handle(), { clientY: 800 + by, pointerId: 1, buttons: 1 });
  fireEvent.click(handle(), { detail: 1 });
}

it('the list follows a drag of the handle up, and one down', () => {
  renderPage(<Strip />);
  drag(-60);
  expect(isUp()).toBe(true);
  drag(40);
  expect(isUp()).toBe(false);
});

it('a drag of the handle to where the list is already changes nothing, and a small one is a click', () => {
  renderPage(<Strip />);
  drag(30);
  expect(isUp()).toBe(false);
  drag(-4);
  expect(isUp()).toBe(true);
  drag(4);
  expect(isUp()).toBe(false);
});
