// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sampleIndex } from '#run/testing/sample-run.ts';
import { runKeys } from '../runs/run-cache.ts';
import { useUiState } from '../shell/state/ui-state.ts';
import { openNewBrowser } from '../testing/open-new-browser.ts';
import { LONG, many, openTests, said, suiteText } from '../testing/open-tests.tsx';
import { sampleDetail } from '../testing/render-page.tsx';
import { workspaceForEachTest } from '../testing/test-workspace.ts';
import { stopSuiteRun } from './runs/start-suite-run.ts';

const workspace = workspaceForEachTest({ hasEngine: true });
beforeEach(openNewBrowser);
afterEach(cleanup);

const LOUD = 'variants:\n  - name: Loud\n    tweaks: {}\n';
const THREE = [
  '{name: one, input: one, checks: [contains: one]}',
  '{name: two, input: two, checks: [contains: three]}',
  '{name: three, input: three, expected: x}',
];

/** The requests of the flow so far. */
const sent = () => workspace().seen.filter((line) => line.includes('/run/')).length;
const button = (name: string) => screen.getByRole('button', { name });

it.each([
  ['failed', THREE[1] ?? ''],
  ['broken', '{name: two, input: two, checks: [judge: {rubric: kind, min: 0.5, by: {flow: nobody}}]}'],
])(
  'a %s answer is accepted by the second A, after the first has moved the focus to the difference',
  async (state, one) => {
    const { runAll, end, user } = await openTests(workspace(), suiteText([one]));
    await runAll();
    await end();
    await user.click(await screen.findByRole('gridcell', { name: new RegExp(`: ${state}$`) }));
    screen.getByRole('grid').focus();
    await user.keyboard('a');
    const difference = await screen.findByRole('region', { name: 'Expected against answer' });
    await waitFor(() => expect(document.activeElement).toBe(difference));
    await user.keyboard('a');
    await within(difference).findByText('The answer is the expected text.');
  },
);

it('the counts say what they count: cases that the filters show, and cells in each state', async () => {
  const { runAll, end } = await openTests(workspace(), suiteText([THREE[1] ?? ''], LOUD));
  await runAll();
  await end();
  const [cases, cells] = [screen.getByText('Cases'), screen.getByText('Cells')];
  expect(within(cases.parentElement ?? cases).getByRole('radio', { name: 'Failed 1' })).toBeTruthy();
  expect(within(cells.parentElement ?? cells).getByRole('listitem').textContent).toBe('2 failed');
});

it('a stopped run keeps what is done, and the rest runs in the same result', async () => {
  const { services, service, runAll, end, user } = await openTests(
    workspace(),
    suiteText(THREE, `at-once: 1\n${LOUD}`),
  );
  workspace().before = ({ url }) => {
    if (url.includes('/run/') && sent() === 3) stopSuiteRun(services, service, 'words');
  };
  await runAll();
  await end();
  expect(said()).toBe('Stopped: 2 of 6 have run');
  await screen.findByText('2 of 6 have run');
  expect(screen.getAllByRole('gridcell', { name: /: not run$/ })).toHaveLength(4);
  workspace().before = () => undefined;
  await user.click(button('Run the rest'));
  await waitFor(() => expect(said()).toBe('Done: 2 passed, 2 failed, 0 broken, 2 answered'), LONG);
  expect(sent()).toBe(3 + 4);
  expect(await service.results.list('words')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Run the rest' })).toBeNull();
  // A cell without checks is told apart, and no column counts it.
  expect(screen.getByRole('gridcell', { name: 'Case 3, Flow: answered' })).toBeTruthy();
  expect(screen.getByRole('columnheader', { name: 'Flow' }).textContent).toContain('1 of 2');

  // Run failed sends what failed, and says so.
  const failed = button('Run failed');
  expect(failed.getAttribute('title')).toBe('2 cells: 2 failed');
  await user.click(failed);
  await waitFor(() => expect(sent()).toBe(3 + 4 + 2), LONG);
  await end();
});

it('the page names what was edited since the result, and runs only that', async () => {
  const { service, runAll, end, user } = await openTests(workspace(), suiteText(THREE, LOUD));
  await runAll();
  await end();
  const edit = (text: string) =>
    text.replace('contains: one', 'contains: on').replace('tweaks: {}', 'tweaks: {Chat Output: {sender_name: Loud}}');
  await act(async () => void service.document('words').edit(edit));
  await screen.findByText('Variant A and 1 case changed since #1.');
  await user.click(button('Run what changed'));
  await waitFor(() => expect(sent()).toBe(6 + 4), LONG);
  await end();
  expect(await service.results.list('words')).toHaveLength(2);
});

it('the page says before the first run how many cells will run at once', async () => {
  await openTests(workspace(), suiteText(THREE));
  expect(screen.getByRole('columnheader', { name: 'Case' }).textContent).toContain('4 in parallel');
});

it('the page does not say that nothing has run while the results are read', async () => {
  const { client } = await openTests(workspace(), suiteText(THREE));
  const counts = screen.getByRole('list', { name: 'Cell counts' });
  expect(counts.textContent).toBe('3 not run');
  workspace().before = ({ url }) => url.includes('/results') && new Promise(() => undefined);
  act(() => void client.resetQueries({ queryKey: [...runKeys.suites, 'results', 'words'] }));
  await waitFor(() => expect(screen.getAllByRole('gridcell', { name: /: loading$/ })).toHaveLength(3));
  expect(counts.textContent).toBe('');
});

it('a run that sends 500 requests or more asks first', async () => {
  const { services, service, runAll, end, user, addresses } = await openTests(workspace(), suiteText(many(500)));
  await runAll();
  const dialog = within(await screen.findByRole('dialog', { name: 'Send 500 requests?' }));
  expect(dialog.getByText('500 to this server.')).toBeTruthy();
  const names = dialog.getAllByRole('button').map(({ textContent }) => textContent);
  expect(names).toEqual(expect.arrayContaining(['Cancel', 'Run the first 50 cases', 'Send 500 requests']));
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(sent()).toBe(0);
  // What is shown stays until it runs.
  expect(addresses).toEqual([]);
  await runAll();
  await user.click(await screen.findByRole('button', { name: 'Run the first 50 cases' }));
  await waitFor(() => expect(service.runOf('words').progress?.read().all).toBe(50), LONG);
  stopSuiteRun(services, service, 'words');
  await end();
});

it('a run pauses after 20 cells without an answer, and says once that all are broken', async () => {
  const { service, runAll, end, user } = await openTests(workspace(), suiteText(many(25), 'at-once: 1\n'));
  const answer = globalThis.fetch;
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    if (String(request[0]).includes('/run/')) throw new TypeError('fetch failed');
    return answer(...request);
  });
  await runAll();
  const alert = await screen.findByText('20 cells in a row are broken. Paused.', {}, LONG);
  const inside = within(alert.parentElement ?? document.body);
  expect(inside.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Go on', 'Stop']);
  await user.click(inside.getByRole('button', { name: 'Stop' }));
  await end();
  expect(said()).toBe('Stopped: 20 of 25 have run');
  const broken = await screen.findByRole('alert', { name: /answers|answer/ });
  expect(broken.textContent).toContain('No cell got an answer');
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  expect(service.runOf('words').pause).toBeNull();
});

it('an open cell shows the answers of the other outputs', async () => {
  const { outputs } = sampleIndex;
  const flow = { ...sampleDetail, index: { ...sampleIndex, outputs: [...outputs, ...outputs] } };
  const { runAll, end, user } = await openTests(
    workspace(),
    suiteText(['{name: one, input: one}']).replace('two-inputs', 'two-models'),
    { flow },
  );
  await runAll();
  await end();
  await user.click(screen.getByRole('gridcell', { name: 'Case 1, Flow: answered' }));
  const drawer = within(await screen.findByRole('complementary', { name: 'Case 1, Flow' }, LONG));
  const choice = within(await drawer.findByRole('radiogroup', { name: 'Output' }, LONG));
  const [counts, other] = choice.getAllByRole('radio');
  if (!counts || !other) throw new Error('The flow has two outputs');
  const answer = () => drawer.getByRole('article').textContent;
  const first = answer();
  await user.click(other);
  expect(answer()).not.toBe(first);
  await user.click(counts);
  expect(answer()).toBe(first);
});

it('the page says that the only tweak of a variant is ignored, and Undo takes back a change of the variant but no later one', async () => {
  const ignored = LOUD.replace('{}', '{Language Modle: {words: 9}}');
  const { service, user } = await openTests(workspace(), suiteText(['{input: one}'], ignored));
  const sentence = 'Its only tweak was ignored, so this is the original flow. Did you mean Language Model?';
  expect(within(screen.getByRole('columnheader', { name: /Loud/ })).getByRole('note').textContent).toBe(sentence);
  const document = service.document('words');
  const remove = async () => {
    await user.click(await screen.findByRole('button', { name: 'Variant A menu' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    await waitFor(() => expect(document.read().text).not.toContain('Loud'));
    return useUiState.getState().notices.at(-1)?.actions.get('Undo');
  };
  const undo = await remove();
  act(() => undo?.());
  await waitFor(() => expect(document.read().text).toContain('Loud'));
  const late = await remove();
  act(() => void document.edit((text) => text.replace('name: Words', 'name: Others')));
  act(() => late?.());
  expect(document.read().text).toContain('name: Others');
  expect(said()).toMatch(/^Not undone/);
  // A removal is made to the suite as it is then, not as it is shown.
  act(() => void document.edit((text) => text.replace('cases:', `${LOUD}cases:`)));
  await user.click(await screen.findByRole('button', { name: 'Variant A menu' }));
  const item = await screen.findByRole('menuitem', { name: 'Remove' });
  act(() => {
    document.edit((text) => text.replace('  - {', '  - {input: two, checked-variants: [Loud]}\n  - {'));
    item.click();
  });
  expect(said()).toMatch(/^Variant Loud removed\. 1 case was checked in it alone/);
  expect(document.read().text).not.toContain('Loud');
  // Nor is another variant edited or moved that has its place by then.
  act(() => void document.edit((text) => text.replace('cases:', `${LOUD}cases:`)));
  for (const [name, why] of [
    ['Edit', 'Not opened'],
    ['Move left', 'Not changed'],
  ] as const) {
    act(() => void document.edit((text) => text.replace('variants:\n', 'variants:\n  - {name: Calm, tweaks: {}}\n')));
    await user.click(await screen.findByRole('button', { name: 'Variant B menu' }));
    const chosen = await screen.findByRole('menuitem', { name });
    act(() => {
      document.edit((text) => text.replace('  - {name: Calm, tweaks: {}}\n', ''));
      chosen.click();
    });
    expect(said()).toBe(`${why}: The variants have changed meanwhile`);
  }
  await act(async () => void (await document.settled()));
});

it('an open cell shows an ignored tweak of its case as it was sent', async () => {
  const { runAll, end, user } = await openTests(
    workspace(),
    suiteText(['{name: one, input: one, tweaks: {Nobody: {words: 20}}}']),
  );
  await runAll();
  await end();
  await user.click(screen.getByRole('gridcell', { name: /^Case 1, Flow: answered/ }));
  const sentTweaks = await screen.findByRole('table', { name: 'Tweaks sent' }, LONG);
  expect(within(sentTweaks).getByRole('row', { name: /Nobody words/ }).textContent).toMatch(/20$/);
});
