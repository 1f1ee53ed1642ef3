/** What people without the token and other servers send, and zips, in sizes that double: as in growing-bodies.test.ts. */
import { createServer } from 'node:http';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, it } from 'vitest';
import { repeatItem } from '#contract/testing/growing-input.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { type Listening, listen } from '#server/process/listen.ts';
import { at, openTestApp, type TestApp } from '#server/testing/test-app.ts';
import { publish, REACHABLE } from '#server/testing/test-demos.ts';
import { expectInProportion, postCase, type Sent } from './testing/expect-in-proportion.ts';
import { under } from './testing/limit-rows.ts';

/** As long as a password may be. */
const PASSWORD = 'a'.repeat(200);

/** A server that answers with what it was sent. */
const echo = createServer((request, response) => request.pipe(response));
let app: TestApp;
let server: Listening;
let relay: string;
let visitor: string;
let owner: string;
beforeAll(async () => {
  await new Promise<void>((done) => echo.listen(0, '127.0.0.1', done));
  const address = echo.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  app = await openTestApp({ settings: { ...REACHABLE, LANGFLOW_URL: `http://127.0.0.1:${port}` } });
  const config = { port: 0, host: '127.0.0.1' };
  server = await listen({ config, fetch: app.fetch, runs: app.services.runs });
  await publish(app, 'open');
  await publish(app, 'closed', {}, PASSWORD);
  visitor = await cookiesOf('/p/open/demo');
  owner = await cookiesOf('/', { method: 'POST', headers: form(), body: `token=${REACHABLE.TWEAKBENCH_TOKEN}` });
  const known = await fetch(`${server.url}/relay`, { headers: { cookie: owner } });
  relay = `/relay/${at(await known.json(), 'configured', 'id')}`;
});
afterAll(async () => {
  await server.close(0);
  await app[Symbol.asyncDispose]();
  echo.close();
});

async function cookiesOf(path: string, init: RequestInit = {}): Promise<string> {
  const answer = await fetch(server.url + path, { redirect: 'manual', ...init });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const owned = (sent: Sent): Sent => ({ ...sent, headers: () => ({ cookie: owner }) });
const visited = (sent: Sent): Sent => ({ ...sent, headers: () => ({ cookie: visitor }) });
const question = (knobs: number[]) => ({ version: 1, question: 0, knobs });
const voted = (note: string) => ({ pair: 'a', choice: 'good', note });
const form = () => ({ 'content-type': 'application/x-www-form-urlencoded' });
const zipped = (files: Record<string, Uint8Array>) => new Uint8Array(zipSync(files, { level: 1 }));
const text = (characters: string) => new TextEncoder().encode(characters);
const FLOW = JSON.stringify(smallFlow([{ id: 'Chat-1', fields: {} }], []));
const zipOf = (size: number) =>
  zipped({
    'flow.json': text(FLOW),
    ...Object.fromEntries(repeatItem(size - 1, (at) => [`${at}.txt`, new Uint8Array()])),
  });

const SENT: Sent[] = [
  ...under('an address for the relay; the form of the token page', [
    { ...postCase('characters of a token', '/', 8_000, (size) => `token=${'a'.repeat(size)}`), headers: form },
    { ...postCase('fields of the form of the token', '/', 2_000, (size) => 'a=b&'.repeat(size)), headers: form },
  ]),
  ...under('a question of a visitor; a password', [
    postCase('characters of a password', '/p/closed/password', 200, (size) => ({ password: 'a'.repeat(size) }), true),
    visited(postCase('values of a question', '/p/open/ask', 16_000, (size) => question(repeatItem(size, () => 0)))),
    visited(postCase('characters of a note on a vote', '/p/open/vote', 32_000, (size) => voted('a'.repeat(size)))),
  ]),
  ...under('a relayed request and its answer', [
    owned({
      ...postCase('characters of a relayed path', '', 8_000, () => '{}'),
      path: (size) => `${relay}/api/${'a/'.repeat(size / 2)}`,
    }),
    owned({
      ...postCase('characters that are relayed', '', 4e6, (size) => 'a'.repeat(size)),
      path: () => `${relay}/api/v1/x`,
    }),
  ]),
  ...under('head of a request', [
    {
      ...postCase('cookies', '/p/open/ask', 1_000, () => '{}'),
      headers: (size: number) => ({ cookie: 'a=b; '.repeat(size) + visitor }),
    },
    {
      ...postCase('accepted encodings', '/api/v1/flows/', 1_000, () => '{}'),
      headers: (size: number) => ({ cookie: owner, 'accept-encoding': 'gzip;q=0, '.repeat(size) }),
    },
  ]),
  ...under('a zip of flows', [
    owned(postCase('files of a zip', '/api/v1/flows/', 2_000, zipOf, true)),
    owned(
      postCase('characters that a zip unpacks to', '/api/v1/flows/', 4e6, (size) =>
        zipped({ 'flow.json': text(FLOW + ' '.repeat(size)) }),
      ),
    ),
  ]),
];

it.each(SENT)('twice as many $name cost at most three times as much', (sent) => expectInProportion(server.url, sent));
