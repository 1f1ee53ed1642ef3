// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '#run/model/run.ts';
import { answeredRun, inputEnd, runOf } from '#run/testing/run-of.ts';
import { resultHead, savedCell, savedResult } from '#server/testing/sent-suites.ts';
import { useDraftValue } from '../../draft/use-draft.ts';
import { openCells } from '../../runs/cells/open-cells.ts';
import { summarizeRun } from '../../runs/history/run-summary.ts';
import { runKeys } from '../../runs/run-cache.ts';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { focusText } from '../../shell/ui/focus/focus-into.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { HistoryStrip } from './history-strip.tsx';

const workspace = workspaceForEachTest();

const OLD = { ...answeredRun(['one'], { number: 1 }), startedAt: Date.now() - 6 * 60_000 };
const NEW = { ...answeredRun(['two'], { number: 2 }), startedAt: Date.now() };

const FAILED = { status: 422, raw: '', requestIndex: 0, elapsedMs: 1 };
const ONE_OF_TWO = { request: { inputs: [{}, {}] }, events: [[1, inputEnd(0)] as const] };

beforeEach(async () => {
  const { history } = openCells(() => null);
  for (const run of [OLD, NEW]) await history.save({ run, summary: summarizeRun(run, 'tone "dry" → "formal"') });
});
// Unmounted before the workspace ends, which the page still uses.
afterEach(cleanup);
afterEach(() => localStorage.clear());

const Session = () => <output aria-label="session">{useDraftValue('sessionId')}</output>;

function show(runs: readonly Run[] = [NEW, OLD], mode = 'bench') {
  return renderPage(
    <>
      <HistoryStrip onOpenFile={() => undefined} isListUp={false} onToggleList={() => undefined} />
      <NoticeList />
      <Session />
    </>,
    { runs, ...(mode !== 'bench' && { search: `run=run-2&mode=${mode}` }) },
  );
}

const item = (name: string) => screen.findByRole('button', { name });

/** Chooses an action in the menu of a run. */
async function choose(user: UserEvent, run: string, name: string): Promise<void> {
  await user.click(await item(`${run} menu`));
  await user.click(await screen.findByRole('menuitem', { name }));
}

describe('the history strip', () => {
  it('says that there is nothing yet', () => {
    show([]);
    expect(screen.getByRole('region', { name: 'History' }).textContent).toContain('No runs yet');
  });

  it('does not say so before the runs are read', async () => {
    const { client } = show([]);
    act(() => void client.resetQueries({ queryKey: runKeys.summaries }));
    await screen.findByText('Loading the runs');
    expect(screen.getByRole('region', { name: 'History' }).textContent).toBe('HistoryLoading the runs');
    await item('Run 2');
  });

  it.each([
    ['History', 'Run 2'],
    ['All runs', 'All runs'],
  ])('sets the focus when it is drawn: from %s to %s', async (label, focused) => {
    const { client } = show([]);
    act(() => focusText(screen.queryByRole('button', { name: label }) ?? screen.getByRole('heading', { name: label })));
    act(() => {
      const summaries = [NEW, OLD].map((run) => summarizeRun(run, 'No tweaks'));
      client.setQueryData(runKeys.summaries, { summaries, hasMore: false, problem: null });
    });
    await item('Run 2');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe(focused));
  });

  it('lists runs, newest first, with time, age and what changed in the description', async () => {
    show();
    const list = await screen.findByRole('list', { name: 'Runs' });
    const buttons = within(list).getAllByRole('button', { name: /^Run \d+$/ });
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual(['Run 2', 'Run 1']);
    expect(buttons[0]?.getAttribute('aria-current')).toBe('true');
    const about = (buttons[1]?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(about).toEqual(['2.00 s', '6 min', 'No tweaks']);
  });

  it('shows the flow first for a run of another flow than the open one, with the full name in a tooltip', async () => {
    const other = { ...NEW, flow: { id: 'flow-2', name: 'Support router' } };
    show([other, OLD]);
    const button = await item('Run 2');
    expect(screen.getByText('Support router · No tweaks')).toBeTruthy();
    expect(button.getAttribute('title')).toBe('Support router · No tweaks');
    expect(screen.getByText('No tweaks')).toBeTruthy();
  });

  it('lists a result among the runs only in Tests, by its start, and opens it', async () => {
    const put = (path: string, body: object) =>
      workspace().ask('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' });
    for (const [id, address] of Object.entries({ s1: null, s2: 'http://other:7860' })) {
      const suite = { kind: 'tests', flow: NEW.flow, address, name: 'Billing questions', body: {}, rows: 0 };
      await put(`/suites/${id}`, suite);
      const server = { name: 'Embedded engine', release: '', address };
      await put(`/results/r-${id}`, savedResult(id, { head: resultHead({ server, startedAt: Date.now() - 60_000 }) }));
    }
    // An interrupted run: its progress is counted from its cells.
    const cells = ([2, 3] as const).map((state, at) => savedCell(at, undefined, { state }));
    await put('/results/r-s1/cells', { term: 0, cells });
    const { user, addresses } = show([NEW, OLD], 'tests');
    const name = 'Result 1 of Billing questions';
    const buttons = within(await screen.findByRole('list', { name: 'Runs' }));
    await buttons.findByRole('button', { name });
    expect(
      buttons
        .getAllByRole('button', { name: /^(Run \d+|Result.*)$/ })
        .map((button) => button.getAttribute('aria-label')),
    ).toEqual(['Run 2', name, 'Run 1']);
    expect(screen.getByText('1 of 2, 1 not run')).toBeTruthy();
    expect(screen.getByText('Billing questions · 1 failed')).toBeTruthy();
    await user.click(screen.getByRole('button', { name }));
    await waitFor(() => expect(addresses.at(-1)).toMatch(/mode=tests&result=r-s1&suite=s1/));
  });

  it.each([
    ['mode=bench', 'true'],
    ['mode=tests', null],
    ['runs=run-1.run-2', null],
  ])('marks the run of the bench as the open one with %s: %s', async (search, isCurrent) => {
    renderPage(<HistoryStrip onOpenFile={() => undefined} isListUp={false} onToggleList={() => undefined} />, {
      runs: [NEW, OLD],
      search: `run=run-2&${search}`,
    });
    expect((await item('Run 2')).getAttribute('aria-current')).toBe(isCurrent);
  });

  it('opens a run without running it', async () => {
    const { user, addresses } = show();
    await user.click(await item('Run 1'));
    await waitFor(() => expect(addresses.at(-1)).toContain('run=run-1'));
  });

  it('moves between runs with the arrow keys', async () => {
    const { user } = show();
    (await item('Run 2')).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Run 2');
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Run 1');
    await user.keyboard('{ArrowRight}{Home}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Run 2');
  });

  it.each<[string, Parameters<typeof runOf>[0]]>([
    [
      'refused',
      { error: { ...FAILED, kind: 'refused-tweaks', refused: { code: 'TWEAKS_REFUSED', fields: ['code'] } } },
    ],
    ['failed', { error: { ...FAILED, kind: 'too-large' } }],
    ['stopped', { end: 'stopped' }],
    ['partly failed', { ...ONE_OF_TWO, error: { ...FAILED, kind: 'too-large' } }],
  ])('says "%s" in the accessible name of such a run', async (state, how) => {
    show([runOf({ number: 7, ...how })]);
    expect(await item(`Run 7, ${state}`)).toBeTruthy();
  });

  it('pins, unpins and names a run', async () => {
    const { user } = show();
    await choose(user, 'Run 1', 'Pin');
    expect(await item('Unpin run 1')).toBeTruthy();
    expect(screen.getByText('2 runs · 1 pinned')).toBeTruthy();
    await user.click(await item('Unpin run 1'));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Unpin run 1' })).toBeNull());
    // The clicked button is gone, and its run has the focus.
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Run 1' })));
    await choose(user, 'Run 1', 'Name');
    const name = await screen.findByRole('textbox', { name: 'Name of run 1' });
    await user.type(name, 'the good one');
    // An input method uses Enter and Escape itself while composing.
    for (const key of ['Enter', 'Escape']) fireEvent.keyDown(name, { key, isComposing: true });
    expect(name.isConnected).toBe(true);
    await user.type(name, '{Enter}');
    expect(await screen.findByText('the good one · tone "dry" → "formal"')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Run 1' })));
  });

  it('restores the request of a run', async () => {
    const changed = { ...OLD, draft: { ...OLD.draft, sessionId: 'from-run-1' } };
    const { history } = openCells(() => null);
    await history.save({ run: changed, summary: summarizeRun(changed, 'x') });
    const { user } = show([NEW, changed]);
    await choose(user, 'Run 1', 'Restore request');
    const session = screen.getByRole('status', { name: 'session' });
    await waitFor(() => expect(session.textContent).toBe('from-run-1'));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(session.textContent).toBe('');
  });

  it('deletes a run, with undo', async () => {
    const { user } = show();
    await choose(user, 'Run 1', 'Delete');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Run 1' })).toBeNull());
    expect(await openCells(() => null).history.get('run-1')).toBeNull();
  });

  it('shows a notice if an action of the menu fails', async () => {
    const { user, client } = show();
    await client.refetchQueries({ queryKey: runKeys.summaries });
    workspace().fault = 0;
    await choose(user, 'Run 2', 'Delete');
    expect(await screen.findByText('Run 2 was not deleted: The server of this page does not answer.')).toBeDefined();
    expect(await item('Run 2')).toBeDefined();
  });
});
