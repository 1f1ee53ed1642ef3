// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WorkspaceInfo } from '#contract/workspace/workspace-info.ts';
import { workspaceKeys } from '../../shell/api/workspace-query.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { type PageOptions, renderPage } from '../../testing/render-page.tsx';
import { stubLayout } from '../../testing/stub-layout.ts';
import { PersonButton } from './person-button.tsx';

const RUNS: WorkspaceInfo['runs'] = { count: 3, pinned: 0, bytes: 1, maxRuns: 9, maxBytes: 9 };

let sent: unknown[] = [];
let answer: () => Response;

beforeEach(() => {
  sent = [];
  stubLayout();
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    sent.push([method, path, typeof body === 'string' ? JSON.parse(body) : null]);
    return answer();
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function open(options: PageOptions) {
  const page = renderPage(<PersonButton />, options);
  await page.user.click(screen.getByRole('button', { name: /^You: / }));
  return { ...page, dialog: within(await screen.findByRole('dialog', { name: 'You on this server' })) };
}

it('the button for your name is not shown where people have no names', () => {
  renderPage(<PersonButton />);
  expect(screen.queryByRole('button')).toBeNull();
});

it('the button for your name is not shown if the server does not say who you are', async () => {
  answer = () => {
    throw new TypeError('gone');
  };
  useUiState.setState({ isPageOpen: true });
  const { client } = renderPage(<PersonButton />, { you: { name: 'Mara', from: 'page' } });
  expect(screen.getByRole('button', { name: 'You: Mara' })).toBeTruthy();
  await act(() => client.resetQueries({ queryKey: workspaceKeys.info }));
  expect(sent).toEqual([['GET', '/workspace/v1', null]]);
  expect(screen.queryByRole('button')).toBeNull();
});

it('the button shows your name and everybody with runs here, and saves another name with Enter', async () => {
  answer = () => Response.json({ you: { name: 'Mara Lind', from: 'page' }, runs: RUNS } satisfies WorkspaceInfo);
  const people = [{ name: 'Mara' }, { name: 'Mikko Aho' }, { name: null }].map((person) => ({ ...person, runs: 1 }));
  const { user, dialog } = await open({ you: { name: 'Mara', from: 'page' }, people });
  const discs = within(dialog.getByRole('list', { name: 'People with runs here' })).getAllByRole('img');
  expect(discs.map((disc) => [disc.textContent, disc.getAttribute('aria-label')])).toEqual([
    ['Ma', 'Mara'],
    ['MA', 'Mikko Aho'],
    ['', 'Somebody without a name'],
  ]);
  const field = dialog.getByRole('textbox', { name: 'Your name' });
  await user.clear(field);
  await user.type(field, ' Mara Lind{Enter}');
  expect(await screen.findByRole('button', { name: 'You: Mara Lind' })).toBeTruthy();
  expect(sent).toEqual([['PUT', '/workspace/v1/you', { name: ' Mara Lind' }]]);
  expect(dialog.getByRole('status').textContent).toBe('Saved');
  // The name is saved already, so Enter sends nothing.
  await user.keyboard('{Enter}');
  expect(sent).toHaveLength(1);
});

it('the field says why a name was not saved, and keeps what you typed', async () => {
  answer = () => Response.json({ detail: 'The database does not answer' }, { status: 503 });
  const { user, dialog } = await open({ you: { name: null, from: 'page' } });
  const field = dialog.getByRole<HTMLInputElement>('textbox', { name: 'Your name' });
  await user.type(field, 'Mara{Enter}');
  expect(await dialog.findByText('Your name was not saved. The database does not answer.')).toBeTruthy();
  expect(field.value).toBe('Mara');
  expect(screen.getByRole('button', { name: 'You: no name' })).toBeTruthy();
});

it('a name that a proxy gives is shown as such, and cannot be changed', async () => {
  const { user, dialog } = await open({ you: { name: 'Mara Lind', from: 'proxy' } });
  const field = dialog.getByRole<HTMLInputElement>('textbox', { name: 'Your name' });
  expect(field.value).toBe('Mara Lind');
  expect(dialog.getByText(/^The proxy of this server gives it, so you cannot change it here\./)).toBeTruthy();
  await user.type(field, 'x{Enter}');
  await waitFor(() => expect(field.value).toBe('Mara Lind'));
  expect(sent).toEqual([]);
});
