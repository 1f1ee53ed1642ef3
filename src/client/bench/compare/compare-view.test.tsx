// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import type { Run } from '#run/model/run.ts';
import { createRun } from '#run/reduce/create-run.ts';
import { answeredRun, inputEnd, messageResult, outputReady, runOf } from '#run/testing/run-of.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { windowSizeForEachTest } from '../../testing/window-size.ts';
import { CompareView } from './compare-view.tsx';

windowSizeForEachTest(1440, 900);
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

/** Compares these runs, the first of which is A. */
function compare(runs: readonly Run[], { search }: { search?: string } = {}) {
  const made = runs.map((run, position) => ({ ...run, id: `run-${position + 1}`, number: position + 1 }));
  const ids = made.map(({ id }) => id).join('.');
  const page = renderPage(<CompareView />, {
    runs: made.toReversed(),
    isShown: false,
    search: `runs=${search ?? ids}`,
  });
  const cell = (name: string) => within(screen.getByRole('article', { name: `Chat Output, ${name}` }));
  const texts = (role: string, name: string) =>
    cell(name)
      .queryAllByRole(role)
      .map(({ textContent }) => textContent);
  return {
    ...page,
    cell,
    removed: (name: string) => texts('deletion', name),
    added: (name: string) => texts('insertion', name),
    rows: (table: string) =>
      within(screen.getByRole('table', { name: table }))
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
  };
}

function failedRun(message: string, raw = ''): Run {
  const component = { component: 'LM-1', displayName: 'Language Model' };
  return runOf({
    error: { kind: 'component-failed', ...component, message, status: 500, raw, requestIndex: 0, elapsedMs: 1 },
  });
}

const answers = (...texts: string[]) => texts.map((text) => answeredRun([text]));
const table = (...rows: string[]) => `| id | score |\n| --- | --- |\n${rows.join('\n')}`;

it('Compare says which question reached no component', () => {
  const [one, other] = answers('Hi Ada', 'Hi Linus');
  if (!one || !other) throw new Error('There are two runs');
  compare([{ ...one, missed: [{ input: 0, saved: 'Ada' }] }, other]);
  const row = within(screen.getByRole('table', { name: 'Every input' }));
  row.getByText('not answered in A');
  expect(row.getByRole('button', { pressed: true }).querySelector('s')).not.toBeNull();
  expect(screen.getByRole('note').textContent).toContain('A: This input reached no component. The flow’s saved text');
});

it('Compare does not strike a question of A that only in B reached no component', () => {
  const [one, other] = answers('Hi Ada', 'Hi Linus');
  if (!one || !other) throw new Error('There are two runs');
  compare([one, { ...other, missed: [{ input: 0, saved: 'Ada' }] }]);
  const row = within(screen.getByRole('table', { name: 'Every input' }));
  row.getByText('not answered in B');
  expect(row.getByRole('button', { pressed: true }).querySelector('s')).toBeNull();
});

describe('answers', () => {
  it('in JSON are compared by structure', () => {
    const { removed, added, cell } = compare(
      answers(
        '{"city": "Paris", "people": 2, "tags": ["a", "b"]}',
        '{"tags": ["a", "x", "b"], "city": "Rome", "people": 2}',
      ),
    );
    expect(removed('Input 1, A')).toEqual(['"Paris"']);
    expect(cell('Input 1, A').getByText(/3 values the same/)).toBeDefined();
    expect(added('Input 1, B')).toEqual(['"x"', '"Rome"']);
    expect(cell('Input 1, B').getByText(/3 values the same/)).toBeDefined();
  });

  it('as tables are compared by row', () => {
    const { rows } = compare(
      answers(
        table('| T-1 | 0.9 |', '| T-2 | 0.8 |', '| T-3 | 0.7 |'),
        table('| T-1 | 0.9 |', '| T-3 | 0.75 |', '| T-4 | 0.6 |'),
      ),
    );
    const [head, ...first] = rows('Chat Output, Input 1, A');
    expect(head).toContain('id');
    expect(first).toEqual([
      expect.stringMatching(/T-10\.9/),
      expect.stringMatching(/−RemovedT-20\.8/),
      expect.stringMatching(/±ChangedT-30\.7$/),
    ]);
    expect(rows('Chat Output, Input 1, B').slice(1)).toEqual([
      expect.stringMatching(/T-10\.9/),
      expect.stringMatching(/±ChangedT-30\.75/),
      expect.stringMatching(/\+AddedT-40\.6/),
    ]);
  });

  it('of a finished run are compared with a failed one', () => {
    const { cell } = compare([answeredRun(['fine']), failedRun('boom')]);
    expect(screen.getByText(/B failed\. 500: Language Model failed/)).toBeDefined();
    expect(cell('Input 1, B').getByText(/No answer/)).toBeDefined();
  });

  it.each([
    ['no such model', 'same', 1],
    ['no key', 'differs', 0],
  ])(
    'of two failed runs are the same only if they failed for the same reason: no such model, and %s',
    (said, changed, same) => {
      const { rows } = compare([failedRun('no such model', '{"id": 1}'), failedRun(said, '{"id": 2}')]);
      expect(screen.getByText('A failed. 500: Language Model failed (no such model)')).toBeDefined();
      expect(screen.getByText(`B failed. 500: Language Model failed (${said})`)).toBeDefined();
      expect(screen.queryAllByText('The same in A and B')).toHaveLength(same);
      expect(rows('Every input').slice(1)).toEqual([expect.stringMatching(new RegExp(`${changed}$`))]);
    },
  );
});

describe('runs', () => {
  it('of different flows are compared as far as possible, and the page says what cannot be compared', async () => {
    const index = indexFlow(smallFlow([{ id: 'TextInput-t1', type: 'TextInput', name: 'Topic' }]));
    const here = answeredRun(['here']);
    const made = createRun({ ...here, missed: [], version: null, index, flow: { id: 'flow-2', name: 'Other' } });
    const { user, addresses } = compare([here, { ...answeredRun(['there']), ...made, status: 'done', durationMs: 1 }]);
    expect(screen.getByText('A ran Sample and B ran Other. Components are matched by id, or by name.')).toBeDefined();
    expect(screen.getByText(/Only in B: .*Topic/)).toBeDefined();
    const requests = within(screen.getByRole('table', { name: 'Requests that differ' }));
    expect(requests.getByRole('row', { name: /^Flow/ })).toBeDefined();
    await user.click(screen.getByRole('button', { name: "Use B's tweaks" }));
    await waitFor(() => expect(addresses.at(-1)).not.toContain('runs='));
  });

  it('with different inputs and outputs are compared, and the page says what only one has', async () => {
    const named = (name: string, text: string) => ({
      ...messageResult(text),
      component_id: `${name}-1`,
      component_display_name: name,
    });
    const all = runOf({
      request: { inputs: [{ input_value: 'rivers' }], outputs: ['Plan', 'Sheet'], stream: true },
      events: [
        [1, outputReady(0, named('Plan', table('| 1 | 2 |')), 0)],
        [1, outputReady(0, named('Sheet', 'about rivers'), 1)],
        [2, inputEnd(0)],
      ],
    });
    const some = runOf({
      request: { inputs: [{ input_value: 'rivers' }, { input_value: 'glaciers' }], outputs: ['Sheet'], stream: true },
      events: [
        [1, outputReady(0, named('Sheet', 'of rivers'))],
        [2, inputEnd(0)],
        [3, outputReady(1, named('Sheet', 'of glaciers'))],
        [4, inputEnd(1)],
      ],
    });
    const { user, rows } = compare([all, some]);
    expect(rows('Requests that differ')).toEqual(
      expect.arrayContaining(['Inputs sent12', expect.stringContaining('Plan, Sheet')]),
    );
    const article = (name: string) => within(screen.getByRole('article', { name }));
    expect(article('Plan, Input 1, A').getByRole('table')).toBeDefined();
    expect(article('Plan, Input 1, B').getByText('No output in this run.')).toBeDefined();
    const second = screen.getByRole('button', { name: /Input 2 of B/ });
    expect(second.parentElement?.textContent).toContain('only in B');
    await user.click(second);
    expect(article('Sheet, Input 2 of B, A').getByText('No output in this run.')).toBeDefined();
    expect(article('Sheet, Input 2 of B, B').getByText(/glaciers/)).toBeDefined();
  });
});

it('a tweak without a component is said to be of every component', () => {
  const tweaked = (max_tokens: number) => ({
    ...runOf({ request: { tweaks: { max_tokens }, stream: true }, events: [[1, inputEnd(0)]] }),
  });
  const { rows } = compare([tweaked(1), tweaked(2)]);
  expect(rows('Tweaks that differ')[1]).toBe('max_tokens, every component12');
});

it('the focus stays in the list of runs when another run is chosen by keyboard, and Escape closes first it, then Compare', async () => {
  const { user, addresses } = compare(answers('one', 'two', 'three', 'four'), { search: 'run-3.run-4' });
  const picker = screen.getByRole<HTMLInputElement>('combobox', { name: 'Run B' });
  expect(screen.queryByRole('combobox', { name: 'Run C' })).toBeNull();
  act(() => picker.focus());
  // The first key opens the list, which then marks the chosen run.
  const marked = () => document.getElementById(picker.getAttribute('aria-activedescendant') ?? '')?.textContent;
  await user.keyboard('{ArrowDown}');
  for (let step = 0; step < 4 && !marked()?.startsWith('#1 '); step += 1) await user.keyboard('{ArrowDown}');
  await user.keyboard('{Enter}');
  expect(picker.value).toMatch(/^#1 /);
  expect(document.activeElement).toBe(picker);
  await user.keyboard('{ArrowDown}{Escape}');
  expect(screen.getByRole('region', { name: 'Compare' })).toBeDefined();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(addresses.at(-1)).not.toContain('runs='));
});
