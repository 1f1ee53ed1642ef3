import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, it, vi } from 'vitest';
import { readConfig } from '../settings/config.ts';
import { listenOnFreePort } from '../testing/relay-to.ts';
import { createLangflowFinder } from './find-langflow.ts';

const LANGFLOW = '{"version":"1.13.0","main_version":"1.13.0","package":"Langflow"}';
const closers: (() => void)[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const close of closers.splice(0)) close();
});

/** A program at an address of this machine, with the paths that it was asked for. */
async function startProgram(answer: RequestListener) {
  const requests: string[] = [];
  const server = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    answer(incoming, outgoing);
  });
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { requests, url: await listenOnFreePort(server) };
}

const finder = (probe: string, settings: Record<string, string> = {}) =>
  createLangflowFinder(readConfig({ TWEAKBENCH_LANGFLOW_PROBE: probe, ...settings }, []));
const answerAsLangflow: RequestListener = (_incoming, outgoing) => void outgoing.end(LANGFLOW);

it('finds a Langflow when it is asked for the first time, and again after some seconds', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  let isThere = false;
  const { requests, url } = await startProgram((incoming, outgoing) =>
    isThere ? answerAsLangflow(incoming, outgoing) : void outgoing.writeHead(404).end(),
  );
  const find = finder(`${url}/flows/`);
  expect(requests).toEqual([]);
  expect(await find()).toBeNull();
  isThere = true;
  expect(await find()).toBeNull();
  vi.advanceTimersByTime(6_000);
  expect(await Promise.all([find(), find()])).toEqual(Array(2).fill({ url: `${url}/flows`, version: '1.13.0' }));
  expect(requests).toEqual(Array(2).fill('GET /flows/api/v1/version'));
});

it.each<[string, RequestListener]>([
  ['another program', (_incoming, outgoing) => void outgoing.end('<html>')],
  ['a Tweakbench', (_incoming, outgoing) => void outgoing.end(LANGFLOW.replace('"Langflow"', '"Tweakbench"'))],
  ['an error', (_incoming, outgoing) => void outgoing.writeHead(500).end(LANGFLOW)],
  ['a redirect', (_incoming, outgoing) => void outgoing.writeHead(302, { location: '/api/v1/version?again' }).end()],
  ['an endless answer', (_incoming, outgoing) => void outgoing.write(LANGFLOW + ' '.repeat(3_000))],
])('takes %s for no Langflow', async (_what, answer) => {
  const { requests, url } = await startProgram(answer);
  expect([await finder(url)(), requests.length]).toEqual([null, 1]);
});

it.each([
  ['a server that others reach', { TWEAKBENCH_HOST: '0.0.0.0', TWEAKBENCH_TOKEN: 'open sesame!' }],
  ['a server behind a proxy', { TWEAKBENCH_ALLOWED_HOSTS: 'bench.example' }],
  ['one with a Langflow in its settings', { LANGFLOW_URL: 'http://flows.example:7860' }],
  ['one that is told not to', { TWEAKBENCH_LANGFLOW_PROBE: 'no' }],
])('%s looks for no Langflow', async (_which, settings) => {
  const { requests, url } = await startProgram(answerAsLangflow);
  expect([await finder(url, settings)(), requests]).toEqual([null, []]);
});
