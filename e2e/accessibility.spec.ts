import { expect, test } from './front-fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { fillTweaks } from './pages/fill-tweaks.ts';
import { GraphPart } from './pages/graph-part.ts';
import { answerStream, answerWith } from './servers/run-answers.ts';
import { everyState, supportFlow } from './servers/support-flow.ts';

test('axe finds no violations on the bench, empty, done, in every view and every overlay', async ({ bench, page }) => {
  test.slow();
  await bench.open();
  await bench.loadEditor();
  await expectNoViolations(page, 'before the first run', { inBothSchemes: true });
  await bench.setTweaks('{ "Prompt Template": { "tone": "calm", "tnoe": 1 } }');
  await expect(bench.reportRow(/Ignored/)).toBeVisible();
  await bench.run();
  for (const name of ['Answer', 'Table', 'Tree', 'Raw']) {
    await page.getByRole('tab', { name, exact: true }).click();
    // The rest of the page is the same in all of them.
    await expectNoViolations(page, name, { inBothSchemes: true, ...(name !== 'Answer' && { within: '#results' }) });
  }
  await page.getByRole('button', { name: 'Command palette' }).click();
  await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeVisible();
  await expectNoViolations(page, 'palette', { inBothSchemes: true, within: '[role="dialog"]' });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Help' }).click();
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
  await expectNoViolations(page, 'shortcuts', { inBothSchemes: true, within: '[role="dialog"]' });
  await page.keyboard.press('Escape');
  await bench.requestMenu('Paste inputs');
  await expect(page.getByRole('dialog', { name: 'Paste inputs' })).toBeVisible();
  await expectNoViolations(page, 'paste inputs', { inBothSchemes: true, within: '[role="dialog"]' });
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Request plan' }).click();
  await expect(page.getByRole('region', { name: 'Request plan' })).toBeVisible();
  await expectNoViolations(page, 'request plan', { inBothSchemes: true, within: '#tweaks' });
});

test('axe finds no violations while text streams and after a failure', async ({
  bench,
  page,
  front,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource/);
  await bench.open(front.url);
  front.answerRuns(
    answerStream({
      chunks: ['# Title\n\nSome **text** '],
      component: 'ChatOutput-n5FuZ',
      displayName: 'Chat Output',
      ending: 'silent',
    }),
  );
  await bench.runButton.click();
  await expect(bench.answer('Chat Output', 1)).toContainText('Some text');
  await expectNoViolations(page, 'streaming');
  await bench.stopButton.click();
  await expectNoViolations(page, 'stopped', { within: '#results' });
  front.answerRuns(
    answerWith(500, { detail: 'Error running graph: Error building Component Language Model: \n\nboom' }),
  );
  await bench.run();
  await expectNoViolations(page, 'failed', { inBothSchemes: true, within: '#results' });
});

test('axe finds no violations on the graph, drawn and as a list', async ({ bench, page }) => {
  test.slow();
  await bench.open();
  await bench.dropFile('support.json', JSON.stringify(supportFlow));
  await expect(bench.flow).toHaveValue(/Support reply/);
  await fillTweaks(page, everyState);
  await expect(bench.reportRow(/Refused/)).toBeVisible();
  const graph = new GraphPart(page);
  await graph.open();
  await graph.node('Knowledge Search').click();
  await expect(graph.details).toBeVisible();
  await expectNoViolations(page, 'graph', { inBothSchemes: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'Tweaks' }).click();
  await expect(graph.list.getByRole('button', { name: /^Knowledge Search/ })).toBeVisible();
  await expectNoViolations(page, 'list of the graph');
});

test('axe finds no violations at 390 px, and a run moves to the results, with the focus', async ({ bench, page }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await bench.open();
  for (const name of ['Tweaks', 'Results', 'History', 'Request']) {
    await page
      .getByRole('tablist', { name: 'Panes' })
      .getByRole('tab', { name: new RegExp(name) })
      .click();
    if (name === 'Tweaks') {
      await bench.loadEditor();
      // Enough height for its last row and for the animation from below.
      await expect(bench.reportRow(/Language Model/)).toBeInViewport({ ratio: 1 });
    }
    await expectNoViolations(page, name);
  }

  await bench.input(1).fill('Maja, from a small phone');
  await bench.runButton.click();
  await expect(page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'Results' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(bench.answersOf(1)).toContainText('Maja');
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'Request' }).click();
  await bench.input(1).focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('tab', { name: 'Results' })).toBeFocused();
});
