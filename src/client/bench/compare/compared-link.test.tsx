// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Run } from '#run/model/run.ts';
import { answeredRun, runOf } from '#run/testing/run-of.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { resizeWindow, windowSizeForEachTest } from '../../testing/window-size.ts';
import { CompareView } from './compare-view.tsx';

windowSizeForEachTest(1440, 900);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function compare(runs: readonly Run[], { search = 'run-1.run-2', mode = '' } = {}) {
  const made = runs.map((run, position) => ({ ...run, id: `run-${position + 1}`, number: position + 1 }));
  return renderPage(<CompareView />, { runs: made.toReversed(), isShown: false, search: `${mode}runs=${search}` });
}

const answers = (...texts: string[]) => texts.map((text) => answeredRun([text]));
/** A run of these questions and answers. */
const asked = (pairs: Readonly<Record<string, string>>) =>
  answeredRun(Object.values(pairs), {
    request: { inputs: Object.keys(pairs).map((input_value) => ({ input_value })), stream: true },
  });
const added = (name: string) =>
  within(screen.getByRole('article', { name: `Chat Output, ${name}` })).getByRole('insertion').textContent;

it('A and B are swapped, and the input stays', async () => {
  const { user, addresses } = compare([answeredRun(['a', 'b']), answeredRun(['a', 'c'])], {
    search: 'run-1.run-2&input=2',
  });
  expect(added('Input 2, B')).toBe('c');
  await user.click(screen.getByRole('button', { name: 'Swap A and B' }));
  expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Run A' }).value).toMatch(/^#2 /);
  expect(added('Input 2, B')).toBe('b');
  await waitFor(() => expect(addresses.at(-1)).toMatch(/runs=run-2\.run-1.*input=2|input=2.*runs=run-2\.run-1/));
});

it('A and B are swapped, and the input stays, although the runs have their inputs in another order', async () => {
  const { user } = compare([asked({ x: 'a', y: 'b' }), asked({ y: 'c', x: 'a' })], {
    search: 'run-1.run-2&input=2',
  });
  const chosen = () =>
    within(screen.getByRole('table', { name: 'Every input' })).getByRole('button', { pressed: true }).textContent;
  expect(chosen()).toMatch(/ y$/);
  await user.click(screen.getByRole('button', { name: 'Swap A and B' }));
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Run A' }).value).toMatch(/^#2 /));
  expect(chosen()).toMatch(/ y$/);
});

it('under 1100 px differences and outputs are behind tabs, and in a narrow window Compare is a page with Back', async () => {
  resizeWindow(1024, 768);
  const { user, addresses } = compare(answers('one', 'two'));
  expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual(['Differences', 'Outputs']);
  expect(screen.getByRole('table', { name: 'Every input' })).toBeDefined();
  expect(screen.queryByRole('article')).toBeNull();
  await user.click(screen.getByRole('tab', { name: 'Outputs' }));
  expect(screen.getByRole('article', { name: 'Chat Output, Input 1, B' })).toBeDefined();
  expect(screen.queryByRole('table', { name: 'Every input' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Swap A and B' }));
  expect(await screen.findByRole('article', { name: 'Chat Output, Input 1, B' })).toBeDefined();
  act(() => resizeWindow(390, 844));
  const [first] = within(screen.getByRole('region', { name: 'Compare' })).getAllByRole('button');
  expect(first?.getAttribute('aria-label')).toBe('Back to the bench');
  await user.click(screen.getByRole('button', { name: 'Back to the bench' }));
  await waitFor(() => expect(addresses.at(-1)).not.toContain('runs='));
});

it('the compared input is part of the link', async () => {
  const { user, addresses } = compare([answeredRun(['a', 'b']), answeredRun(['a', 'c'])], {
    search: 'run-1.run-2&input=2',
  });
  const chosen = () =>
    within(screen.getByRole('table', { name: 'Every input' })).getByRole('button', { pressed: true });
  expect(chosen().textContent).toContain('Input 2');
  await user.click(screen.getByRole('button', { name: /^Input 1/ }));
  await waitFor(() => expect(addresses.at(-1)).not.toContain('input='));
  await user.click(screen.getByRole('button', { name: /^Input 2/ }));
  await waitFor(() => expect(addresses.at(-1)).toContain('input=2'));
});

it.each([
  ['', 'Back to the bench', /^\?flow=flow-1$/],
  ['mode=tests&suite=s&', 'Back to Tests', /mode=tests/],
  ['mode=tests&suite=s&cell=0.1&', 'Back to the cell', /mode=tests.*cell=0\.1|cell=0\.1.*mode=tests/],
])('Compare goes back to where it was opened: %s', async (mode, label, address) => {
  const { user, addresses } = compare(answers('one', 'two'), { mode });
  await user.click(screen.getByRole('button', { name: label }));
  await waitFor(() => expect(addresses.at(-1)).toMatch(address));
  expect(addresses.at(-1)).not.toMatch(/runs=|input=/);
});

it('Compare says which runs of a link are missing', async () => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
  compare([], { search: 'gone.away' });
  expect(await screen.findByText(/Run A and Run B are not on this server/)).toBeDefined();
});

it('Compare says which run is still running, and which could not be read, and reads it again', async () => {
  let isDown = true;
  vi.stubGlobal('fetch', async () =>
    isDown ? Promise.reject(new TypeError('down')) : new Response(null, { status: 204 }),
  );
  const { user } = compare([runOf({ end: 'running' })], { search: 'run-1.unread' });
  expect(await screen.findByRole('heading', { name: 'Nothing to compare yet' })).toBeDefined();
  expect(screen.getByText(/^Run A is still running/)).toBeDefined();
  expect(await screen.findByText(/^Run B could not be read: /)).toBeDefined();
  isDown = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/^Run B is not on this server/)).toBeDefined();
});
