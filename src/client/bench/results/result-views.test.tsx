// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Run } from '#run/model/run.ts';
import { answeredRun, inputEnd, messageResult, outputReady, recordedResult, runOf } from '#run/testing/run-of.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ResultsPane } from './results-pane.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const TICKETS = [
  { ticket: 'T-10', title: 'Charged twice', score: 0.94 },
  { ticket: 'T-2', title: 'Two invoices', score: 0.83 },
  { ticket: 'T-3', title: 'VAT line missing', score: 0.58 },
  { ticket: 'T-4', title: 'Invoice differs', score: 0.69 },
  { ticket: 'T-5', title: 'Refund pending', score: 0.77 },
  { ticket: 'T-6', title: 'Card ending changed', score: 0.62 },
];

function dataRun(data: object): Run {
  const result = {
    results: {},
    outputs: { dataframe: { message: JSON.parse(JSON.stringify(data)), type: 'array' } },
    component_display_name: 'Similar Tickets',
    component_id: 'DataOutput-k2',
  };
  return runOf({
    request: { inputs: [{ input_value: 'a' }], stream: false },
    events: [
      [1, outputReady(0, messageResult('Some text'))],
      [2, outputReady(0, result, 1)],
      [3, inputEnd(0)],
    ],
  });
}

function show(run: Run, view = 'answer') {
  return renderPage(<ResultsPane />, { runs: [run], search: `view=${view}` });
}

/** The answers with the rows of each output as a table. */
async function showTables(run: Run) {
  const page = show(run);
  await page.user.click(await screen.findByRole('button', { name: 'Display' }));
  await page.user.click(await screen.findByRole('menuitemradio', { name: 'Table' }));
  return page;
}

async function showText(run: Run) {
  const page = show(run, 'json');
  await page.user.click(await screen.findByRole('radio', { name: 'Text' }));
  return page;
}

/** Records what is copied to the clipboard. */
function watchClipboard() {
  return vi.spyOn(navigator.clipboard, 'writeText');
}

it('the results strike a question that reached no component', async () => {
  const run: Run = { ...answeredRun(['Hi Ada']), missed: [{ input: 0, saved: 'Ada' }] };
  show(run, 'unknown');
  const [firstInput] = run.request.inputs ?? [];
  expect((await screen.findByText(firstInput?.input_value ?? '')).tagName).toBe('S');
  expect(screen.getByRole('note').textContent).toBe(
    ' This input reached no component. The flow’s saved text takes its place: Ada',
  );
});

it('the results do not strike a question that may have been answered, and say why it may not have been', async () => {
  const run: Run = { ...answeredRun(['Hi Ada']), missed: [{ input: 0, saved: null, frozen: 'Model-m1' }] };
  show(run, 'unknown');
  const [firstInput] = run.request.inputs ?? [];
  expect((await screen.findByText(firstInput?.input_value ?? '')).tagName).not.toBe('S');
  expect(screen.getByRole('note').textContent).toContain('This may answer an earlier input: Language Model is frozen');
});

describe('Table', () => {
  it('links a text, which has no rows, to its answer', async () => {
    const { user } = await showTables(dataRun(TICKETS));
    await user.click(await screen.findByRole('button', { name: 'See Chat Output, Input 1 in the list' }));
    expect(await screen.findByText('Some text')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /in the list$/ })).toBeNull();
  });

  it('shows rows, and says that a text is not a table', async () => {
    await showTables(dataRun(TICKETS));
    const text = await screen.findByRole('article', { name: 'Chat Output, Input 1' });
    expect(text.textContent).toContain('Chat Output is text. See it in the list');
    const table = screen.getByRole('table', { name: 'Similar Tickets, Input 1' });
    expect(table.getAttribute('aria-rowcount')).toBe('7');
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((head) => head.textContent),
    ).toEqual(['ticket', 'title', 'score', 'Menu of the row']);
    expect(within(table).getAllByRole('row')[1]?.textContent).toBe('T-10Charged twice0.94');
    expect(screen.getByText('6 rows, 3 columns')).toBeTruthy();
  });

  it('shows a row in the reply from its menu: its picked cell, else its first', async () => {
    const { user } = await showTables(dataRun(TICKETS));
    const openRow = async (row: string) => {
      await user.click(await screen.findByRole('button', { name: `${row} menu` }));
      await user.click(await screen.findByRole('menuitem', { name: 'Show in JSON' }));
      return (await screen.findByRole('treeitem', { selected: true })).textContent;
    };
    expect(await openRow('Row 2')).toContain('ticket');
    await user.click(screen.getByRole('tab', { name: 'Answer' }));
    await user.click(await screen.findByRole('cell', { name: 'Charged twice' }));
    expect(await openRow('Row 1')).toBe('title"Charged twice"');
  });

  it('sorts by a column on the first click, in the other direction on the second, and not on the third', async () => {
    const { user } = await showTables(dataRun(TICKETS));
    const table = await screen.findByRole('table', { name: 'Similar Tickets, Input 1' });
    const first = () => within(table).getAllByRole('row')[1]?.textContent;
    const head = within(table).getByRole('button', { name: 'score' });
    await user.click(head);
    expect(first()).toContain('0.58');
    expect(within(table).getByRole('columnheader', { name: 'score' }).getAttribute('aria-sort')).toBe('ascending');
    await user.click(head);
    expect(first()).toContain('0.94');
    await user.click(head);
    expect(within(table).getByRole('columnheader', { name: 'score' }).hasAttribute('aria-sort')).toBe(false);
  });

  it('filters, and copies the filtered rows as CSV', async () => {
    const { user } = await showTables(dataRun(TICKETS));
    const filter = await screen.findByRole('textbox', { name: 'Filter rows' });
    const copied = watchClipboard();
    await user.type(filter, 'invoice');
    expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'Copy CSV' }));
    expect(copied).toHaveBeenCalledWith('ticket,title,score\r\nT-2,Two invoices,0.83\r\nT-4,Invoice differs,0.69');
  });

  it('shows JSON found in a text, and says so', async () => {
    await showTables(runOf({ events: [[1, outputReady(0, recordedResult('chat-output-fed-by-data'))]] }));
    expect(await screen.findByText('JSON found in the text, shown as a table')).toBeTruthy();
    expect(screen.getByRole('table', { name: 'Chat Output, Input 1' }).textContent).toContain('hello d');
  });
});

describe('the Answer view of data', () => {
  it('shows a table too, with an accessor', async () => {
    const { user } = show(dataRun(TICKETS));
    const article = await screen.findByRole('article', { name: 'Similar Tickets, Input 1' });
    expect(within(article).getByRole('table')).toBeTruthy();
    const copied = watchClipboard();
    await user.click(within(article).getByRole('button', { name: 'Similar Tickets, Input 1 menu' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy accessor' }));
    expect(copied).toHaveBeenCalledWith('response.outputs[0].outputs[1].outputs.dataframe.message');
  });
});

describe('Tree', () => {
  it('expands, collapses and picks by keyboard, and shows the accessor in three languages', async () => {
    const { user } = show(answeredRun(['one', 'two']), 'json');
    const tree = await screen.findByRole('tree', { name: 'Response tree' });
    tree.focus();
    const picked = () => within(tree).getByRole('treeitem', { selected: true });
    expect(picked().textContent).toBe('text"one"');
    expect(screen.getByRole('group', { name: 'Value' }).textContent).toBe('one');
    expect(screen.getByRole('region', { name: 'Selected value' }).textContent).toContain(
      'Text of Chat Output, Input 1',
    );
    await user.keyboard('{Home}');
    expect(picked().textContent).toBe('response{ 2 }');
    // A shortcut of the browser: Alt and an arrow go back.
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}{Control>}{End}{/Control}');
    expect(picked().textContent).toBe('response{ 2 }');
    expect(picked().getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(picked().textContent).toBe('0{ 2 }Input 1');
    expect(picked().getAttribute('aria-level')).toBe('3');
    expect(picked().getAttribute('aria-posinset')).toBe('1');
    expect(picked().getAttribute('aria-setsize')).toBe('2');
    await user.keyboard('{ArrowLeft}');
    expect(picked().getAttribute('aria-expanded')).toBe('false');
    await user.keyboard('{ArrowRight}{End}{ArrowLeft}');
    expect(picked().textContent).toBe('0{ 4 }Chat Output');
    await user.keyboard('{Home}');
    const copied = watchClipboard();
    await user.click(screen.getByRole('radio', { name: 'jq' }));
    await user.type(screen.getByRole('textbox', { name: 'Find a key or value' }), 'two');
    await user.click(screen.getByRole('button', { name: 'Copy accessor' }));
    expect(copied).toHaveBeenCalledWith('.outputs[1].outputs[0].results.message.data.text');
  });

  it('says that a reply has not arrived yet, or never did', async () => {
    const page = show(runOf({ end: 'running' }), 'json');
    expect(await screen.findByText(/still arriving/)).toBeTruthy();
    page.unmount();
    show(runOf({ end: 'stopped' }), 'json');
    expect(await screen.findByText(/no reply to show as a tree/)).toBeTruthy();
  });
});

describe('Text', () => {
  it('copies the reply of a stream as received from Text, and as the JSON that run/advanced would answer from Tree', async () => {
    const headers: [string, string][] = [['content-type', 'text/event-stream']];
    const reply = { requestIndex: 0, status: 200, headers, body: 'data: {}', isCut: false };
    const run = answeredRun(['fine'], { replies: [reply] });
    const { user } = await showText(run);
    const copied = watchClipboard();
    await user.click(screen.getByRole('button', { name: 'Copy reply' }));
    expect(copied).toHaveBeenCalledWith('data: {}');
    await user.click(screen.getByRole('radio', { name: 'Tree' }));
    await user.click(screen.getByRole('button', { name: 'Copy reply' }));
    await waitFor(() =>
      expect(JSON.parse(copied.mock.lastCall?.[0] ?? '')).toEqual(JSON.parse(JSON.stringify(run.response))),
    );
  });

  it('shows the exact body with status and headers, one reply at a time', async () => {
    const replies = [
      {
        requestIndex: 0,
        status: 200,
        headers: [['content-type', 'application/json']] as [string, string][],
        body: '{"a":  1}\n',
        isCut: false,
      },
      { requestIndex: 1, status: 500, headers: [], body: '<b>no</b>', isCut: false },
    ];
    const { user } = await showText(runOf({ replies }));
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Raw response' });
    expect(field.value).toBe('{"a":  1}\n');
    expect(screen.getByText(/^200 · 10 B/)).toBeTruthy();
    expect(screen.getByText('application/json')).toBeTruthy();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Request' }), 'Request 2');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Raw response' }).value).toBe('<b>no</b>');
  });

  it.each([
    { status: 200, isSaid: true },
    { status: 422, isSaid: false },
  ])('says that the error came inside the reply if its status was $status', async ({ status, isSaid }) => {
    const base = { status: 422, raw: '{}', requestIndex: 0, elapsedMs: 9 };
    const refused = { code: 'TWEAKS_REFUSED' as const, fields: ['code'] };
    const replies = [{ requestIndex: 0, status, headers: [], body: 'data: {}', isCut: false }];
    await showText(runOf({ replies, error: { ...base, kind: 'refused-tweaks', refused } }));
    expect(await screen.findByText(new RegExp(`^${status} · 8 B`))).toBeTruthy();
    expect(screen.queryByText('The HTTP status was 200. The error came inside the reply.') !== null).toBe(isSaid);
  });
});
