/** Files of a request on a real Langflow, through the relay and directly. */
import { readRecording } from '../../src/contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '../../src/flow/testing/outline-flow.ts';
import { smallFlow } from './compared-flow.ts';
import { expect, openFlow, test, WAYS } from './langflow-page.ts';
import { currentLangflow, publish } from './servers.ts';

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
