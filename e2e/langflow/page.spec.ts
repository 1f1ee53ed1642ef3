/** What people come for, on a real Langflow, through the relay and directly. */
import type { Locator } from '@playwright/test';
import { readRecording } from '../../src/contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '../../src/flow/testing/outline-flow.ts';
import { expect, openFlow, publishSample, publishSlow, test, WAYS } from './langflow-page.ts';
import { currentLangflow, publish } from './servers.ts';

const server = currentLangflow();
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

test.beforeAll(async () => {
  await publishSample(server, '01-two-inputs', 'Suite greeting');
  await publishSample(server, '03-topic-and-audience', 'Suite topic');
  await publishSample(server, '04-two-models', 'Suite two models');
  await publishSample(server, '07-chat-with-memory', 'Suite memory');
  await publishSlow(server, 'Suite slow');
  const outline = parseOutline(readRecording('flows/file.json'));
  await publish(server, { ...exportFromOutline(outline), name: 'Suite file' });
});

for (const { relay, way } of WAYS) {
  test(`two inputs give two different answers, ${way}`, async ({ bench, page }) => {
    await openFlow(bench, 'Suite greeting', { server, relay });
    await bench.input(1).fill('Ada, who loves engines');
    await page.getByRole('button', { name: 'Add input' }).click();
    await bench.input(2).fill('Grace, from a long voyage');
    await page.getByRole('button', { name: 'What will be sent' }).click();
    const plan = page.getByRole('region', { name: 'Request plan' });
    await expect(plan.getByRole('heading', { name: '2 inputs → 2 requests' })).toBeVisible();
    await bench.run();
    await expect(bench.status).toHaveText(/Run finished/);
    await expect(bench.answer('Chat Output', 1)).toContainText('Ada');
    await expect(bench.answer('Chat Output', 2)).toContainText('Grace');
    await expect(bench.answer('Chat Output', 2)).not.toContainText('Ada');
  });

  test(`a targeted input and chosen outputs reach what they name, ${way}`, async ({ bench }) => {
    await openFlow(bench, 'Suite topic', { server, relay });
    await bench.input(1).fill('volcanoes');
    await bench.chooseTargets(1, ['Topic']);
    await bench.chooseOutputs(['Explanation']);
    await bench.run();
    await expect(bench.answer('Explanation', 1)).toContainText(/volcano/i);
    await expect(bench.answersOf(1).getByRole('article')).toHaveCount(1);
  });

  test(`text streams with Stream on, and Stop keeps what came, ${way}`, async ({ bench, page }) => {
    await openFlow(bench, 'Suite slow', { server, relay });
    await bench.input(1).fill('Ada about engines');
    const stream = page.getByRole('switch', { name: 'Stream' });
    await expect(stream).not.toBeChecked();
    await stream.setChecked(true);
    await bench.runButton.click();
    await expect(bench.answer('Chat Output', 1).locator('[aria-busy=true]')).toContainText(/\w+ \w+/);
    await bench.stopButton.click();
    await expect(bench.status).toHaveText('Run stopped');
    await expect(bench.answersOf(1)).toContainText('Stopped by you');
  });

  test(`two models stream at once, each into its own output, ${way}`, async ({ bench, page }) => {
    await openFlow(bench, 'Suite two models', { server, relay });
    await bench.input(1).fill('What is a bench?');
    await page.getByRole('switch', { name: 'Stream' }).setChecked(true);
    await bench.run();
    await expect(bench.status).toHaveText(/Run finished/);
    const answers = bench.answersOf(1).getByRole('article');
    await expect(answers).toHaveCount(2);
    const proseOf = (answer: Locator) => answer.getByRole('paragraph').first().innerText();
    expect(await proseOf(answers.first())).not.toEqual(await proseOf(answers.last()));
  });

  test(`a session remembers across runs on a route that takes one, ${way}`, async ({ bench, page }) => {
    await openFlow(bench, 'Suite memory', { server, relay });
    await page.getByRole('button', { name: 'New session ID' }).click();
    await bench.input(1).fill('Hello, my name is Ottilie');
    await bench.run();
    await bench.input(1).fill('What is my name?');
    await bench.run();
    await expect(bench.status).toHaveText(/Run finished/);
    await expect(bench.answersOf(1).getByRole('article').first()).toContainText('Your name is Ottilie');
  });

  test(`an attached file is read, and an attached image goes with the message, ${way}`, async ({ bench, page }) => {
    await openFlow(bench, 'Suite file', { server, relay });
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^Attach file to path of/ }).click();
    const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('The bench is made of oak.') };
    await (await choosing).setFiles(notes);
    await expect(page.getByRole('list', { name: 'File fields' })).toContainText(/notes( \(\d+\))?\.txt/);
    await bench.run();
    await expect(page.getByRole('region', { name: 'Results' })).toContainText('The bench is made of oak.');

    await bench.chooseFlow('Suite greeting');
    const choosingImage = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach file to Input 1' }).click();
    await (await choosingImage).setFiles({ name: 'dot.png', mimeType: 'image/png', buffer: DOT });
    const files = page.getByRole('list', { name: 'Files of Input 1' });
    await expect(files.locator('img')).toBeVisible();
    await bench.input(1).fill('Ada');
    const sending = page.waitForRequest(/\/api\/v1\/run\/advanced\//);
    await bench.run();
    expect((await sending).postData()).toMatch(/"files":.*dot.*\.png/);
    await expect(bench.status).toHaveText(/Run finished/);
    await expect(bench.answer('Chat Output', 1)).toContainText('Ada');
  });
}

test('components are watched live where the server reports them', async ({ bench, page }) => {
  await openFlow(bench, 'Suite greeting', { server, relay: true });
  await bench.input(1).fill('Ada, who loves engines');
  const watch = page.getByRole('switch', { name: 'Watch components live' });
  await watch.click();
  await expect(watch).toBeChecked();
  await bench.run();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(bench.answer('Chat Output', 1)).toContainText('Ada');
  await page.getByRole('button', { name: 'What will be sent' }).click();
  await expect(page.getByRole('region', { name: 'Request plan' })).toContainText('/api/v2/workflows');
});
