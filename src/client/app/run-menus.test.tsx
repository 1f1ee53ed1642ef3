// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Run } from '#run/model/run.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { AllRuns } from '../bench/history/all-runs/all-runs.tsx';
import { HistoryStrip } from '../bench/history/history-strip.tsx';
import { ResultsPane } from '../bench/results/results-pane.tsx';
import { RunMenu } from '../bench/runs/menu/run-menu.tsx';
import { openCells } from '../runs/cells/open-cells.ts';
import { summarizeRun } from '../runs/history/run-summary.ts';
import { runKeys } from '../runs/run-cache.ts';
import { NoticeList } from '../shell/ui/feedback/notice-list.tsx';
import { renderPage } from '../testing/render-page.tsx';
import { stubLayout } from '../testing/stub-layout.ts';
import { workspaceForEachTest } from '../testing/test-workspace.ts';

const workspace = workspaceForEachTest();

const ONE = answeredRun(['one'], { number: 1 });
const RUNS = [answeredRun(['two'], { number: 2 }), ONE];

beforeEach(async () => {
  stubLayout();
  const { history } = openCells(() => null);
  for (const run of RUNS.toReversed()) await history.save({ run, summary: summarizeRun(run, 'No tweaks') });
});
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const none = () => undefined;

/** The page has all three at once; the newest run is shown. */
function show() {
  return renderPage(
    <>
      <ResultsPane />
      <HistoryStrip onOpenFile={none} isListUp={false} onToggleList={none} />
      <AllRuns onOpenFile={none} onClose={none} />
      <NoticeList />
    </>,
    { runs: RUNS },
  );
}

/** Where the menu is, and its name. */
type Menu = readonly [role: 'region' | 'dialog', part: string, name: string];
const MENUS = [
  ['region', 'Results', 'Run menu'],
  ['region', 'History', 'Run 2 menu'],
  ['dialog', 'All runs', 'Run 2 menu'],
] as const satisfies Menu[];

async function openMenu(user: ReturnType<typeof show>['user'], [role, part, name]: Menu) {
  await user.click(await within(await screen.findByRole(role, { name: part })).findByRole('button', { name }));
  return screen.findByRole('menu');
}

it('a run has the same menu in Results, in the history and in All runs', async () => {
  const { user } = show();
  const found: (string | null)[][] = [];
  for (const menu of MENUS) {
    const items = within(await openMenu(user, menu)).getAllByRole('menuitem');
    found.push(items.map((item) => item.getAttribute('aria-label') ?? item.textContent));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  }
  const [results, ...others] = found;
  expect(results).toContain('Print');
  expect(results).toContain('Delete');
  expect(others).toEqual([results, results]);
});

it('a run that is not shown cannot be printed, and its menu says why', async () => {
  const { user } = show();
  await user.click(
    await within(screen.getByRole('region', { name: 'History' })).findByRole('button', { name: 'Run 1 menu' }),
  );
  await screen.findByRole('menu');
  const print = screen.getByRole<HTMLButtonElement>('menuitem', { name: 'Print' });
  expect(print.disabled).toBe(true);
  expect(print.textContent).toContain('Prints the page: open the run first');
});

it.each([
  ['Restore request', 'The request of run 1 was not restored'],
  ['Whole run (JSON)', 'Run 1 was not saved as a file'],
  ['Save evidence file', 'Run 1 was not saved as a file'],
])('%s of a run that was deleted elsewhere says that it is gone', async (action, sentence) => {
  const { user, client } = show();
  await workspace().ask('DELETE', `/runs/${ONE.id}`, undefined, { 'if-match': '*' });
  client.removeQueries({ queryKey: runKeys.run(ONE.id) });
  await openMenu(user, ['region', 'History', 'Run 1 menu']);
  await user.click(screen.getByRole('menuitem', { name: action }));
  expect(await screen.findByText(`${sentence}: It is not on this server any more.`)).toBeDefined();
});

it('a run in progress gives its request back, and no file of half its answers', async () => {
  const going: Run = { ...answeredRun(['half'], { number: 3 }), status: 'running', durationMs: null };
  const { user, client, addresses } = renderPage(
    <>
      <RunMenu summary={summarizeRun(going, '')} onName={none} />
      <NoticeList />
    </>,
  );
  client.setQueryData(runKeys.run(going.id), going);
  const ask = async (action: string) => {
    await user.click(await screen.findByRole('button', { name: 'Run 3 menu' }));
    await user.click(await screen.findByRole('menuitem', { name: action }));
  };
  await ask('Answers as CSV');
  await screen.findByText('Run 3 was not saved as a file: It is still running.');
  await ask('Restore request');
  await waitFor(() => expect(addresses.at(-1)).toContain(`run=${going.id}`));
});

it('the shown run is named in Results, where the focus stays', async () => {
  const { user } = show();
  await openMenu(user, MENUS[0]);
  await user.click(screen.getByRole('menuitem', { name: 'Name' }));
  await user.type(await screen.findByRole('textbox', { name: 'Name of run 2' }), 'The good one{Enter}');
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Run menu'));
  expect(await screen.findByText(/The good one/)).toBeTruthy();
});
