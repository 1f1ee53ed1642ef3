// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Connection } from '#run/model/connection.ts';
import { createPageServices } from '../../runs/page-services.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { startSuiteRun } from './start-suite-run.ts';
import { openSuites } from './use-suites-service.ts';

workspaceForEachTest({ hasEngine: true });
beforeEach(openNewBrowser);

const CONNECTION: Connection = { kind: 'embedded', baseUrl: '', apiKey: null };

interface SentInput {
  session: string | undefined;
  input: string;
}

/** Runs a suite in which one case is a conversation. Resolves with what was asked, in the order of the requests. */
async function askAll(session: string): Promise<{ sent: SentInput[]; result: string }> {
  const sent: SentInput[] = [];
  const answer = globalThis.fetch;
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    if (input.includes('/run/')) {
      const { session_id: id, inputs } = JSON.parse(String(init.body));
      sent.push({ session: id, input: inputs?.[0]?.input_value });
    }
    return answer(input, init);
  });
  const services = createPageServices(new QueryClient());
  const service = await openSuites(services);
  const text = `format: tweakbench-tests
version: 1
name: Words
flow: two-inputs
defaults: {session: ${session}}
repeat: 2
at-once: 4
cases:
  - {input: hello}
  - turns: [{input: first}, {input: second}, {input: third}]
`;
  const target = { flow: { id: 'two-inputs', name: 'Two inputs' }, address: null };
  const { id } = await service.suites.create(target, 'Words', { text, files: {} });
  await startSuiteRun(services, service, CONNECTION, { suite: id, choice: 'all', base: null });
  expect(service.runOf(id).problem).toBeNull();
  expect(service.runOf(id).progress?.read()).toMatchObject({ done: 4, broken: 0 });
  const [info] = await service.results.list(id);
  return { sent, result: info?.id ?? '' };
}

const CONVERSATION = ['first', 'second', 'third'];

it('a suite opens a session for each case and repeat, in which the turns of a conversation are sent in order', async () => {
  const { sent } = await askAll('fresh');
  const sessions = [...new Set(sent.map(({ session }) => session))];
  expect(sessions).not.toContain(undefined);
  const conversations = sessions.map((one) => sent.filter(({ session }) => session === one).map(({ input }) => input));
  expect(conversations).toHaveLength(4);
  expect(conversations).toEqual(expect.arrayContaining([['hello'], ['hello'], CONVERSATION, CONVERSATION]));
});

it('a suite sends everything in one session, one after another, if its cases share it', async () => {
  const { sent, result } = await askAll('shared');
  expect(new Set(sent.map(({ session }) => session))).toEqual(new Set([`tb-${result}`]));
  expect(sent.map(({ input }) => input)).toEqual(['hello', 'hello', ...CONVERSATION, ...CONVERSATION]);
});

it('a suite leaves the session to the flow if it says so', async () => {
  const { sent } = await askAll('own');
  expect(sent).toHaveLength(8);
  expect(sent.every(({ session }) => session === undefined || session === '')).toBe(true);
});
