// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunEntry } from '#contract/workspace/run-entry.ts';
import { runKeys } from '../../../runs/run-cache.ts';
import { workspaceKeys } from '../../../shell/api/workspace-query.ts';
import { type PageOptions, renderPage } from '../../../testing/render-page.tsx';
import { stubLayout } from '../../../testing/stub-layout.ts';
import { AllRuns } from './all-runs.tsx';

const MINUTE = 60_000;
const JONAS: PageOptions = {
  you: { name: 'Jonas Weber', from: 'page' },
  people: [
    { name: 'Jonas Weber', runs: 1 },
    { name: 'Mara Lind', runs: 2 },
    { name: null, runs: 1 },
  ],
};

function entryOf(number: number, more: Partial<RunEntry> = {}): RunEntry {
  return {
    id: `run-${number}`,
    number,
    person: 'Mara Lind',
    name: null,
    note: null,
    isPinned: false,
    status: 'done',
    flow: { id: 'flow-1', name: 'Support reply' },
    ranOn: { server: 'Embedded engine' },
    errorKind: null,
    startedAt: Date.now() - 12 * MINUTE,
    savedAt: 0,
    durationMs: 2_460,
    change: 'temperature',
    inputs: 1,
    bytes: 1,
    version: 1,
    ...more,
  };
}

const RUNS = [
  entryOf(31, { status: 'failed', errorKind: 'refused-tweaks', isPinned: true }),
  entryOf(30, { person: 'Jonas Weber', name: 'The good one' }),
  entryOf(29, { person: null, startedAt: new Date(2020, 0, 5).getTime() }),
];

/** The requests to the server, and what it answers: by default all runs on one page. */
let queries: string[] = [];
let answer: (query: URLSearchParams) => Response | Promise<Response>;
/** How many runs the server says that it has; null for no answer. */
let count: number | null = null;
const INFO = {
  you: { name: null, from: 'none' },
  runs: { count: 0, pinned: 0, bytes: 0, maxRuns: 20_000, maxBytes: 2e9 },
};
const page = (runs: readonly RunEntry[], next: string | null = null) => Response.json({ runs, next });

beforeEach(() => {
  queries = [];
  count = null;
  answer = () => page(RUNS);
  stubLayout();
  vi.stubGlobal('fetch', async (path: string) => {
    const [of, query = ''] = path.split('?');
    if (of === '/workspace/v1' && count !== null) return Response.json({ ...INFO, runs: { ...INFO.runs, count } });
    if (of !== '/workspace/v1/runs') return new Promise(() => undefined);
    queries.push(query);
    return answer(new URLSearchParams(query));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(options: PageOptions = JONAS) {
  const onClose = vi.fn<() => void>();
  return { ...renderPage(<AllRuns onOpenFile={() => undefined} onClose={onClose} />, options), onClose };
}

const rows = async () => {
  const table = await screen.findByRole('table', { name: 'All runs' });
  return within(table)
    .getAllByRole('row')
    .map((row) =>
      within(row)
        .queryAllByRole('cell')
        .map(({ textContent }) => textContent),
    )
    .filter(({ length }) => length > 0);
};

it('All runs lists who ran what, how it ended and when', async () => {
  show();
  expect(screen.getByText('Loading the runs')).toBeTruthy();
  expect(await rows()).toEqual([
    ['#31', 'MMara Lind', 'temperature · Support reply', 'Refused', '12 min ago'],
    ['#30', 'JYou', 'The good one · temperature · Support reply', '2.46 s', '12 min ago'],
    ['#29', 'No name', 'temperature · Support reply', '2.46 s', '5 Jan 2020'],
  ]);
  expect(screen.getByRole('button', { name: 'Open run 31, refused' }).getAttribute('aria-describedby')).toBeTruthy();
  expect(screen.getAllByRole('img', { name: 'Pinned' })).toHaveLength(1);
  // The server counted them before these were made.
  expect(screen.getByRole('status').textContent).toBe('3 runs on this server');
});

it('All runs says no number while the runs are loading, though the server has counted none before they were made', async () => {
  count = 0;
  let arrive: (reply: Response) => void = () => undefined;
  answer = () => new Promise((resolve) => (arrive = resolve));
  const { client } = show();
  await waitFor(() => expect(client.getQueryData<typeof INFO>(workspaceKeys.info)?.runs.count).toBe(0));
  expect(screen.getByRole('status').textContent).toBe('');
  arrive(page(RUNS));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('3 runs on this server'));
});

it('All runs names nobody where people have no names', async () => {
  show({});
  expect((await rows())[0]).toEqual(['#31', 'temperature · Support reply', 'Refused', '12 min ago']);
  expect(screen.queryByRole('radiogroup', { name: 'Whose runs' })).toBeNull();
  expect(screen.queryByRole('combobox', { name: 'Person' })).toBeNull();
});

it('All runs can show the runs of one person, or yours', async () => {
  const { user } = show();
  await rows();
  await user.click(screen.getByRole('radio', { name: 'Mine' }));
  await waitFor(() => expect(queries.at(-1)).toBe('person=Jonas+Weber'));
  await user.click(screen.getByRole('combobox', { name: 'Person' }));
  await user.click(await screen.findByRole('option', { name: 'Mara Lind' }));
  await waitFor(() => expect(queries.at(-1)).toBe('person=Mara+Lind'));
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Everyone' }).checked).toBe(true);
  await user.click(screen.getByRole('combobox', { name: 'Person' }));
  await user.click(await screen.findByRole('option', { name: 'Somebody without a name' }));
  await waitFor(() => expect(queries.at(-1)).toBe('person='));
});

it('All runs searches on the server, and offers all runs again if none is found', async () => {
  const { user } = show();
  await rows();
  let found: (reply: Response) => void = () => undefined;
  answer = (query) => (query.has('text') ? new Promise((resolve) => (found = resolve)) : page(RUNS));
  await user.type(screen.getByRole('searchbox', { name: 'Search runs' }), 'refund');
  expect(screen.getByRole('status').textContent).toBe('Searching');
  await waitFor(() => expect(queries).toEqual(['', 'text=refund']));
  // The runs before stay until there is an answer.
  expect(await rows()).toHaveLength(3);
  found(page([]));
  expect(await screen.findByText(/No run has “refund” in its inputs, answers, name or note\./)).toBeTruthy();
  expect(screen.getByRole('status').textContent).toBe('0 found');
  await user.click(screen.getByRole('button', { name: 'Show all runs' }));
  expect(await rows()).toHaveLength(3);
});

it('All runs says why the runs could not be loaded, and can try again', async () => {
  answer = () => Response.json({ detail: 'The database does not answer' }, { status: 503 });
  const { user } = show();
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The runs could not be loaded. The database does not answer.');
  answer = () => page(RUNS);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await rows()).toHaveLength(3);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('All runs says that there are no runs yet', async () => {
  answer = () => page([]);
  show();
  expect(await screen.findByText('No runs on this server yet. Press Run: your runs appear here.')).toBeTruthy();
});

it('the keyboard moves between the runs of All runs, loads more at the end, and opens one with Enter', async () => {
  answer = (query) => (query.get('cursor') === 'more' ? page([entryOf(28)]) : page(RUNS, 'more'));
  const { user, addresses, onClose } = show();
  await rows();
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('-1');
  screen.getByRole('button', { name: 'Open run 31, refused' }).focus();
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Open run 30');
  await user.keyboard('{End}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Open run 29');
  await waitFor(async () => expect(await rows()).toHaveLength(4));
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('5');
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(addresses.at(-1)).toContain('run=run-28'));
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Open run 28' }).getAttribute('aria-current')).toBe('true'),
  );
  // On a screen of this width it would cover the results.
  expect(onClose).toHaveBeenCalledTimes(1);
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(2);
});

it('All runs copies the permanent link of a run', async () => {
  const { user } = show();
  await rows();
  await user.click(screen.getByRole('button', { name: 'Copy permanent link to run 30' }));
  expect(await navigator.clipboard.readText()).toBe(`${location.origin}/?run=run-30`);
});

it('the focus stays in All runs when a name is saved, so that Escape closes it', async () => {
  const { user, onClose } = show();
  await rows();
  await user.click(screen.getByRole('button', { name: 'Run 30 menu' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Name' }));
  await user.type(await screen.findByRole('textbox', { name: 'Name of run 30' }), '{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open run 30' })));
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalled();
});

it('All runs closes when one of them is compared in the open Compare, which it would cover', async () => {
  const { user, addresses, onClose } = show({ ...JONAS, search: 'runs=run-31.run-30' });
  await rows();
  await user.click(screen.getByRole('button', { name: 'Run 29 menu' }));
  expect(onClose).not.toHaveBeenCalled();
  await user.click(await screen.findByRole('menuitem', { name: 'Compare with current' }));
  await waitFor(() => expect(addresses.at(-1)).toContain('runs=run-31.run-29'));
  expect(onClose).toHaveBeenCalled();
});

it('All runs counts again when a run was deleted', async () => {
  count = 3;
  const { client } = show();
  await rows();
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('3 runs on this server'));
  count = 2;
  answer = () => page(RUNS.slice(1));
  await client.invalidateQueries({ queryKey: runKeys.summaries });
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('2 runs on this server'));
});
