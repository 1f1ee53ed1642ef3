import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import type { Batch } from '#run/batch/batch.ts';
import type { Connection } from '#run/model/connection.ts';
import { type AnswerServer, type LangflowAnswer, startAnswerServer } from '#run/testing/langflow-answers.ts';
import { sampleDraft, sampleFlow } from '#run/testing/sample-run.ts';
import { flowKeys } from '../../api/flow-keys.ts';
import { flowQuery } from '../../api/flows-query.ts';
import { createPageServices } from '../page-services.ts';
import { runningBatch } from '../run-cache.ts';
import { createBatch, runBatch } from './batch-runner.ts';
import { readBatch } from './batch-states.ts';

let server: AnswerServer | null = null;
afterEach(() => server?.close());

// A browser without locks.
vi.stubGlobal('navigator', {});

/** A batch with one row, whose flow has changed since. */
async function startOfChanged(key: string) {
  const answers: Record<string, LangflowAnswer> = { 'GET /api/v1/flows/f': { status: 200, body: sampleFlow } };
  server = await startAnswerServer(answers);
  const { url } = server;
  const connection: Connection = { kind: 'langflow', baseUrl: url, address: url, apiKey: null };
  const services = createPageServices(new QueryClient());
  const { client } = services;
  const flow = await client.fetchQuery(flowQuery(connection, 'f'));
  client.setQueryData(flowKeys.detail(connection, 'f'), flow, { updatedAt: 1 });
  answers['GET /api/v1/flows/f'] = { status: 200, body: { ...sampleFlow, data: { nodes: [], edges: [] } } };
  const draft = sampleDraft();
  const kept: Batch = {
    ...{
      id: key,
      flow: { id: 'f', name: 'Sample' },
      print: services.graphPrint(flow),
      draft,
    },
    ...{ columns: ['input'], targets: [{ kind: 'value' }], expectation: null, output: null, atOnce: 1, count: 1 },
  };
  await createBatch(services, key, kept, [['Ada']]);
  return { services, kept, start: { connection, flow, draft, again: [], errorText: () => 'Refused' } };
}

it('reports once that the flow has changed, then resumes with the current flow', async () => {
  const { services, start } = await startOfChanged('key');
  await runBatch(services, 'key', start);
  expect(readBatch('key')?.problem).toMatch(/^The flow changed/);
  expect([...(readBatch('key')?.rows ?? [])]).toEqual([0]);
  await runBatch(services, 'key', {
    ...start,
    flow: await services.client.fetchQuery(flowQuery(start.connection, 'f')),
  });
  expect(readBatch('key')?.problem).toBeNull();
  expect([...(readBatch('key')?.rows ?? [])]).toEqual([5]);
});

it('does not touch a newer batch of another tab', async () => {
  const { services, kept, start } = await startOfChanged('shared');
  const store = await services.openBatches();
  await store.create('shared', { batch: { ...kept, id: 'newer' }, rows: [['Grace']], results: [] });
  await runBatch(services, 'shared', start);
  expect(readBatch('shared')?.problem).toMatch(/^Another tab has replaced this batch/);
  expect((await store.read('shared'))?.id).toBe('newer');
});

it.each([
  ['run', null],
  ['batch', { startedAt: 1 }],
])('refuses to start while a %s is in progress', async (what, batch) => {
  const { services, start } = await startOfChanged(what);
  services.activeRun.claim();
  runningBatch.write(services.client, batch);
  await runBatch(services, what, start);
  expect(readBatch(what)?.problem).toBe(`A ${what} is in progress: stop it first`);
});
