/** A message with files of every kind, for `FrontServer.answerRuns`. */
import { expect } from '@playwright/test';
import type { FrontServer } from './front-server.ts';
import { replyOf } from './recorded-results.ts';
import { answerWith, messageResult } from './run-answers.ts';
import { PIXEL_PNG, SHORT_WEBM, silentWav } from './small-files.ts';

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

export const WAV = silentWav(1);
export const MARKUP = '<script>window.hacked = 1</script>';

/** A message with files of the server, of another one, and one that is gone. */
export async function answerEveryKind(front: FrontServer, url: string): Promise<void> {
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
