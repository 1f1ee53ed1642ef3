/** Files of a message, from the server's own store, through the connection. */
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, test } from './front-fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { GREETING, openRequest } from './pages/open-request.ts';
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

const WAV = silentWav(1);
const MARKUP = '<script>window.hacked = 1</script>';

/** A message with files of the server, of another one, and one that is gone. */
async function answerEveryKind(front: FrontServer, url: string): Promise<void> {
  const [dot, talk, film, html, rows] = await Promise.all([
    upload(url, 'dot.png', new Uint8Array(PIXEL_PNG)),
    upload(url, 'talk.wav', new Uint8Array(WAV)),
    upload(url, 'film.webm', new Uint8Array(SHORT_WEBM)),
    upload(url, 'page.html', new TextEncoder().encode(MARKUP)),
    upload(url, 'rows.csv', new TextEncoder().encode('a,b')),
  ]);
  answerFiles(front, [
    dot,
    talk,
    film,
    html,
    { path: rows, name: 'rows.csv', type: 'text/csv' },
    'https://pictures.example/cat.png',
    { path: 'https://pictures.example/film.webm?of=me', name: 'film.webm', type: 'video/webm' },
    'nowhere/gone.png',
  ]);
}

async function expectImageAndPlayers(files: Locator): Promise<void> {
  const image = files.getByRole('img', { name: /dot\.png$/ });
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1);
  const full = files.getByRole('button', { name: /^Full size of .*dot\.png$/ });
  await full.press('Enter');
  await expect(full).toHaveAttribute('aria-pressed', 'true');
  for (const name of ['talk.wav', 'film.webm']) {
    const player = files.getByLabel(new RegExp(`_${name}$`));
    await expect.poll(() => player.evaluate((element: HTMLMediaElement) => element.duration)).toBe(1);
    await player.evaluate((element: HTMLMediaElement) => {
      element.playbackRate = 4;
      return element.play();
    });
    await expect.poll(() => player.evaluate((element: HTMLMediaElement) => element.ended)).toBe(true);
  }
}

async function expectDownloadsOffered(files: Locator): Promise<void> {
  for (const about of [
    `dot\\.png, image/png, ${PIXEL_PNG.length} B`,
    'talk\\.wav, audio/(x-)?wav, [\\d.]+ kB',
    `film\\.webm, video/webm, ${SHORT_WEBM.length} B`,
    'rows\\.csv, text/csv, 3 B',
  ]) {
    await expect(files.getByRole('button', { name: new RegExp(`^Download .*${about}$`) })).toBeVisible();
  }
  await expect(files).toContainText('gone.png: the server refused it (status 404)');
}

async function download(files: Locator, name: RegExp): Promise<{ name: string; content: Buffer }> {
  const downloaded = files.page().waitForEvent('download');
  await files.getByRole('button', { name }).click();
  const file = await downloaded;
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

test('an image is shown, sound and video play, any other file is only offered for download, and one elsewhere stays a link', async ({
  bench,
  page,
  front,
  server,
  expectedConsole,
}) => {
  expectedConsole.push(/status of 404/);
  const elsewhere: string[] = [];
  await page.route('https://pictures.example/**', (route) => {
    elsewhere.push(route.request().url());
    return route.abort();
  });
  await openRequest(bench, GREETING, front.url);
  await answerEveryKind(front, server.url);
  await bench.run();
  const files = bench.answer('Chat Output', 1).getByRole('list', { name: 'Files from Chat Output' });
  await expect(files.getByRole('listitem')).toHaveCount(8);
  await expectImageAndPlayers(files);
  await expectDownloadsOffered(files);
  await expectNoViolations(page, 'files of a message', { within: '[aria-label="Files from Chat Output"]' });

  const sound = await download(files, /^Download .*talk\.wav/);
  expect(sound.name).toMatch(/talk\.wav$/);
  expect(sound.content.equals(WAV)).toBe(true);
  const written = await download(files, /^Download .*page\.html/);
  expect(written.content.toString()).toBe(MARKUP);
  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();

  await expect(files.getByRole('listitem').nth(5)).toHaveText(/^Image, elsewhere:.*pictures\.example/);
  await expect(files.getByRole('listitem').nth(6)).toHaveText(/^Video, elsewhere:.*pictures\.example/);
  const link = files.getByRole('link', { name: 'https://pictures.example/cat.png' });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  await link.hover();
  // Those of the first three files, and none of another.
  await expect(files.locator('img, video, audio')).toHaveCount(3);
  await bench.waitUntilSaved();
  await page.reload();
  await expect(link).toBeVisible();
  expect(elsewhere).toEqual([]);
});
