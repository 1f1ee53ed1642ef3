import { createServer, type RequestListener } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../settings/config.ts';
import { listenOnFreePort } from '../testing/relay-to.ts';
import { findLangflow } from './find-langflow.ts';

const LANGFLOW = '{"version":"1.13.0","main_version":"1.13.0","package":"Langflow"}';
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A program at an address of this machine, with the paths that it was asked for. */
async function startProgram(answer: RequestListener) {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    answer(incoming, outgoing);
  });
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { asked, url: await listenOnFreePort(server) };
}

const find = (probe: string, settings: Record<string, string> = {}) =>
  findLangflow(readConfig({ TWEAKBENCH_LANGFLOW_PROBE: probe, ...settings }, []));

it('finds a Langflow, without waiting for its answer', async () => {
  const { asked, url } = await startProgram((_incoming, outgoing) => void outgoing.end(LANGFLOW));
  const found = find(url);
  expect(found()).toBeNull();
  await vi.waitFor(() => expect(found()).toEqual({ url, version: '1.13.0' }));
  expect(asked).toEqual(['GET /api/v1/version']);
});

describe('takes for no Langflow', () => {
  it.each<[string, RequestListener]>([
    ['another program', (_incoming, outgoing) => void outgoing.end('<html>')],
    ['a Tweakbench', (_incoming, outgoing) => void outgoing.end(LANGFLOW.replace('"Langflow"', '"Tweakbench"'))],
    ['an error', (_incoming, outgoing) => void outgoing.writeHead(500).end(LANGFLOW)],
    ['a redirect', (_incoming, outgoing) => void outgoing.writeHead(302, { location: '/api/v1/version?again' }).end()],
    ['an endless answer', (_incoming, outgoing) => void outgoing.write(LANGFLOW + ' '.repeat(3_000))],
  ])('%s', async (_what, answer) => {
    const { asked, url } = await startProgram(answer);
    const found = find(url);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    // A Langflow that is asked later has answered, so this one would have.
    const later = find((await startProgram((_incoming, outgoing) => void outgoing.end(LANGFLOW))).url);
    await vi.waitFor(() => expect(later()).not.toBeNull());
    expect([found(), asked.length]).toEqual([null, 1]);
  });
});

it.each([
  ['a server that others reach', { TWEAKBENCH_HOST: '0.0.0.0', TWEAKBENCH_TOKEN: 'open sesame!' }],
  ['one with a Langflow in its settings', { LANGFLOW_URL: 'http://flows.example:7860' }],
  ['one that is told not to', { TWEAKBENCH_LANGFLOW_PROBE: 'no' }],
])('%s asks nothing', async (_which, settings) => {
  const { asked, url } = await startProgram((_incoming, outgoing) => void outgoing.end(LANGFLOW));
  const found = find(url, settings);
  const later = find(url);
  await vi.waitFor(() => expect(later()).not.toBeNull());
  expect([found(), asked.length]).toEqual([null, 1]);
});
