// @vitest-environment happy-dom
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it, onTestFinished } from 'vitest';
import { langflow113, startAnswerServer } from '#run/testing/langflow-answers.ts';
import { answeredRun, runOf, textDelta } from '#run/testing/run-of.ts';
import { flowsQuery } from '../shell/api/flows-query.ts';
import { serverQuery } from '../shell/api/version-query.ts';
import { checkServer } from './check-server.ts';

const UNANSWERED = { kind: 'unreachable', status: null, raw: '', requestIndex: 0, elapsedMs: 1 } as const;

it('the page notices that the server is gone after an unanswered or a cut run, and back after any answer', async () => {
  let isGone = false;
  const failing = Object.entries(langflow113).map(([route, answer]) => [
    route,
    (body: string, query: URLSearchParams) => {
      if (isGone) return { status: 502, body: '', type: 'text/plain' };
      return typeof answer === 'function' ? answer(body, query) : answer;
    },
  ]);
  const langflow = await startAnswerServer(Object.fromEntries(failing));
  onTestFinished(() => langflow.close());
  const client = new QueryClient();
  const connection = { kind: 'langflow', baseUrl: langflow.url, apiKey: null } as const;
  const server = new QueryObserver(client, serverQuery(connection));
  const flows = new QueryObserver(client, flowsQuery(connection));
  onTestFinished(server.subscribe(() => undefined));
  onTestFinished(flows.subscribe(() => undefined));
  const states = () => [server.getCurrentResult().status, flows.getCurrentResult().status];
  await expect.poll(states).toEqual(['success', 'success']);

  const requestsBefore = langflow.seen.length;
  await checkServer(client, connection, answeredRun(['hi']));
  expect(langflow.seen).toHaveLength(requestsBefore);

  isGone = true;
  await checkServer(client, connection, runOf({ error: { ...UNANSWERED, kind: 'stream-cut', chunks: 0 } }));
  expect(states()).toEqual(['error', 'success']);
  isGone = false;
  await checkServer(client, connection, runOf({ end: 'stopped', events: [[1, textDelta(0, 'a')]] }));
  expect(states()).toEqual(['success', 'success']);

  isGone = true;
  await checkServer(client, connection, runOf({ error: UNANSWERED }));
  expect(states()).toEqual(['error', 'success']);
  await flows.refetch();
  expect(states()).toEqual(['error', 'error']);

  isGone = false;
  await checkServer(client, connection, answeredRun(['hi']));
  expect(states()).toEqual(['success', 'success']);
});
