import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { fillTweaks } from '../pages/fill-tweaks.ts';
import { GraphPart } from '../pages/graph-part.ts';
import { expectNamedPictures } from '../pages/targets.ts';
import { everyState, supportFlow } from '../servers/drawn-support-flow.ts';
import { largeFlow } from '../servers/large-flow.ts';

async function dropFlow(bench: BenchPage, flow: Record<string, unknown>): Promise<void> {
  await bench.dropFile('flow.json', JSON.stringify(flow));
  await expect(bench.flow).toHaveValue(new RegExp(String(flow.name)));
}

/** The support flow, with a tweak in each state. */
async function openSupport(bench: BenchPage): Promise<GraphPart> {
  await bench.open();
  await dropFlow(bench, supportFlow);
  await fillTweaks(bench.page, everyState);
  await expect(bench.reportRow(/Applied.*top_k/)).toBeVisible();
  return new GraphPart(bench.page);
}

const SEARCH = 'Knowledge Search';

async function expectStates(graph: GraphPart): Promise<void> {
  const node = (name: string) => graph.node(name);
  await expect(node(SEARCH)).toHaveAccessibleName('Knowledge Search, applied: top_k 4 to 8');
  await expect(node(SEARCH)).toContainText('4 → 8');
  await expect(node('Summarizer')).toContainText('no such field: words?');
  await expect(node('Priority Rules')).toHaveAccessibleName('Priority Rules, refused: code');
  await expect(node('Chat Input')).toHaveAccessibleName(/overridden: input_value by Input 1/);
  await expect(node('Language Model LanguageModel-h9QmE')).toContainText('400 → 600');
  await expect(node('Language Model LanguageModel-b2LxT')).toContainText('went to h9QmE');
  await expect(node('Similar Tickets')).toHaveAccessibleName('Similar Tickets, not reached');
  await expect(node('Similar Tickets')).toContainText('Not reached: not a chosen output');
  await expect(graph.page.getByRole('note', { name: 'Note in the flow' })).toContainText(
    'Answers tickets of all tiers.',
  );
  await expectNamedPictures(graph.page);
  // The list has the components as text, in the order of the run.
  const items = graph.list.getByRole('listitem');
  await expect(items).toHaveCount(11);
  await expect(items.first()).toContainText('Chat Input, overridden: input_value by Input 1');
  await expect(items.filter({ hasText: 'Knowledge Search, applied' })).toHaveText(
    'Knowledge Search, applied: top_k 4 to 8; feeds Similar Tickets, Prompt Template',
  );
}

async function showAllFields(bench: BenchPage, graph: GraphPart): Promise<void> {
  await bench.chooseTargets(1, ['Chat Input']);
  await expect(graph.node('Customer Tier')).toContainText('Not reached by Input 1: keeps its own text');
  await graph.display('All fields');
  await expect(graph.node('Language Model LanguageModel-b2LxT')).toContainText('from Prompt Template');
  await graph.display('Changes only');
}

/** From a field of a component, and from its details, to the line of the tweak; from the report to the component. */
async function goToLines(bench: BenchPage, graph: GraphPart): Promise<void> {
  await graph.node(SEARCH).click();
  await expect(graph.node(SEARCH)).toHaveAttribute('aria-pressed', 'true');
  await expect(graph.details.getByRole('row', { name: /^Applied.*top_k/ })).toContainText('4 → 8');
  await expectNoViolations(bench.page, 'graph', { inBothSchemes: true, within: '#tweaks' });
  await graph.node(SEARCH).getByText('top_k').click();
  await expect(bench.editor).toBeFocused();
  await expect(bench.reportRow(/top_k/)).toHaveAttribute('aria-current', 'true');
  // The button is drawn while the row has the pointer.
  await bench.reportRow(/words/).hover();
  await bench.reportRow(/words/).getByRole('button', { name: 'Show Summarizer on the graph' }).click();
  await expect(graph.node('Summarizer')).toBeFocused();
  await expect(bench.page.getByRole('heading', { name: 'Summarizer' })).toBeVisible();
  await graph.region.getByRole('button', { name: 'Go to line 7', exact: true }).click();
  await expect(bench.editor).toBeFocused();
  await expect(bench.reportRow(/words/)).toHaveAttribute('aria-current', 'true');
}

async function resetAndUndo(graph: GraphPart): Promise<void> {
  const { page } = graph;
  await graph.node(SEARCH).click();
  await graph.region.getByRole('button', { name: 'Reset field', exact: true }).click();
  await expect(graph.node(SEARCH)).not.toHaveAccessibleName(/applied/);
  const notice = page.getByRole('region', { name: 'Notice' }).filter({ hasText: 'top_k reset' });
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(graph.node(SEARCH)).toHaveAccessibleName(/applied: top_k 4 to 8/);
  // Otherwise a click in the list would close its details.
  await graph.node(SEARCH).focus();
  await page.keyboard.press('Escape');
  await expect(graph.details).toHaveCount(0);
}

test('every component on the graph, or in the list of a narrow screen, says what the request does to it and leads to its line', async ({
  bench,
  page,
}) => {
  test.slow();
  // The graph moves when the details take its place, and a click on a field could come while it does.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const graph = await openSupport(bench);
  await bench.chooseOutputs(['Chat Output', 'Summary']);
  await graph.open();
  await expectStates(graph);
  await showAllFields(bench, graph);
  await goToLines(bench, graph);
  await graph.open();
  await resetAndUndo(graph);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'Tweaks' }).click();
  await graph.list.getByRole('button', { name: 'Knowledge Search, applied: top_k 4 to 8' }).click();
  await expect(graph.details.getByRole('row', { name: /^Applied.*top_k/ })).toBeVisible();
  await expectNoViolations(page, 'list of the graph', { within: '#tweaks' });
  await graph.display('Graph');
  await expect(graph.node(SEARCH)).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

/** Walks the graph by keyboard, and checks the focus after each key. */
async function walkByKeyboard(bench: BenchPage, graph: GraphPart): Promise<void> {
  const { page } = bench;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (name: RegExp, key = 'Tab') => {
    const isThere = () =>
      page.evaluate((source) => {
        const { activeElement: active } = document;
        const said = active?.getAttribute('aria-label') ?? active?.textContent ?? '';
        return new RegExp(source).test(said);
      }, name.source);
    for (let count = 0; count < 30 && !(await isThere()); count += 1) await press(key);
  };
  await page.getByRole('tablist', { name: 'Tweak views' }).getByRole('tab', { name: 'JSON' }).focus();
  await press('ArrowRight');
  await press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Graph' })).toBeFocused();
  await expect(graph.node('Chat Input')).toBeVisible();
  // Tab reaches the controls above the graph first.
  await tabTo(/^Fit graph$/);
  await press('Tab');
  await expect(graph.node('Chat Input')).toBeFocused();
  await press('ArrowDown');
  const fed = graph.region.locator(':focus');
  await expect(fed).toHaveAccessibleName(/^(Prompt Template|Priority Rules|Knowledge Search)/);
  await press('ArrowUp', 'End');
  await expect(fed).toHaveAccessibleName(/Summary|Chat Output/);
  await press('ArrowUp', 'ArrowUp');
  await expect(graph.node('Prompt Template')).toBeFocused();
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'Prompt Template' })).toBeVisible();
  await press('Escape');
  await expect(page.getByRole('heading', { name: 'Prompt Template' })).toHaveCount(0);
  await press('Enter');
  await tabTo(/^Zoom in$/, 'Shift+Tab');
  const before = await graph.boxOf('Chat Input');
  await press('Enter');
  await expect.poll(async () => (await graph.boxOf('Chat Input')).width).toBeGreaterThan(before.width);
  await tabTo(/^Go to line 12, tone$/);
  await press('Enter');
  await expect(bench.editor).toBeFocused();
  await press('ControlOrMeta+Shift+G');
  await expect(graph.node('Prompt Template')).toBeFocused();
}

/** Pans and zooms a large graph, which also has a map. */
async function panAndZoom(graph: GraphPart): Promise<void> {
  const { nodes, page } = graph;
  await graph.open();
  await expect(page.getByRole('img', { name: 'Map of the graph' })).toBeVisible();
  // It opens at a readable size, and fits on demand.
  const first = await graph.boxOf('Chat Input');
  expect(first.width).toBeGreaterThan(172 * 0.84);
  await expect(graph.node('Chat Input')).toBeInViewport();
  await graph.region.getByRole('button', { name: 'Fit graph' }).click();
  await expect(nodes).toHaveCount(200);
  const small = await graph.boxOf('Part 95');
  await page.mouse.move(small.x + small.width / 2, small.y + small.height / 2);
  for (let turn = 0; turn < 6; turn += 1) await page.mouse.wheel(0, -240);
  await expect.poll(async () => (await graph.boxOf('Part 95')).width).toBeGreaterThan(small.width * 2);
  // Components out of view are not in the document.
  await expect.poll(() => nodes.count()).toBeLessThan(150);

  const { x, y } = await graph.boxOf('Part 95');
  await page.mouse.move(x - 8, y - 8);
  await page.mouse.down();
  await page.mouse.move(x + 52, y + 32, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await graph.boxOf('Part 95')).x - x)).toBe(60);
  await graph.region.getByRole('button', { name: 'Fit graph' }).click();
  await expect(nodes).toHaveCount(200);
}

/** The direction of a graph follows the shape of its pane. */
async function turnWithPane(graph: GraphPart): Promise<void> {
  const { nodes, page } = graph;
  await expect(graph.node('Part 95')).toHaveCount(0);
  const boxes = async () => [await graph.boxOf('Chat Input'), await graph.boxOf('Part 10')] as const;
  await graph.region.getByRole('button', { name: 'Fit graph' }).click();
  await expect(nodes).toHaveCount(20);
  const [above, below] = await boxes();
  expect(below.y).toBeGreaterThan(above.y + above.height);
  await page.getByRole('button', { name: 'Maximise Tweaks' }).click();
  await expect.poll(async () => (await graph.boxOf('Chat Input')).width).toBeGreaterThan(172 * 0.84);
  const [left, right] = await boxes();
  expect(right.x).toBeGreaterThan(left.x + left.width);

  await graph.display('List');
  await expect(graph.list.getByRole('button', { name: 'Part 10', exact: true })).toBeVisible();
}

test('the graph is used by keyboard alone, a large one is panned and zoomed, and its direction follows the shape of its pane', async ({
  bench,
}) => {
  test.slow();
  const graph = await openSupport(bench);
  await walkByKeyboard(bench, graph);
  await dropFlow(bench, largeFlow({ components: 200, hasPositions: true }));
  await panAndZoom(graph);
  await dropFlow(bench, largeFlow({ components: 20, hasPositions: false }));
  await turnWithPane(graph);
});
