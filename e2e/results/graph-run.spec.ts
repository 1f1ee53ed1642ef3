/** The graph during a run and after it. */
import type { Page } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import { GraphPart } from '../pages/graph-part.ts';
import { GREETING, openRequest } from '../pages/open-request.ts';
import { answerWith, writeUntilModelRuns } from '../servers/run-answers.ts';

async function expectPositionKept(page: Page, graph: GraphPart): Promise<void> {
  const before = await graph.boxOf('Chat Output');
  const mode = page.getByRole('radiogroup', { name: 'Mode' });
  await mode.getByRole('radio', { name: 'Tests' }).check();
  await expect(page.getByRole('region', { name: 'Tests' })).toBeVisible();
  await mode.getByRole('radio', { name: 'Bench' }).check();
  await expect(graph.node('Chat Output')).toBeInViewport();
  expect(await graph.boxOf('Chat Output')).toEqual(before);
}

test('the graph shows the progress of each component during a run, its time afterwards, and the component that failed', async ({
  bench,
  front,
  page,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource.*status of 500/);
  const graph = new GraphPart(page);
  await openRequest(bench, GREETING, front.url);
  await graph.open();
  await bench.run();
  for (const name of ['Chat Input', 'Prompt Template', 'Language Model', 'Chat Output'])
    await expect(graph.node(name)).toHaveAccessibleDescription(/^done in (?:under )?\d/);
  await expectPositionKept(page, graph);

  front.answerRuns((_request, response) => writeUntilModelRuns(response, { inputs: 1 }));
  await bench.runButton.click();
  await expect(graph.node('Language Model')).toHaveAccessibleDescription('running');
  await expect(graph.node('Chat Output')).toHaveAccessibleDescription('waiting');
  await expect(graph.node('Chat Input')).toHaveAccessibleDescription(/^done in (?:under )?\d/);
  await bench.stopButton.click();
  await expect(graph.node('Language Model')).toHaveAccessibleDescription('stopped');

  front.answerRuns(
    answerWith(500, { detail: 'Error running graph: Error building Component Language Model: \n\nboom' }),
  );
  await bench.run();
  await page.getByRole('button', { name: 'Show on the graph' }).click();
  await expect(graph.node('Language Model')).toBeFocused();
  await expect(graph.node('Language Model')).toHaveAccessibleDescription(/^failed/);
});
