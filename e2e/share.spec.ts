import { expect, test } from './fixtures.ts';
import { GREETING, openRequest } from './pages/open-request.ts';
import { saveData } from './pages/save-data.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('the URL follows what is open: a streamed answer is complete in a new visit and by its link, and Back and Forward work', async ({
  bench,
  page,
}) => {
  await bench.open();
  await bench.run();
  const answer = await bench.answerText('Chat Output', 2);
  await expect(page).toHaveURL(/[?&]run=/);
  const link = page.url();
  await bench.waitUntilSaved();
  // A new visit reopens the newest run of the flow.
  await page.goto('/');
  await expect.poll(() => bench.answerText('Chat Output', 2)).toBe(answer);
  await page.goto(link);
  await expect.poll(() => bench.answerText('Chat Output', 2)).toBe(answer);
  await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(1);

  await bench.chooseFlow('Topic and audience');
  await bench.chooseFlow('Chat with memory');
  await page.goBack();
  await expect(bench.flow).toHaveValue(/Topic and audience/);
  await page.goForward();
  await expect(bench.flow).toHaveValue(/Chat with memory/);
  await page.reload();
  await expect(bench.flow).toHaveValue(/Chat with memory/);
});

test('a link contains the whole request, and opening it runs nothing', async ({ bench, browser, page, server }) => {
  const tweaks = '{\n  // shared too\n  "Prompt Template": { "tone": "wry" }\n}';
  await openRequest(bench, { ...GREETING, tweaks });
  await bench.input(1).fill('shared by link');
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = await bench.copiedLink();
  expect(link).not.toContain('shared by link');

  const fresh = await browser.newContext({ baseURL: server.url });
  const other = await fresh.newPage();
  await saveData(other);
  await other.goto(link);
  await expect(other.getByRole('textbox', { name: 'Input 1 value' })).toHaveValue('shared by link');
  await expect(other.getByRole('textbox', { name: 'Tweaks JSON' })).toHaveValue(tweaks);
  await expect(other.getByRole('heading', { name: 'Shared request: press Run' })).toBeVisible();
  await expect(other.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(0);
  await fresh.close();
});

test('a very long text is pasted, sent and taken back without a field that has to lay it out', async ({
  bench,
  page,
}) => {
  await openRequest(bench, GREETING);
  await page.evaluate(() => navigator.clipboard.writeText('word\n'.repeat(400_000)));
  await bench.input(1).fill('');
  await bench.input(1).press('ControlOrMeta+v');
  await expect(page.getByText('2.0 MB, too long to edit here')).toBeVisible();
  await expect(bench.input(1)).toHaveAttribute('aria-readonly', 'true');
  // The rest of the page reacts as always.
  await page.getByRole('tab', { name: 'Form', exact: true }).click();
  await page.getByRole('textbox', { name: 'tone', exact: true }).fill('wry');
  await page.getByRole('tab', { name: 'JSON', exact: true }).click();
  await expect(bench.reportRow(/Applied/)).toHaveCount(1);
  const sent = page.waitForRequest((request) => request.url().includes('/api/v1/run/'));
  await bench.run();
  expect((await sent).postData()?.match(/word/g)).toHaveLength(400_000);
  await page.getByRole('button', { name: 'Remove text of Input 1 value' }).click();
  await expect(bench.input(1)).toHaveValue('');
  await page.getByRole('button', { name: 'Undo remove' }).click();
  await expect(page.getByText('2.0 MB, too long to edit here')).toBeVisible();
});
