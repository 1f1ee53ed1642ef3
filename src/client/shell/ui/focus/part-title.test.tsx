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

it('a title takes the focus once, also if the request came before it was there', () => {
  sendUiRequest('focus', { kind: 'title', of: 'tests' });
  const { rerender } = render(titles());
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Tests' }));
  act(() => other().focus());
  rerender(titles());
  expect(document.activeElement).toBe(other());
});

it('a title takes no focus from another element if the request is only for a lost focus', () => {
  render(titles());
  act(() => other().focus());
  act(() => sendUiRequest('focus', { kind: 'title', of: 'tests', ifLost: true }));
  expect(document.activeElement).toBe(other());
  act(() => other().blur());
  act(() => sendUiRequest('focus', { kind: 'title', of: 'tests', ifLost: true }));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Tests' }));
});
