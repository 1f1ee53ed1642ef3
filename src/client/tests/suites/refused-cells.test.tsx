// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cellOutcome, savedResult } from '#server/testing/sent-suites.ts';
import { createCellSender } from '../../runs/cells/cell-sender.ts';
import { takeLease } from '../../runs/cells/result-lease.ts';
import { outboxProblem } from '../../runs/history/outbox-sentences.ts';
import { CELL } from '../../runs/history/result-info.ts';
import type { EndedCell } from '../../runs/history/waiting.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { openSuites } from '../runs/use-suites-service.ts';
import { RefusedCells } from './refused-cells.tsx';

const workspace = workspaceForEachTest();
const put = (path: string, body: object) => workspace().ask('PUT', path, JSON.stringify(body), JSON_TYPE);
const JSON_TYPE = { 'content-type': 'application/json' };

/** Two suites with a result each. */
beforeEach(async () => {
  openNewBrowser();
  for (const at of [1, 2]) {
    const suite = { kind: 'tests', flow: { id: 'f', name: 'F' }, address: null, name: `s${at}`, body: {}, rows: 0 };
    await put(`/suites/s${at}`, suite);
    await put(`/results/r${at}`, savedResult(`s${at}`));
  }
});
afterEach(cleanup);

function cell(result: string, row: number, more: Partial<EndedCell> = {}): EndedCell {
  const outcome = cellOutcome({ case: `case ${row}`, answer: `answer ${row}`, inputs: [`question ${row}`] });
  return { result, case: row, variant: 0, repeat: 0, state: 2, ms: 1, outcome, run: null, ...more };
}

/** What no form of the cell is accepted with. */
const UNREADABLE = { ms: Number.NaN };

async function openPage() {
  const page = await act(async () => renderPage(<RefusedCells />));
  const { outbox } = await page.services.openCells();
  const send = () => act(async () => outbox.sendAll());
  return { ...page, outbox, send };
}

async function savedIn(result: string) {
  const answer = await workspace().ask('GET', `/results/${result}/cells`);
  const { cells = [] } = (await answer.json()) as { cells?: { case: number }[] };
  return cells.map((one) => one.case);
}

it('cells whose result was deleted elsewhere stay in the tab, and the others are saved', async () => {
  const { outbox, send, user } = await openPage();
  await workspace().ask('DELETE', '/suites/s1', undefined, { 'if-match': '*' });
  for (const one of [cell('r1', 0), cell('r1', 1), cell('r2', 0), cell('r1', 2)]) outbox.addCell(one);
  const state = await send();
  expect([state.cells, state.refused.length]).toEqual([0, 3]);
  expect(outboxProblem(state)).toContain('3 results of tests');
  expect(await savedIn('r2')).toEqual([0]);
  const said = await screen.findByText(/^3 results are only in this tab: case 0, case 1 and case 2\. .*deleted/);
  expect(said).toBeTruthy();
  // Refused cells are not sent again unless somebody asks for it.
  const before = workspace().seen.length;
  await send();
  expect(
    workspace()
      .seen.slice(before)
      .filter((line) => line.includes('/cells')),
  ).toEqual([]);

  const files: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file);
    return 'blob:x';
  });
  await user.click(screen.getByRole('button', { name: 'Save as CSV' }));
  expect(await files[0]?.text()).toContain('question 1');

  await workspace().ask('POST', '/suites/s1/restore');
  await user.click(screen.getByRole('button', { name: 'Send again' }));
  await waitFor(() => expect(screen.queryByText(/only in this tab/)).toBeNull());
  expect(useUiState.getState().announcement).toBe('3 results saved');
  expect(await savedIn('r1')).toEqual([0, 1, 2]);
});

it.each([
  ['while nothing runs', false],
  ['while other cells of the result run', true],
])(
  'cells behind one that the server refuses in every form are saved, and that one can be discarded %s',
  async (_, runs) => {
    const { outbox, send, user, services } = await openPage();
    for (const one of [cell('r1', 0), cell('r1', 1, UNREADABLE), cell('r1', 2), cell('r2', 0)]) outbox.addCell(one);
    expect(await send()).toMatchObject({ cells: 0, refused: [{ cell: { case: 1 } }] });
    expect([await savedIn('r1'), await savedIn('r2')]).toEqual([[0, 2], [0]]);
    await screen.findByText(/^1 result is only in this tab: case 1\. /);
    const opened = (await openSuites(services)).result('r1');
    await opened.loaded();
    expect(opened.stateOf(1, 0, 0)).not.toBe(CELL.open);
    if (runs) await act(() => opened.beginRun(1));
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await screen.findByText('Discard 1 result? It is nowhere else.');
    const [, confirm] = screen.getAllByRole('button', { name: 'Discard' });
    if (confirm) await user.click(confirm);
    await waitFor(() => expect(screen.queryByText(/only in this tab/)).toBeNull());
    expect(outbox.cellsOf('r1', 0, 9)).toEqual([]);
    await waitFor(() => expect(opened.stateOf(1, 0, 0)).toBe(CELL.open));
    if (!runs) await waitFor(() => expect(opened.read().info?.tally.open).toBe(1));
  },
);

it('a cell that the server answers with 400 is refused as a run is, and not sent for ever', async () => {
  const { outbox, send } = await openPage();
  workspace().fault = 400;
  outbox.addCell(cell('r1', 0));
  expect(await send()).toMatchObject({ cells: 0, why: null, refused: [{ refusal: 'The disk is full.' }] });
});

it('a cell is open again, and not refused, when it is to run once more, also in the same run', async () => {
  const { outbox, send, services } = await openPage();
  const { workspaceClient, sender } = await services.openCells();
  const lease = await takeLease(workspaceClient, 'r1', 'It runs elsewhere.');
  if (lease) sender.begin('r1', lease);
  for (const one of [cell('r1', 0, UNREADABLE), cell('r1', 1, UNREADABLE)]) outbox.addCell(one);
  await send();
  const { results } = await openSuites(services);
  await results.reopen('r1', [{ case: 0, variant: 0, repeat: 0 }]);
  expect(outbox.cellsOf('r1', 0, 9).map((one) => one.case)).toEqual([1]);
  const states: Record<number, number> = {};
  await results.each('r1', (key, state) => {
    states[key.case] = state;
  });
  expect(states).toEqual({ 0: CELL.open, 1: 2 });
  await lease?.release();
});

it('the page hears how many cells the server saved without their runs', async () => {
  const workspaceClient = async () => ({ status: 200, body: { isHeld: true, withoutRun: 1 } });
  const [ended] = [{ ...cell('r1', 0), term: 1 }];
  expect(await createCellSender(workspaceClient).send([ended])).toEqual({ kind: 'saved', count: 1, withoutRun: 1 });
});

it('a refused cell no longer counts as refused when it has run again', async () => {
  const { outbox, send } = await openPage();
  outbox.addCell(cell('r1', 0, UNREADABLE));
  await send();
  outbox.addCell(cell('r1', 0));
  expect(await send()).toMatchObject({ refused: [], why: null });
  expect(await savedIn('r1')).toEqual([0]);
});
