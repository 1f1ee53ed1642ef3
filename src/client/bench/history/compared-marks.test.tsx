// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answeredRun, runOf } from '#run/testing/run-of.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { renderPage } from '../../testing/render-page.tsx';
import { HistoryStrip } from './history-strip.tsx';

beforeEach(() => void vi.stubGlobal('fetch', () => new Promise(() => undefined)));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Run 3 is the shown one. */
const RUNS = ['three', 'two', 'one'].map((text, at) => answeredRun([text], { number: 3 - at }));

/** As Escape and Back do it. */
function CloseCompare() {
  const { closeCompare } = useNavigate();
  return (
    <button type="button" onClick={closeCompare}>
      Close Compare
    </button>
  );
}

function show(runs = RUNS, search = '') {
  return renderPage(
    <>
      <CloseCompare />
      <HistoryStrip onOpenFile={() => undefined} isListUp={false} onToggleList={() => undefined} />
      <NoticeList />
    </>,
    { runs, search },
  );
}

const item = (name: string) => screen.findByRole('button', { name });

async function choose(user: UserEvent, run: string, name: string): Promise<void> {
  await user.click(await item(`${run} menu`));
  await user.click(await screen.findByRole('menuitem', { name }));
}

it.each<[string, (user: UserEvent, name: string) => Promise<void>]>([
  ['its menu', (user, name) => choose(user, name, 'Compare with current')],
  [
    'C',
    async (user, name) => {
      (await item(name)).focus();
      await user.keyboard('c');
    },
  ],
  [
    'a click with Ctrl',
    async (user, name) => {
      await user.keyboard('{Control>}');
      await user.click(await item(name));
      await user.keyboard('{/Control}');
    },
  ],
])(
  'the strip compares the shown run as A with a second one by %s, marks both until Compare closes, and replaces B',
  async (_, compare) => {
    const { user, addresses } = show();
    const markOf = async (name: string) =>
      /compared as (.)/.exec((await item(name)).closest('li')?.textContent ?? '')?.[1];
    await compare(user, 'Run 1');
    await waitFor(() => expect(addresses.at(-1)).toContain('runs=run-3.run-1'));
    expect(await Promise.all(['Run 3', 'Run 2', 'Run 1'].map(markOf))).toEqual(['A', undefined, 'B']);
    await compare(user, 'Run 2');
    await waitFor(() => expect(addresses.at(-1)).toContain('runs=run-3.run-2'));
    expect(await Promise.all(['Run 3', 'Run 2', 'Run 1'].map(markOf))).toEqual(['A', 'B', undefined]);
    await user.click(screen.getByRole('button', { name: 'Close Compare' }));
    await waitFor(() => expect(addresses.at(-1)).not.toContain('runs='));
    expect(await Promise.all(['Run 3', 'Run 2', 'Run 1'].map(markOf))).toEqual([undefined, undefined, undefined]);
  },
);

it.each([
  ['C', async (user: UserEvent) => user.keyboard('c')],
  [
    'a click with Ctrl',
    async (user: UserEvent) => {
      await user.keyboard('{Control>}');
      await user.click(await item('Run 3'));
      await user.keyboard('{/Control}');
    },
  ],
])('%s on a run that cannot be compared says why, and leaves what is shown', async (_, press) => {
  const { user, addresses } = show(RUNS, 'runs=run-3.run-1');
  (await item('Run 3')).focus();
  await press(user);
  expect(await screen.findByText(/^Run 3 cannot be compared\. Open another run first/)).toBeDefined();
  expect(addresses).toEqual([]);
});

it('C on a run in progress says that it is still running', async () => {
  const { user } = show([runOf({ number: 4, end: 'running' }), ...RUNS], 'run=run-3');
  (await item('Run 4, running')).focus();
  await user.keyboard('c');
  await screen.findByText('Run 4 cannot be compared. It is still running.');
});

it.each([
  ['the shown run with itself', RUNS, 3],
  ['a run with one that is still running', [runOf({ number: 3, end: 'running' }), ...RUNS.slice(1)], 2],
])('the strip does not compare %s', async (_, runs, number) => {
  const { user } = show(runs);
  await user.click(await item(`Run ${number} menu`));
  const entry = await screen.findByRole('menuitem', { name: 'Compare with current' });
  expect(entry.getAttribute('aria-disabled') ?? entry.getAttribute('data-disabled')).toBe('true');
});
