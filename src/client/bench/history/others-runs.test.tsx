// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import { openCells } from '../../runs/cells/open-cells.ts';
import { summarizeRun } from '../../runs/history/run-summary.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { type PageOptions, renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { HistoryStrip } from './history-strip.tsx';

const workspace = workspaceForEachTest();

const MINE = answeredRun(['one'], { number: 1 });
const HERS = answeredRun(['two'], { number: 2 });
const PEOPLE: PageOptions = {
  runs: [HERS, MINE],
  you: { name: 'Jonas Weber', from: 'page' },
  ranBy: { 'run-1': 'Jonas Weber', 'run-2': 'Mara Lind' },
};

beforeEach(async () => {
  const { history } = openCells(() => null);
  for (const run of [MINE, HERS]) await history.save({ run, summary: summarizeRun(run, 'No tweaks') });
  workspace().seen.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
  localStorage.clear();
});

function show(options: PageOptions = PEOPLE) {
  return renderPage(
    <>
      <HistoryStrip onOpenFile={() => undefined} isListUp={false} onToggleList={() => undefined} />
      <NoticeList />
    </>,
    options,
  ).user;
}

async function chooseIn(user: ReturnType<typeof show>, number: number, item: string) {
  await user.click(await screen.findByRole('button', { name: `Run ${number} menu` }));
  await user.click(await screen.findByRole('menuitem', { name: item }));
}

const deletions = () => workspace().seen.filter((request) => request.startsWith('DELETE'));

it('each run of the strip has a disc for its person', async () => {
  show();
  const runs = within(await screen.findByRole('list', { name: 'Runs' }));
  expect(runs.getAllByRole('img').map((disc) => [disc.textContent, disc.getAttribute('aria-label')])).toEqual([
    ['M', 'Mara Lind'],
    ['J', 'Jonas Weber'],
  ]);
});

it('the newest run takes the focus when somebody goes to the history', async () => {
  show();
  const newest = await screen.findByRole('button', { name: 'Run 2' });
  act(() => sendUiRequest('focus', { kind: 'pane', pane: 'history' }));
  expect(document.activeElement).toBe(newest);
});

it('the strip shows what others run, also if nobody has run anything before', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  show({ you: PEOPLE.you ?? { name: null, from: 'page' } });
  expect(screen.getByText('No runs yet')).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(30_000));
  vi.useRealTimers();
  expect(await screen.findByRole('button', { name: 'Run 2' })).toBeTruthy();
});

it('the strip has no discs where people have no names', async () => {
  show({ runs: [HERS, MINE] });
  await screen.findByRole('button', { name: 'Run 2' });
  expect(screen.queryByRole('img')).toBeNull();
});

it("a question is asked before somebody else's run is deleted, and Cancel keeps it", async () => {
  const user = show();
  await chooseIn(user, 2, 'Delete');
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete run 2' }));
  expect(dialog.getByText("This is Mara's run. Delete it for everyone?")).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(deletions()).toEqual([]);
  await chooseIn(user, 2, 'Delete');
  await user.click(await screen.findByRole('button', { name: 'Delete for everyone' }));
  expect(await screen.findByText('Run 2 deleted')).toBeTruthy();
  expect(deletions()).toEqual(['DELETE /workspace/v1/runs/run-2']);
});

it('your own run is deleted at once', async () => {
  const user = show();
  await chooseIn(user, 1, 'Delete');
  expect(await screen.findByText('Run 1 deleted')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('the menu of a run copies its permanent link', async () => {
  const user = show();
  await chooseIn(user, 2, 'Copy permanent link');
  expect(await screen.findByText(/^Permanent link to run 2 copied\. Only this computer can open it/)).toBeTruthy();
  expect(await navigator.clipboard.readText()).toBe(`${location.origin}/?run=run-2`);
});
