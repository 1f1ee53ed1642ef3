import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { demoSettings } from '../testing/test-demos.ts';
import type { StoredDemo } from '../workspace/demos/demo-rows.ts';
import { createVisitorCookies } from './visitor-cookies.ts';

const HOUR = 60 * 60 * 1000;

it('cookies of visitors last a day, those of a password a month, on every server with the secret', async () => {
  const start = 2_000_000_000_000;
  let now = start;
  const demo: StoredDemo = {
    number: 1,
    name: 'refunds',
    isTrial: false,
    settings: demoSettings(),
    address: null,
    passwordHash: 'hash',
    isOn: true,
    openUntil: null,
    version: 1,
  };
  const app = new Hono();
  const cookies = createVisitorCookies('a secret', () => now);
  app.get('/give', (context) => {
    cookies.giveVisit(context, demo);
    cookies.givePassword(context, demo);
    return context.body(null, 204);
  });
  for (const [path, secret] of [
    ['/read', 'a secret'],
    ['/other', 'another secret'],
  ] as const) {
    const own = createVisitorCookies(secret, () => now);
    app.get(path, (context) => context.json([own.visitor(context, demo) !== null, own.knowsPassword(context, demo)]));
  }
  const given = (await app.request('/give')).headers.getSetCookie();
  const cookie = given.map((text) => text.split(';')[0]).join('; ');
  const read = async (path = '/read') => (await app.request(path, { headers: { cookie } })).json();
  expect(await read()).toEqual([true, true]);
  expect(await read('/other')).toEqual([false, false]);
  now = start + 25 * HOUR;
  expect(await read()).toEqual([false, true]);
  now = start + 31 * 24 * HOUR;
  expect(await read()).toEqual([false, false]);
  // Given by a server whose clock is ahead.
  now = start - HOUR;
  expect(await read()).toEqual([false, false]);
});
