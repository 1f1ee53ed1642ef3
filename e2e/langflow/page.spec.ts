/** The main tasks on a real Langflow, through the relay and directly. */
import type { Page } from '@playwright/test';
import { readRecording } from '../../src/contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '../../src/flow/testing/outline-flow.ts';
import { expect, openFlow, test, WAYS } from './langflow-page.ts';
import { currentLangflow, publish } from './servers.ts';
import { smallFlow } from './small-flow.ts';

const server = currentLangflow();
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

test.beforeAll(async () => {
  const outline = parseOutline(readRecording('flows/file.json'));
  await publish(server, { ...exportFromOutline(outline), name: 'Suite file' });
  // A Chat Output directly after a Chat Input drops the files, and 1.13.0 fails to store a message with an image.
  const picture = smallFlow(
    'Suite picture',
    [
      { id: 'ChatInput-f1', type: 'ChatInput' },
      { id: 'Pass-f2', type: 'Pass' },
      { id: 'ChatOutput-f3', type: 'ChatOutput', values: { should_store_message: false } },
    ],
    [
      ['ChatInput-f1', 'message', 'Pass-f2', 'input_message'],
      ['Pass-f2', 'output_message', 'ChatOutput-f3', 'input_value'],
    ],
  );
  await publish(server, picture);
});

/** Checks where its times come from, and that an input's model has some. */
async function expectTimes(page: Page, source: string, input: number): Promise<void> {
  await page.getByRole('tab', { name: 'Timeline', exact: true }).click();
  await expect(page.getByText(source)).toBeVisible();
  const rows = page.getByRole('table', { name: `Timeline, Input ${input}`, exact: true }).getByRole('row');
  await expect(rows.filter({ hasText: 'Language Model' })).toContainText(/ended at [\d.,]+ m?s/);
}

test('two inputs give two different answers, and a targeted input and chosen outputs reach their components', async ({
  bench,
  page,
}) => {
  for (const { relay, way } of WAYS) {
    await test.step(way, async () => {
      await openFlow(bench, 'Two inputs, two answers', { server, relay });
      await bench.input(1).fill('Ada, who loves engines');
      await page.getByRole('button', { name: 'Add input' }).click();
      await bench.input(2).fill('Grace, from a long voyage');
      await page.getByRole('button', { name: 'What will be sent' }).click();
      const plan = page.getByRole('region', { name: 'Request plan' });
      await expect(plan.getByRole('heading', { name: '2 inputs, 2 requests' })).toBeVisible();
      await bench.run();
      await expect(bench.status).toHaveText(/Run finished/);
      await page.getByRole('tab', { name: 'Answer', exact: true }).click();
      await expect(bench.answer('Chat Output', 1)).toContainText('Ada');
      await expect(bench.answer('Chat Output', 2)).toContainText('Grace');
      await expect(bench.answer('Chat Output', 2)).not.toContainText('Ada');
      await expectTimes(page, 'Langflow’s traces and were measured on the server', 2);
      await bench.keepOneInput();
    });
  }

  await test.step('a targeted input and chosen outputs reach their components', async () => {
    await bench.chooseFlow('Topic and audience');
    await bench.input(1).fill('volcanoes');
    await bench.chooseTargets(1, ['Topic']);
    await bench.chooseOutputs(['Explanation']);
    await bench.run();
    await page.getByRole('tab', { name: 'Answer', exact: true }).click();
    await expect(bench.answer('Explanation', 1)).toContainText(/volcano/i);
    await expect(bench.answersOf(1).getByRole('article')).toHaveCount(1);
  });

  await test.step('components are shown live if the server reports them', async () => {
    await openFlow(bench, 'Two inputs, two answers', { server, relay: true });
    await bench.input(1).fill('Ada, who loves engines');
    const watch = page.getByRole('switch', { name: 'Watch components live' });
    await watch.click();
    await expect(watch).toBeChecked();
    const sending = page.waitForRequest(/\/api\/v2\/workflows$/);
    await bench.run();
    expect((await sending).postDataJSON()).toMatchObject({ mode: 'stream' });
    await expect(bench.status).toHaveText(/Run finished/);
    await page.getByRole('tab', { name: 'Answer', exact: true }).click();
    await expect(bench.answer('Chat Output', 1)).toContainText('Ada');
    await expectTimes(page, 'Langflow’s live events', 1);
  });
});

for (const { relay, way } of WAYS) {
  test(`an attached file is read, and an attached image is shown in the answer, ${way}`, async ({ bench, page }) => {
    await openFlow(bench, 'Suite file', { server, relay });
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^Attach file to path of/ }).click();
    const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('The bench is made of oak.') };
    await (await choosing).setFiles(notes);
    await expect(page.getByRole('list', { name: 'File fields' })).toContainText(/notes( \(\d+\))?\.txt/);
    await bench.run();
    await expect(page.getByRole('region', { name: 'Results' })).toContainText('The bench is made of oak.');

    await bench.chooseFlow('Suite picture');
    const choosingImage = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach file to Input 1' }).click();
    // It is stored with the flow through the relay, and with the user directly.
    const fetching = page.waitForResponse(
      (response) => response.ok() && /\/api\/v(1\/files\/images|2\/files)\/./.test(response.url()),
    );
    await (await choosingImage).setFiles({ name: 'dot.png', mimeType: 'image/png', buffer: DOT });
    await expect(page.getByRole('list', { name: 'Files of Input 1' }).locator('img')).toBeVisible();
    await bench.input(1).fill('Ada');
    const sending = page.waitForRequest(/\/api\/v1\/run\/advanced\//);
    await bench.run();
    expect((await sending).postData()).toMatch(/"files":.*dot.*\.png/);
    await expect(bench.status).toHaveText(/Run finished/);
    const answer = bench.answer('Chat Output', 1);
    await expect(answer).toContainText('Ada');
    const image = answer
      .getByRole('list', { name: 'Files from Chat Output' })
      .getByRole('img', { name: /dot.*\.png$/ });
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1);
    // Fetched once for both pictures, with the key, which the server requires.
    const fetched = (await fetching).request();
    expect(fetched.headers()['x-api-key']).toBe(server.headers['x-api-key']);
    const [path = ''] = /\/api\/v.*/.exec(fetched.url()) ?? [];
    expect((await fetch(`${server.url}${path}`)).ok).toBe(false);
  });
}
