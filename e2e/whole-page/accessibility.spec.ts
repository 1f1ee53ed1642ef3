import { expect, test } from '../front-fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { showResult } from '../pages/show-result.ts';
import { shownHeight } from '../pages/shown-height.ts';
import { expectNamedPictures, expectTargets } from '../pages/targets.ts';
import type { FrontServer } from '../servers/front-server.ts';
import { answerStream, answerWith } from '../servers/run-answers.ts';

test('axe finds no violations on the bench before and after a run, in every view and every overlay', async ({
  bench,
  page,
}) => {
  test.slow();
  await bench.open();
  await bench.loadEditor();
  await expectNoViolations(page, 'before the first run', { within: '#results, #history' });
  await bench.setTweaks('{ "Prompt Template": { "tone": "calm", "tnoe": 1 } }');
  await expect(bench.reportRow(/Ignored/)).toBeVisible();
  await bench.run();
  await expectNamedPictures(page);
  await expectTargets(page);
  for (const name of ['Answer', 'Inside', 'Tree', 'Text', 'Frames']) {
    await showResult(page, name);
    // The rest of the page is the same with every view.
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
  await page.getByRole('button', { name: 'What will be sent' }).click();
  await expect(page.getByRole('dialog', { name: 'What will be sent' })).toBeVisible();
  await expectNoViolations(page, 'what will be sent', { inBothSchemes: true, within: '[role="dialog"]' });
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Form', exact: true }).click();
  const head = page.getByRole('heading', { name: /^Prompt Template/ });
  await expect(head).toHaveAccessibleName('Prompt Template Prompt-w3Xr8');
  await expectTargets(page);
  // The size of a window at 200 % zoom.
  await page.setViewportSize({ width: 720, height: 450 });
  await expectNoViolations(page, 'at 200 %', { hasTargets: true });
});

async function failOnce(bench: BenchPage, front: FrontServer): Promise<void> {
  front.answerRuns(
    answerWith(500, { detail: 'Error running graph: Error building Component Language Model: \n\nboom' }),
  );
  await bench.run();
}

/** On a narrow screen each pane is the whole page except for the bars. */
async function checkEveryPaneOnNarrowScreen(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await page.setViewportSize({ width: 390, height: 844 });
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
    await expectNoViolations(page, name, name === 'Tweaks' ? {} : { within: `#${name.toLowerCase()}` });
  }
}

/** 1280 x 1024 at 400 % zoom: the page scrolls, so that an answer has the window for itself, with Run below it. */
async function readAt400Percent(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await page.setViewportSize({ width: 320, height: 256 });
  await bench.runButton.click();
  await expect(bench.status).toHaveText(/Run finished/);
  // 170 px are eight lines of the answer.
  await expect.poll(() => shownHeight(bench.answersOf(1))).toBeGreaterThan(170);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.setViewportSize({ width: 390, height: 844 });
}

async function runOnNarrowScreen(bench: BenchPage): Promise<void> {
  const { page } = bench;
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
  await readAt400Percent(bench);
}

test('axe finds no violations at 390 px, while text streams and after a failure', async ({
  bench,
  page,
  front,
  expectedConsole,
}) => {
  test.slow();
  expectedConsole.push(/Failed to load resource.*status of 500/);
  await bench.open(front.url);
  await checkEveryPaneOnNarrowScreen(bench);
  await runOnNarrowScreen(bench);

  await page.setViewportSize({ width: 1440, height: 900 });
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
  // During a run there are also the button Stop and the progress of each input.
  await expectNoViolations(page, 'streaming', { within: 'header, #request, #results, #history' });
  await bench.stopButton.click();
  await expectNoViolations(page, 'stopped', { within: '#results' });
  await failOnce(bench, front);
  await expectNoViolations(page, 'failed', { inBothSchemes: true, within: '#results' });
});
