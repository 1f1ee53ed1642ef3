/** JSON that is small to send and large to hold: nested deeply, of very many values, or with names that are special in JavaScript. */
import { describe, expect, it } from 'vitest';
import { describedRoutes } from '#server/testing/described-routes.ts';
import { startTestServer } from '#server/testing/listening-app.ts';
import { at, openTestApp, recordedExport } from '#server/testing/test-app.ts';

const JSON_TYPE = { 'content-type': 'application/json', 'if-match': '*' };
/** Below the limit of a body, so that the answer is about its content. */
const BODIES: [string, () => string][] = [
  ['a hundred thousand open lists', () => '['.repeat(100_000)],
  ['lists in lists', () => '['.repeat(50_000) + ']'.repeat(50_000)],
  ['objects in objects', () => `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['600,000 lists', () => `[${'[],'.repeat(6e5)}[]]`],
  ['a number of a million digits', () => `{"inputs":[{"input_value":${'1'.repeat(1e6)}}]}`],
  ['a number that is infinite', () => '{"tweaks":{"a":1e999},"name":1e999}'],
  ['half a character', () => '{"name":"\\ud800","inputs":[{"input_value":"\\udc00"}]}'],
];

describe.each(BODIES)('%s', (_name, make) => {
  it('is refused by every route, and the server still works', async () => {
    const { app, server } = await startTestServer();
    const body = make();
    for (const { method, path, takesBody } of await describedRoutes(app)) {
      if (!takesBody) continue;
      const answer = await fetch(server.url + path, { method, body, headers: JSON_TYPE });
      const text = await answer.text();
      expect(answer.status, `${method} ${path}: ${text.slice(0, 200)}`).toBeGreaterThanOrEqual(400);
      expect(answer.status, `${method} ${path}: ${text.slice(0, 200)}`).toBeLessThan(500);
      // The answer to a large body is small.
      expect(text.length, `${method} ${path}`).toBeLessThan(100_000);
    }
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    expect(app.logged.filter((line) => Number(at(line, 'level')) > 40)).toEqual([]);
  });
});

it.each(['/api/v1/flows/', '/api/v1/run/advanced/two-inputs'])('%s says which limit a body exceeds', async (path) => {
  await using app = await openTestApp();
  const said = async (body: string) => {
    const { status, body: answer } = await app.json('POST', path, body, JSON_TYPE);
    return `${status} ${JSON.stringify(answer)}`;
  };
  expect(await said(`{"data":${'['.repeat(5_000)}${']'.repeat(5_000)}}`)).toMatch(/^422 .*too_deep/);
  expect(await said(`{"data":{"nodes":[],"edges":[],"x":[${'[],'.repeat(6e5)}[]]}}`)).toMatch(/^422 .*500000 values/);
});

describe('a run', () => {
  it.each<[string, unknown, RegExp]>([
    ['of too many inputs', { inputs: Array.from({ length: 100_000 }, () => ({})) }, /at most 1000|too_long/],
    ['of wrong inputs', { inputs: Array.from({ length: 900 }, () => 1) }, /dict_type|dictionary|model/],
    [
      'of too many tweaks',
      { tweaks: Object.fromEntries(Array.from({ length: 100_000 }, (_, key) => [key, null])) },
      /./,
    ],
  ])('%s gets a short answer', async (_name, body, message) => {
    await using app = await openTestApp();
    const { status, body: answer } = await app.json('POST', '/api/v1/run/advanced/two-inputs', body);
    const text = JSON.stringify(answer);
    expect([status, text]).toEqual([422, expect.stringMatching(message)]);
    expect(text.length).toBeLessThan(100_000);
  });

  it('with names that are special in JavaScript changes no other object', async () => {
    await using app = await openTestApp();
    await app.json('POST', '/api/v1/flows/', recordedExport('echo'));
    const planted = '{"planted":true}';
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
    const objects = names.map((name) => `"${name}":${planted},"a":{"${name}":${planted}}`);
    for (const part of objects) {
      const flow = `{"name":"x","data":{"nodes":[],"edges":[],${part}},${part}}`;
      const run = `{"inputs":[{"input_value":"hi",${part}}],"tweaks":{"ChatInput-aaaaa":{${part}},${part}},${part}}`;
      await app.call('POST', '/api/v1/flows/', flow, JSON_TYPE);
      await app.call('POST', '/api/v1/run/advanced/echo-endpoint', run, JSON_TYPE);
      await app.call('PATCH', '/api/v1/flows/echo-endpoint', `{${part}}`, JSON_TYPE);
      await app.call('PUT', '/workspace/v1/runs/x', `{"run":{${part}},${part}}`, JSON_TYPE);
    }
    expect(Reflect.get({}, 'planted')).toBeUndefined();
    expect(Reflect.get(Object, 'planted')).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect((await app.json('POST', '/api/v1/run/advanced/echo-endpoint', { inputs: [] })).status).toBe(200);
  });
});
