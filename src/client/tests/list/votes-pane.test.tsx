// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaveVote } from '#contract/workspace/vote.ts';
import { savedResult, savedSuite, savedVote } from '#server/testing/sent-suites.ts';
import { demoSettings, voteAsVisitor } from '#server/testing/test-demos.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { acceptOffer } from '../../shell/ui/feedback/notify.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { type PageOptions, renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { windowSizeForEachTest } from '../../testing/window-size.ts';
import { SuitesPage } from './suites-page.tsx';

const workspace = workspaceForEachTest({ hasEngine: true, settings: { TWEAKBENCH_ALLOWED_HOSTS: 'demos.example' } });
beforeEach(() => {
  openNewBrowser();
  useUiState.setState({ notices: [] });
});
afterEach(cleanup);

/** `source`: of no suite, by default. */
async function keepVote(changes: Partial<SaveVote> = {}) {
  const source = { suite: null, result: null };
  expect((await workspace().ask('PUT', '/votes/v', savedVote({ source, ...changes }))).status).toBe(201);
}

/** The page of all suites, with its votes. */
async function openPage(options: PageOptions = {}) {
  return act(async () =>
    renderPage(
      <Suspense fallback={null}>
        <SuitesPage files={[]} onFiles={() => undefined} onEdit={() => undefined} />
      </Suspense>,
      { search: 'mode=tests&list=votes', ...options },
    ),
  );
}

async function openVotes(options: PageOptions = {}) {
  const page = await openPage(options);
  return { ...page, table: within(await screen.findByRole('table', { name: 'Votes' })) };
}

it('without suites and votes, the votes say how one is made', async () => {
  const { user, addresses } = await openPage({ search: 'mode=tests' });
  await screen.findByRole('heading', { name: 'Tests tell you when an answer gets worse' });
  const entry = await screen.findByRole('link', { name: 'Votes, 0 votes' });
  expect(entry.getAttribute('aria-current')).toBe('false');
  entry.focus();
  await user.keyboard('{Enter}');
  const votes = await screen.findByRole('region', { name: 'Votes' });
  expect(votes.textContent).toMatch(/No votes yet.*“Blind vote” in its menu/);
  expect(within(votes).queryByRole('table')).toBeNull();
  expect(addresses.at(-1)).toContain('list=votes');
  expect(entry.getAttribute('aria-current')).toBe('true');
  within(screen.getByRole('region', { name: 'Tests' })).getByRole('button', { name: 'New suite' });
  // A key goes there.
  await waitFor(() => expect(document.activeElement).toBe(within(votes).getByRole('heading', { name: 'Votes' })));
  await user.click(within(votes).getByRole('button', { name: 'All suites' }));
  await screen.findByRole('heading', { name: 'Tests tell you when an answer gets worse' });
});

it('a vote of a suite leads to its result, and choosing a suite leaves the votes', async () => {
  await workspace().ask('PUT', '/suites/s', savedSuite({ kind: 'tests', name: 'Tones' }));
  await workspace().ask('PUT', '/results/r', savedResult('s'));
  await keepVote({ source: { suite: 's', result: 'r' } });
  const { user, table, addresses } = await openVotes();
  screen.getByRole('link', { name: 'Votes, 1 vote' });
  const row = within(table.getByRole('row', { name: /^1 / }));
  row.getByText('Suite of Support reply');
  row.getByText('Precise and Warm');
  const link = await row.findByRole<HTMLAnchorElement>('link', { name: 'Tones, #1' });
  expect(new URL(link.href).pathname).toBe('/tests/s/r');

  await user.click(screen.getByRole('link', { name: 'Tones' }));
  await screen.findByRole('region', { name: 'Tones' });
  expect(screen.queryByRole('table', { name: 'Votes' })).toBeNull();
  await user.click(screen.getByRole('link', { name: 'Votes, 1 vote' }));
  await user.click(await screen.findByRole('link', { name: 'Tones, #1' }));
  expect(addresses.at(-1)).toBe('?flow=flow-1&mode=tests&result=r&suite=s');
});

it('the vote of a suite that is newer than the list of suites leads there, and is not said to be of a deleted one', async () => {
  const { user } = await openPage({ search: 'mode=tests' });
  await screen.findByRole('heading', { name: 'Tests tell you when an answer gets worse' });
  // From another machine.
  await workspace().ask('PUT', '/suites/s', savedSuite({ kind: 'tests', name: 'Tones' }));
  await workspace().ask('PUT', '/results/r', savedResult('s'));
  await keepVote({ source: { suite: 's', result: 'r' } });
  let areSuitesRead: () => void = () => undefined;
  const suitesRead = new Promise<void>((resolve) => {
    areSuitesRead = resolve;
  });
  workspace().before = ({ url }) => (new URL(url).pathname.endsWith('/suites') ? suitesRead : undefined);
  await user.click(screen.getByRole('link', { name: /^Votes/ }));
  const table = within(await screen.findByRole('table', { name: 'Votes' }));
  expect(table.getByText(/^Suite of/).textContent).toBe('Suite of Support reply');
  areSuitesRead();
  await table.findByRole('link', { name: 'Tones, #1' });
});

it('a vote whose suite is gone says so, and keeps its name', async () => {
  await keepVote({ source: { suite: 's', result: 'r' } });
  const { table } = await openVotes();
  await table.findByText('Suite of Support reply, deleted');
  table.getByText('Billing questions');
  expect(table.queryByRole('link')).toBeNull();
});

it('a vote of visitors leads to their demo, as long as they take part in it', async () => {
  const variant = (letter: string) => ({
    letter,
    name: letter,
    tweaks: { 'Prompt-t8Nc5': { tone: `tone ${letter}` } },
  });
  const settings = demoSettings({ knobs: demoSettings().knobs.slice(0, 1), variants: [variant('A'), variant('B')] });
  expect((await workspace().ask('POST', '/demos', { name: 'better', settings, password: null })).status).toBe(201);
  await voteAsVisitor(workspace().stores, 'better');

  const { client, table } = await openVotes();
  const link = await table.findByRole<HTMLAnchorElement>('link', { name: 'Ask our assistant' });
  expect([new URL(link.href).pathname, link.target]).toEqual(['/p/better', '_blank']);
  table.getByText('/p/better');
  await workspace().ask('PATCH', '/demos/better', { isOn: false });
  await workspace().ask('DELETE', '/demos/better');
  await act(() => client.invalidateQueries());
  await waitFor(() => expect(table.queryByRole('link')).toBeNull());
  table.getByText('Ask our assistant');
});

it('votes that could not be loaded are not counted, and can be loaded again', async () => {
  workspace().fault = 503;
  const { user } = await openPage();
  const votes = within(await screen.findByRole('region', { name: 'Votes' }));
  expect((await votes.findByRole('alert')).textContent).toMatch(/^The votes were not loaded: .*full/);
  screen.getByRole('link', { name: 'Votes' });
  workspace().fault = null;
  await keepVote();
  await user.click(votes.getByRole('button', { name: 'Try again' }));
  await votes.findByRole('table', { name: 'Votes' });
  expect(votes.queryByRole('alert')).toBeNull();
});

it('the menu of a vote copies its link, and shows the names, after which you vote no more', async () => {
  await keepVote();
  const { user, table, addresses } = await openVotes();
  const choose = async (item: string) => {
    await user.click(table.getByRole('button', { name: 'Menu of vote 1' }));
    await user.click(await screen.findByRole('menuitem', { name: item }));
  };
  await choose('Copy link for others');
  await waitFor(() => expect(useUiState.getState().notices.at(-1)?.message).toMatch(/^Link to the vote copied/));
  expect(await navigator.clipboard.readText()).toBe(`${location.origin}/?mode=vote&vote=v`);
  await choose('Show the names now');
  await waitFor(() => expect(addresses.at(-1)).toMatch(/mode=vote.*&vote=v$/));
  const { informed } = await (await workspace().ask('GET', '/votes/v')).json();
  expect(informed).toEqual([null]);
});

const pressDelete = () => screen.findByRole('button', { name: 'Delete vote 1' });
const isThere = async () => (await workspace().ask('GET', '/votes/v')).status === 200;

it('your own vote is deleted at once, with Undo', async () => {
  await keepVote();
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
  await keepVote();
  const { user } = await openVotes({ you: { name: 'Ada', from: 'page' } });
  await user.click(await pressDelete());
  await screen.findByText('Somebody else began this. Delete it for everyone?');
  expect(await isThere()).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await waitFor(async () => expect(await isThere()).toBe(false));
});

it('the column of the buttons has a name for screen readers only', async () => {
  await keepVote();
  await openVotes();
  const head = screen.getByRole('columnheader', { name: 'Actions' });
  expect(within(head).getByText('Actions').className).toBe('tb-visually-hidden');
  expect(screen.getByRole('columnheader', { name: 'Pairs' }).childElementCount).toBe(0);
});

describe('in a narrow window', () => {
  windowSizeForEachTest(390, 844);
  it('the votes take the whole width, and lead back to the suites', async () => {
    await keepVote();
    const { user } = await openPage({ search: 'mode=tests' });
    await user.click(await screen.findByRole('link', { name: 'Votes, 1 vote' }));
    const votes = await screen.findByRole('region', { name: 'Votes' });
    await waitFor(() => expect(document.activeElement).toBe(within(votes).getByRole('heading', { name: 'Votes' })));
    expect(screen.queryByRole('link', { name: 'Votes, 1 vote' })).toBeNull();
    await user.click(within(votes).getByRole('button', { name: 'All suites' }));
    await screen.findByRole('link', { name: 'Votes, 1 vote' });
    expect(screen.queryByRole('region', { name: 'Votes' })).toBeNull();
  });
});
