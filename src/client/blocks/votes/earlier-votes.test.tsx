// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useUiState } from '../../shell/state/ui-state.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { acceptOffer } from '../../shell/ui/feedback/notify.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { type PageOptions, renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { EarlierVotes } from './earlier-votes.tsx';

const workspace = workspaceForEachTest();
beforeEach(async () => {
  openNewBrowser();
  useUiState.setState({ notices: [] });
  const variant = (letter: string) => ({ letter, name: `Variant ${letter}`, tweaks: {} });
  const vote = {
    name: 'Words',
    flow: { id: 'f', name: 'F' },
    source: { suite: null, result: null },
    same: 0,
    variants: [variant('A'), variant('B')],
    pairs: [{ question: 'Why?', case: null, answers: ['a', 'b'] }],
  };
  await workspace().ask('PUT', '/votes/v', JSON.stringify(vote), { 'content-type': 'application/json' });
});
afterEach(cleanup);

async function openVotes(options: PageOptions = {}) {
  const page = await act(async () => renderPage(<EarlierVotes of={{ flow: 'f' }} />, options));
  await screen.findByRole('table', { name: 'Earlier votes' });
  return page;
}
const pressDelete = () => screen.findByRole('button', { name: 'Delete vote 1' });
const isThere = async () => (await workspace().ask('GET', '/votes/v')).status === 200;

it('your own vote is deleted at once, with Undo', async () => {
  const { user } = await openVotes();
  await user.click(await pressDelete());
  await waitFor(async () => expect(await isThere()).toBe(false));
  const [notice] = await waitFor(() => {
    const { notices } = useUiState.getState();
    expect(notices).toHaveLength(1);
    return notices;
  });
  if (notice) await act(async () => acceptOffer(notice, 'Undo'));
  await waitFor(async () => expect(await isThere()).toBe(true));
  await pressDelete();
});

it("a question is asked before somebody else's vote is deleted", async () => {
  const { user } = await openVotes({ you: { name: 'Ada', from: 'page' } });
  await user.click(await pressDelete());
  await screen.findByText('Somebody else began this. Delete it for everyone?');
  expect(await isThere()).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await waitFor(async () => expect(await isThere()).toBe(false));
});

it('Escape closes the question, and not the dialog around it', async () => {
  const onClose = vi.fn();
  const { user } = await act(async () =>
    renderPage(
      <Dialog title="Blind vote" onClose={onClose}>
        <EarlierVotes of={{ flow: 'f' }} />
      </Dialog>,
      { you: { name: 'Ada', from: 'page' } },
    ),
  );
  await user.click(await pressDelete());
  await screen.findByText('Somebody else began this. Delete it for everyone?');
  screen.getByRole('button', { name: 'Cancel' }).focus();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByText('Somebody else began this. Delete it for everyone?')).toBeNull());
  expect(onClose).not.toHaveBeenCalled();
});

it('the column of the buttons has a name for screen readers only', async () => {
  await openVotes();
  const head = screen.getByRole('columnheader', { name: 'Actions' });
  expect(within(head).getByText('Actions').className).toBe('tb-visually-hidden');
  expect(screen.getByRole('columnheader', { name: 'Pairs' }).childElementCount).toBe(0);
});
