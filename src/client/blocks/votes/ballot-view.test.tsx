// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { SaveVote } from '#contract/workspace/vote.ts';
import { sampleVote } from '#show/testing/sample-vote.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { VotePage } from './vote-page.tsx';

afterEach(cleanup);
const workspace = workspaceForEachTest();

async function openVote() {
  const { entry, pairs } = sampleVote('. . .');
  const { name, flow, source, variants, same } = entry;
  const vote: SaveVote = { name, flow, source, variants, same, pairs };
  expect((await workspace().ask('PUT', '/votes/vote-1', vote)).status).toBe(201);
  const page = renderPage(<VotePage id="vote-1" onLeave={() => undefined} />);
  await screen.findByText('Question 1?');
  return page;
}

it('Backspace goes back at once to a choice with its note', async () => {
  await openVote();
  fireEvent.change(screen.getByLabelText('Note'), { target: { value: 'Both are long' } });
  // The key comes at once, before any effect or timer has run.
  fireEvent.keyDown(window, { key: '3' });
  screen.getByText('Question 2?');
  fireEvent.keyDown(window, { key: 'Backspace' });
  screen.getByText('Question 1?');
  expect(screen.getByLabelText<HTMLInputElement>('Note').value).toBe('Both are long');
  expect(screen.getByRole('button', { name: 'Both bad' }).getAttribute('aria-pressed')).toBe('true');
});

it('the page says that choices are not saved until the server has them', async () => {
  const { user } = await openVote();
  workspace().fault = 503;
  fireEvent.keyDown(window, { key: '3' });
  const again = await screen.findByRole('button', { name: 'Try again' });
  workspace().fault = null;
  let release = () => {};
  const held = new Promise<void>((hold) => {
    workspace().before = () => {
      hold();
      return new Promise<void>((go) => {
        release = go;
      });
    };
  });
  await user.click(again);
  await held;
  expect(screen.getByRole('alert').textContent).toContain('Your last choices are not saved yet.');
  release();
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  const stored = await (await workspace().ask('GET', '/votes/vote-1')).json();
  expect(stored).toMatchObject({ ballots: [{ pair: 0, choice: 'bad' }] });
});
