/** Files of a message, from the server's own store, through the connection. */
import { readFile } from 'node:fs/promises';
import { expect, test } from './front-fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import type { FrontServer } from './servers/front-server.ts';
import { replyOf } from './servers/recorded-results.ts';
import { answerWith, messageResult } from './servers/run-answers.ts';
import { PIXEL_PNG, SHORT_WEBM, silentWav } from './servers/small-files.ts';

const CHAT = ['ChatOutput-n5FuZ', 'Chat Output'] as const;

/** Uploads a file to the first flow; returns the form in which a message names it. */
async function upload(url: string, name: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
  const flows = await (await fetch(`${url}/api/v1/flows/`)).json();
  const form = new FormData();
  form.append('file', new File([content], name));
  const answer = await fetch(`${url}/api/v1/files/upload/${flows[0].id}`, { method: 'POST', body: form });
  expect(answer.status).toBe(201);
  return (await answer.json()).file_path;
}

function answerFiles(front: FrontServer, files: readonly unknown[]): void {
  const result = messageResult(...CHAT, 'With files');
  const [message] = Array.isArray(result.messages) ? result.messages : [];
  front.answerRuns(answerWith(200, replyOf([[{ ...result, messages: [{ ...message, files }] }]])));
}

test('an image is shown, sound and video play, and each has its type and size', async ({
  bench,
  page,
  front,
  server,
}) => {
  const wav = silentWav(1);
  const paths = await Promise.all([
    upload(server.url, 'dot.png', new Uint8Array(PIXEL_PNG)),
    upload(server.url, 'talk.wav', new Uint8Array(wav)),
    upload(server.url, 'film.webm', new Uint8Array(SHORT_WEBM)),
  ]);
  await bench.open(front.url);
  await bench.keepOneInput();
  answerFiles(front, paths);
  await bench.run();
  const files = bench.answer('Chat Output', 1).getByRole('list', { name: 'Files from Chat Output' });
  await expect(files.getByRole('listitem')).toHaveCount(3);

  const image = files.getByRole('img', { name: /dot\.png$/ });
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1);
  const full = files.getByRole('button', { name: /^Full size of .*dot\.png$/ });
  await full.press('Enter');
  await expect(full).toHaveAttribute('aria-pressed', 'true');

  for (const name of ['talk.wav', 'film.webm']) {
    const player = files.getByLabel(new RegExp(`_${name}$`));
    await expect.poll(() => player.evaluate((element: HTMLMediaElement) => element.duration)).toBe(1);
    await player.evaluate((element: HTMLMediaElement) => element.play());
    await expect.poll(() => player.evaluate((element: HTMLMediaElement) => element.ended)).toBe(true);
  }
  for (const about of [
    `dot\\.png, image/png, ${PIXEL_PNG.length} B`,
    'talk\\.wav, audio/(x-)?wav, [\\d.]+ kB',
    `film\\.webm, video/webm, ${SHORT_WEBM.length} B`,
  ]) {
    await expect(files.getByRole('button', { name: new RegExp(`^Download .*${about}$`) })).toBeVisible();
  }
  await expectNoViolations(page, 'files of a message', { within: '#results' });
  const download = page.waitForEvent('download');
  await files.getByRole('button', { name: /^Download .*talk\.wav/ }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/talk\.wav$/);
  expect((await readFile(await saved.path())).equals(wav)).toBe(true);
});

test('any other file is offered for download, whatever it claims to be', async ({ bench, page, front, server }) => {
  const markup = new TextEncoder().encode('<script>window.hacked = 1</script>');
  const path = await upload(server.url, 'page.html', markup);
  const rows = await upload(server.url, 'rows.csv', new TextEncoder().encode('a,b'));
  await bench.open(front.url);
  await bench.keepOneInput();
  answerFiles(front, [path, { path: rows, name: 'rows.csv', type: 'text/csv' }]);
  await bench.run();
  const files = bench.answer('Chat Output', 1).getByRole('list', { name: 'Files from Chat Output' });
  await expect(files.getByRole('button', { name: 'Download rows.csv, text/csv, 3 B' })).toBeVisible();
  const download = page.waitForEvent('download');
  await files.getByRole('button', { name: /^Download .*page\.html/ }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toBe('<script>window.hacked = 1</script>');
  await expect(files.getByRole('img')).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
});

test('a file elsewhere stays a link, and nothing is requested from there', async ({ bench, page, front }) => {
  const elsewhere: string[] = [];
  await page.route('https://pictures.example/**', (route) => {
    elsewhere.push(route.request().url());
    return route.abort();
  });
  await bench.open(front.url);
  await bench.keepOneInput();
  answerFiles(front, [
    'https://pictures.example/cat.png',
    { path: 'https://pictures.example/film.webm?of=me', name: 'film.webm', type: 'video/webm' },
  ]);
  await bench.run();
  const files = bench.answer('Chat Output', 1).getByRole('list', { name: 'Files from Chat Output' });
  await expect(files.getByRole('listitem').nth(0)).toHaveText(/^Image, elsewhere:.*pictures\.example/);
  await expect(files.getByRole('listitem').nth(1)).toHaveText(/^Video, elsewhere:.*pictures\.example/);
  const link = files.getByRole('link', { name: 'https://pictures.example/cat.png' });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  await link.hover();
  await expect(files.locator('img, video, audio')).toHaveCount(0);
  await bench.waitUntilSaved();
  await page.reload();
  await expect(link).toBeVisible();
  expect(elsewhere).toEqual([]);
});

test('a file that is no longer on the server is reported', async ({ bench, front, expectedConsole }) => {
  expectedConsole.push(/Failed to load resource/);
  await bench.open(front.url);
  await bench.keepOneInput();
  answerFiles(front, ['nowhere/gone.png']);
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText('gone.png: the server refused it (status 404)');
});
