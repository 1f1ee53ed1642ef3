import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, it } from 'vitest';
import type { Connection } from '#run/connection.ts';
import { type AnswerServer, type LangflowAnswer, startAnswerServer } from '#run/testing/langflow-answers.ts';
import { sampleFlow } from '#run/testing/sample-run.ts';
import { flowKeys } from '../api/flow-keys.ts';
import { flowQuery } from '../api/flows-query.ts';
import { graphPrint, readChangedFlow } from './flow-change.ts';

let server: AnswerServer | null = null;
afterEach(() => server?.close());

/** The page has read the flow, just now; then the server's copy becomes `later`. */
async function readThen(later: LangflowAnswer) {
  const answers: Record<string, LangflowAnswer> = { 'GET /api/v1/flows/f': { status: 200, body: sampleFlow } };
  server = await startAnswerServer(answers);
  const connection: Connection = { kind: 'langflow', baseUrl: server.url, address: server.url, apiKey: null };
  const client = new QueryClient();
  const flow = await client.fetchQuery(flowQuery(connection, 'f'));
  answers['GET /api/v1/flows/f'] = later;
  return { client, connection, flow };
}

it('prints a graph by what its components hold and how they are connected, not by where they lie', async () => {
  const { flow } = await readThen({ status: 500, body: {} });
  const printOf = (nodes: typeof flow.flow.data.nodes) =>
    graphPrint({ ...flow, flow: { ...flow.flow, data: { ...flow.flow.data, nodes } } });
  const { nodes } = flow.flow.data;
  const note = { id: 'n', type: 'noteNode', data: {} };
  expect(printOf([...nodes.map((node) => ({ ...node, position: { x: 9, y: 9 } })), note])).toBe(graphPrint(flow));
  expect(printOf(nodes.slice(1))).not.toBe(graphPrint(flow));
});

describe('readChangedFlow', () => {
  it('notices another graph, be it ever so new, and has read it then', async () => {
    const nodes = sampleFlow.data.nodes.slice(1);
    const { client, connection, flow } = await readThen({ status: 200, body: { ...sampleFlow, data: { nodes } } });
    expect(await readChangedFlow(client, connection, flow)).toMatchObject({ flow: { data: { nodes } } });
    expect(client.getQueryData(flowKeys.detail(connection, 'f'))).toMatchObject({ flow: { data: { nodes } } });
  });

  it('takes no notice of a date', async () => {
    const { client, connection, flow } = await readThen({ status: 200, body: { ...sampleFlow, updated_at: 'now' } });
    expect(await readChangedFlow(client, connection, flow)).toBeNull();
  });

  it('takes no notice of where components lie', async () => {
    const nodes = sampleFlow.data.nodes.map((node) => ({ ...node, position: { x: 9, y: 9 } }));
    const { client, connection, flow } = await readThen({
      status: 200,
      body: { ...sampleFlow, data: { ...sampleFlow.data, nodes } },
    });
    expect(await readChangedFlow(client, connection, flow)).toBeNull();
  });

  it('leaves it to the run when the server does not answer well', async () => {
    const { client, connection, flow } = await readThen({ status: 500, body: {} });
    expect(await readChangedFlow(client, connection, flow)).toBeNull();
  });
});
