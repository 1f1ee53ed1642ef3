/** Parts of the page that cannot be loaded: what is there stays, and the page says what is missing. */
import { expect, test } from '../front-fixtures.ts';
import { showResult } from '../pages/show-result.ts';

test.beforeEach(({ expectedConsole }) => {
  expectedConsole.push(/Failed to load resource|Failed to fetch dynamically imported module|Unable to preload CSS/);
});

const MISSING = 'This part of the page could not be loaded';

test('the page works without a view, a font and Markdown that fail to load, and loses nothing typed when its server has stopped', async ({
  bench,
  front,
  page,
}) => {
  const refused = page.waitForEvent('requestfailed', (request) => request.url().includes('jetbrains-mono'));
  front.blockPaths(
    /\/(?:(?:attach-to-input|file-field-bar|flow-map|form-view)-[^/]*\.(?:js|css)|jetbrains-mono-[^/]+\.css|markdown-text-[^/]+\.js)$/,
  );
  await bench.open(front.url);
  const notice = page.getByRole('region', { name: new RegExp(`^Notice: ${MISSING}`) });
  await expect(notice).toHaveCount(1);
  await refused;
  await bench.input(1).fill('do not lose me');
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText(/\w/);
  await bench.loadEditor();

  // A view that fails to load says so in its own panel.
  const views = page.getByRole('tablist', { name: 'Tweak views' });
  await views.getByRole('tab', { name: 'Form' }).click();
  const form = page.getByRole('tabpanel', { name: 'Form' });
  await expect(form.getByRole('alert', { name: MISSING })).toBeVisible();
  await views.getByRole('tab', { name: 'JSON' }).click();
  await expect(bench.editorLines).toBeVisible();

  await front.close();
  // Every view of an answer that is there.
  const results = page.getByRole('region', { name: 'Results' });
  for (const [view, part] of [
    ['Frames', 'output-ready'],
    ['Inside', 'Chat Output'],
  ] as const) {
    await showResult(page, view);
    await expect(results.getByRole('tabpanel')).toContainText(part);
  }
  await results.getByRole('tab', { name: 'Answer' }).click();
  await bench.run();
  await expect(page.getByRole('alert', { name: /Nothing answers at/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Connection: no answer/ })).toBeVisible();
  await expect(bench.input(1)).toHaveValue('do not lose me');
});

test('the tweaks stay editable when a worker script of the editor fails to load, and the page says which part is missing once its server is gone', async ({
  bench,
  front,
  page,
}) => {
  // Wait for everything that loads by itself, since parts have several files.
  let pending = 0;
  page.on('request', () => {
    pending += 1;
  });
  const end = () => {
    pending -= 1;
  };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  const form = page.waitForResponse(/connection-form-[^/]*\.js/);
  front.blockPaths(/\/json\.worker-[^/]*\.js$/);
  await bench.open(front.url);
  const tweaks = page.getByRole('textbox', { name: 'Tweaks JSON' });
  await tweaks.hover();
  await expect(page.getByText('The editor could not be loaded. You can type here')).toBeVisible();
  await tweaks.fill('{"temperature": 0.2}');
  await expect(bench.reportRow(/temperature/).first()).toBeVisible();

  await bench.input(1).fill('kept');
  await form;
  await expect.poll(() => pending).toBe(0);
  await front.close();
  await page.getByRole('heading', { name: 'Request', exact: true }).click();
  await page.keyboard.press('?');
  const notice = page.getByRole('region', { name: new RegExp(`^Notice: ${MISSING}`) });
  await expect(notice.getByRole('button', { name: 'Reload the page' })).toBeVisible();

  const modes = page.getByRole('radiogroup', { name: 'Mode' });
  await modes.getByRole('radio', { name: 'Tests' }).check();
  await expect(page.getByRole('alert', { name: MISSING })).toBeVisible();
  await modes.getByRole('radio', { name: 'Bench' }).check();
  await expect(bench.input(1)).toHaveValue('kept');

  // The controls for switching to another server still work.
  await page.getByRole('button', { name: 'Connection: Embedded engine' }).click();
  await expect(
    page.getByRole('dialog', { name: 'Connection' }).getByRole('radio', { name: 'Langflow server' }),
  ).toBeVisible();
});
