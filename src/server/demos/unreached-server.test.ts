/** A demo on a server that only its own machine reaches. */
import { expect, it } from 'vitest';
import { sendRaw, startTestServer } from '../testing/listening-app.ts';
import { at, openTestApp } from '../testing/test-app.ts';
import { demoSettings } from '../testing/test-demos.ts';

const LIST = '/workspace/v1/demos';

it('links begin with the port that the server listens on, whatever port the page was opened by', async () => {
  const { server } = await startTestServer({ settings: { TWEAKBENCH_ALLOWED_HOSTS: '192.168.7.7' } });
  const answer = await sendRaw(server.url, `GET ${LIST} HTTP/1.1\r\nHost: localhost:9000\r\nConnection: close\r\n\r\n`);
  expect(answer).toContain(`"origins":["http://192.168.7.7:${server.port}"]`);
});

it('a demo is published by no server that others cannot reach, until a proxy passes on a name; it can be tried out', async () => {
  const body = { name: 'refunds', settings: demoSettings(), password: null };
  await using local = await openTestApp();
  expect(await local.json('POST', LIST, body)).toEqual({
    status: 403,
    body: { detail: expect.stringContaining('Start Tweakbench as a server to publish') },
  });
  expect(at((await local.json('GET', LIST)).body, 'origins')).toBeNull();
  // Only its owner opens what is tried out.
  expect(await local.json('POST', '/workspace/v1/demo-trials', { settings: demoSettings() })).toMatchObject({
    status: 201,
    body: { path: expect.stringMatching(/^\/p\/~/) },
  });
  await using proxied = await openTestApp({ settings: { TWEAKBENCH_ALLOWED_HOSTS: 'bench.acme.test' } });
  expect((await proxied.json('POST', LIST, body)).status).toBe(201);
  expect(at((await proxied.json('GET', LIST)).body, 'origins')).toEqual(['https://bench.acme.test']);
  const langflow = {
    ...body,
    name: 'other',
    settings: demoSettings({ flow: { server: 'langflow', id: 'a', name: '' } }),
  };
  expect(await proxied.json('POST', LIST, langflow)).toMatchObject({ status: 403 });
});
