/** A flow from a stranger, hostile in every text of it: names, notes, fields, options, descriptions. Nothing of it runs, loads or covers the page. */
import type { Page } from '@playwright/test';
import { IN_PROPORTION } from '../../src/contract/testing/time-growth.ts';
import { expect, test } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { GraphPart } from '../pages/graph-part.ts';
import { layoutMs } from '../pages/layout-ms.ts';
import { showResult } from '../pages/show-result.ts';
import { TestsPart } from '../pages/tests-part.ts';
import { drawnFlow } from '../servers/drawn-flow.ts';
import { HOSTILE_MARKDOWN } from '../servers/hostile-texts.ts';

const IMAGE = '<img src=x onerror=window.hacked=1>';
const SCRIPT = '</script><script>window.hacked=1</script>';
const NAME = `Stranger ${IMAGE} [x](javascript:window.hacked=1) \u202ePNG ${'w'.repeat(400)}`;
const hostileField = (type: string, value: unknown) => ({
  type,
  value,
  display_name: `${IMAGE} \u202e ${'w'.repeat(200)}`,
  info: HOSTILE_MARKDOWN.join(' '),
  placeholder: `"><script>window.hacked=1</script>`,
  options: [IMAGE, '__proto__', 'javascript:window.hacked=1', ''],
});

const flow = {
  ...drawnFlow(
    NAME,
    [
      { id: 'ChatInput-1', name: `Chat ${IMAGE}`, at: [0, 0], fields: { input_value: SCRIPT } },
      {
        id: 'Prompt-1',
        name: `__proto__ ${'w'.repeat(400)}`,
        at: [400, 0],
        fields: {
          template: '{constructor} {toString}',
          constructor: hostileField('str', SCRIPT),
          toString: hostileField('dropdown', IMAGE),
          ['__proto__']: hostileField('str', IMAGE),
          [IMAGE]: hostileField('bool', true),
          link: hostileField('link', 'javascript:window.hacked=1'),
          data: hostileField('dict', { [IMAGE]: SCRIPT, constructor: 1 }),
        },
      },
      { id: 'ChatOutput-1', name: 'constructor', at: [1e300, -1e300], fields: { input_value: '' } },
    ],
    ['ChatInput-1 -> Prompt-1.constructor', 'Prompt-1 -> ChatOutput-1.input_value'],
    [...HOSTILE_MARKDOWN, 'W'.repeat(2_500)].map((text, index) => ({ text, at: [index * 300, 600] as const })),
  ),
  description: HOSTILE_MARKDOWN.join('\n\n'),
  icon: 'javascript:window.hacked=1',
  icon_bg_color: 'red;background:url(https://evil.example/c.png)',
  tags: [IMAGE, '__proto__'],
};

/** What the page itself never draws. Requests that leave the machine, and errors, fail the story (`fixtures.ts`). */
const ACTIVE =
  'iframe, object, embed, base, video, audio, math, body script, [onerror], [onload], [onclick], [ontoggle], [onfocus], [srcdoc], [ping], a[href^="javascript:" i], a[href^="data:" i], img[src^="http"]';

/** The whole of a notice with the name of a flow is in its accessible name. */
async function expectSmallNotice(page: Page): Promise<void> {
  const box = await page.getByRole('region', { name: /^Notice: Imported Stranger/ }).boundingBox();
  expect(box?.height).toBeLessThan((page.viewportSize()?.height ?? 0) / 4);
}

async function expectHarmless(page: Page, screen: string): Promise<void> {
  expect(await page.evaluate(() => Reflect.get(window, 'hacked')), screen).toBeUndefined();
  await expect(page.locator('body').locator(ACTIVE), screen).toHaveCount(0);
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    height: document.documentElement.scrollHeight,
  }));
  expect(width, screen).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  expect(height, screen).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
}

async function openEveryTweaksView(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await page.getByRole('tab', { name: 'Form', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Find a field' })).toBeVisible();
  await expectHarmless(page, 'the form');
  const graph = new GraphPart(page);
  await graph.open();
  await expect(page.getByRole('note', { name: 'Note in the flow' }).first()).toBeAttached();
  await expectHarmless(page, 'the graph');
  const wordMs = (length: number) => layoutMs(page.getByText(new RegExp(`^W{${length}}$`)));
  expect((await wordMs(20_000)) / (await wordMs(2_500))).toBeLessThan(IN_PROPORTION);
  await graph.nodes.first().focus();
  await page.keyboard.press('Enter');
  await expectHarmless(page, 'the details of a component');

  await page.getByRole('tablist', { name: 'Tweak views' }).getByRole('tab', { name: 'JSON' }).click();
  await bench.setTweaks(
    JSON.stringify({
      'ChatOutput-1': { toString: SCRIPT },
      'Prompt-1': { constructor: IMAGE, [IMAGE]: false },
      [IMAGE]: { a: SCRIPT },
      constructor: { a: 1 },
    }),
  );
  await expect(bench.reportRow(/constructor/).first()).toBeVisible();
  await expectHarmless(page, 'the report');
  await page.getByRole('button', { name: 'What will be sent' }).click();
  await expect(page.getByRole('dialog', { name: 'What will be sent' })).toBeVisible();
  await expectHarmless(page, 'the plan');
  await page.keyboard.press('Escape');
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search commands' }).fill('constructor');
  await expect(page.getByRole('dialog', { name: 'Command palette' }).getByRole('option').first()).toBeVisible();
  await expectHarmless(page, 'the palette');
  await page.keyboard.press('Escape');
}

/** Two runs, all views of the second one, and both compared. */
async function openEveryResultView(bench: BenchPage): Promise<void> {
  const { page } = bench;
  for (const text of [SCRIPT, IMAGE]) {
    await bench.input(1).fill(text);
    await bench.run();
    await expectHarmless(page, 'a run');
  }
  for (const view of ['Answer', 'Inside', 'Frames', 'Text']) {
    await showResult(page, view);
    await expectHarmless(page, view);
  }
  await bench.waitUntilSaved();
  await bench.historyMenu(1, 'Compare with current');
  await expectHarmless(page, 'a comparison');
}

async function makeSuite(page: Page): Promise<void> {
  const mode = page.getByRole('radiogroup', { name: 'Mode' });
  await mode.getByRole('radio', { name: 'Tests' }).check();
  await page.getByRole('button', { name: 'New suite' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New suite' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(IMAGE);
  await dialog.getByRole('radio', { name: 'From the bench' }).check();
  await expectHarmless(page, 'a new suite');
  await dialog.getByRole('button', { name: 'Create suite' }).click();
  await expect(new TestsPart(page).region).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: /^Run all/ })).toBeVisible();
  await expectHarmless(page, 'a suite');
  await mode.getByRole('radio', { name: 'Bench' }).check();
}

async function openEveryPaneOnNarrowScreen(page: Page): Promise<void> {
  const viewport = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const pane of ['Tweaks', 'Results', 'Request']) {
    await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: pane }).click();
    await expectHarmless(page, `${pane} at 390 px`);
  }
  if (viewport) await page.setViewportSize(viewport);
}

test('a flow that is hostile in every text runs nothing and loads nothing, in every view', async ({
  bench,
  page,
  expectedConsole,
}) => {
  test.slow();
  // The run may fail: what matters is how that is shown.
  expectedConsole.push(/Failed to load resource/);
  await bench.open();
  await bench.dropFile('stranger.json', JSON.stringify(flow));
  await expect(bench.flow).toHaveValue(/^Stranger/);
  await expectSmallNotice(page);
  await expectHarmless(page, 'the request');
  await bench.flow.click();
  await expect(page.getByRole('option', { name: /Stranger/ })).toBeVisible();
  await expectHarmless(page, 'the list of flows');
  await page.keyboard.press('Escape');
  await openEveryTweaksView(bench);
  await openPalette(page);
  await openEveryResultView(bench);
  await makeSuite(page);
  await openEveryPaneOnNarrowScreen(page);

  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(page.getByRole('main', { name: 'Present' })).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
  await expect(page.locator('body').locator(ACTIVE)).toHaveCount(0);
});
