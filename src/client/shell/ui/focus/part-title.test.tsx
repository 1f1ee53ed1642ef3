// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { sendUiRequest } from '../../state/send-ui-request.ts';
import { PartTitle } from './part-title.tsx';

afterEach(cleanup);

const titles = () => (
  <>
    <PartTitle of="tweaks">Tweaks</PartTitle>
    <PartTitle of="tests">Tests</PartTitle>
    <button type="button">Other</button>
  </>
);
const other = () => screen.getByRole('button', { name: 'Other' });

it('takes the focus once, also if that was asked before it was there', () => {
  sendUiRequest('focus', { kind: 'title', of: 'tests' });
  const { rerender } = render(titles());
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Tests' }));
  act(() => other().focus());
  rerender(titles());
  expect(document.activeElement).toBe(other());
});

it('leaves the focus where it is if it was asked only not to lose it', () => {
  render(titles());
  act(() => other().focus());
  act(() => sendUiRequest('focus', { kind: 'title', of: 'tests', ifLost: true }));
  expect(document.activeElement).toBe(other());
  act(() => other().blur());
  act(() => sendUiRequest('focus', { kind: 'title', of: 'tests', ifLost: true }));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Tests' }));
});
