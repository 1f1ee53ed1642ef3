import { QueryClient } from '@tanstack/react-query';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type FlowExport, flowExportSchema } from '#contract/flow-export.ts';
import { isJsonObject } from '#contract/json.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { graphFingerprint } from '#flow/index/graph-fingerprint.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import type { Connection } from '#run/model/connection.ts';
import { type AnswerServer, type LangflowReply, startAnswerServer } from '#run/testing/langflow-answers.ts';
import { sampleFlow } from '#run/testing/sample-run.ts';
import type { FlowDetail } from '../shell/api/flow-detail.ts';
import { flowKeys } from '../shell/api/flow-keys.ts';
import { flowQuery } from '../shell/api/flows-query.ts';
import { readChangedFlow } from './flow-change.ts';
import { createPageServices } from './page-services.ts';

let server: AnswerServer | null = null;
afterEach(() => server?.close());

/** The page has just fetched the flow; then the server's copy becomes `later`. */
async function readThen(later: LangflowReply) {
  const answers: Record<string, LangflowReply> = { 'GET /api/v1/flows/f': { status: 200, body: sampleFlow } };
  server = await startAnswerServer(answers);
  const connection: Connection = { kind: 'langflow', baseUrl: server.url, address: server.url, apiKey: null };
  const client = new QueryClient();
  const flow = await client.fetchQuery(flowQuery(connection, 'f'));
  answers['GET /api/v1/flows/f'] = later;
  return { client, connection, flow };
}

function detailOf(flow: FlowExport): FlowDetail {
  return { id: 'f', name: 'Sample', flow, index: indexFlow(flow), suggested: null, isSample: false };
}

describe('graphFingerprint', () => {
  const chat = exportFromOutline(parseOutline(readRecording('flows/chat.json')));
  const { nodes, edges } = chat.data;
  const fingerprint = graphFingerprint(detailOf(chat));
  const fingerprintOf = (data: Partial<FlowExport['data']>) =>
    graphFingerprint(detailOf({ ...chat, data: { ...chat.data, ...data } }));

  it('depends on components and connections, but not on positions', () => {
    const note = { id: 'n', type: 'noteNode', data: {} };
    expect(fingerprintOf({ nodes: [...nodes.map((node) => ({ ...node, position: { x: 9, y: 9 } })), note] })).toBe(
      fingerprint,
    );
    expect(fingerprintOf({ nodes: nodes.slice(1) })).not.toBe(fingerprint);
    expect(fingerprintOf({ edges: edges?.slice(1) })).not.toBe(fingerprint);
    const [first, ...others] = nodes.map((node) => structuredClone(node));
    if (first?.data.node?.template) first.data.node.template.input_value = { value: 'edited' };
    expect(first && fingerprintOf({ nodes: [first, ...others] })).not.toBe(fingerprint);
  });

  it('does not depend on the order of components, connections and keys', () => {
    const backwards = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(backwards);
      if (!isJsonObject(value)) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, item]) => [key, backwards(item)]),
      );
    };
    const turned = flowExportSchema.parse(backwards(chat));
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(chat));
    expect(graphFingerprint(detailOf(turned))).toBe(fingerprint);
    const anyOrder = <Item>(items: readonly Item[]) =>
      fc.shuffledSubarray([...items.keys()], { minLength: items.length });
    fc.assert(
      fc.property(anyOrder(nodes), anyOrder(edges ?? []), (nodeOrder, edgeOrder) => {
        const listed = {
          nodes: nodeOrder.flatMap((index) => nodes[index] ?? []),
          edges: edgeOrder.flatMap((index) => edges?.[index] ?? []),
        };
        expect(fingerprintOf(listed)).toBe(fingerprint);
      }),
    );
  });

  it('depends on the order of components with the same name, and of connections to one field', () => {
    const alike = (id: string) => ({ id, data: { id, type: 'X', node: { display_name: 'X', template: { a: {} } } } });
    const edge = (source: string) => ({
      source,
      target: 'c',
      data: { sourceHandle: { name: 'out' }, targetHandle: { fieldName: 'a' } },
    });
    const two = [alike('a'), alike('b')];
    expect(fingerprintOf({ nodes: two })).not.toBe(fingerprintOf({ nodes: two.toReversed() }));
    const three = [...two, alike('c')];
    const edges = [edge('a'), edge('b')];
    expect(fingerprintOf({ nodes: three, edges })).not.toBe(fingerprintOf({ nodes: three, edges: edges.toReversed() }));
  });
});

describe('readChangedFlow', () => {
  it('returns the flow if its graph has changed, even if it was just fetched', async () => {
    const nodes = sampleFlow.data.nodes.slice(1);
    const { client, connection, flow } = await readThen({ status: 200, body: { ...sampleFlow, data: { nodes } } });
    expect(await readChangedFlow(createPageServices(client), connection, flow)).toMatchObject({
      flow: { data: { nodes } },
    });
    expect(client.getQueryData(flowKeys.detail(connection, 'f'))).toMatchObject({ flow: { data: { nodes } } });
  });

  it('ignores a changed date', async () => {
    const { client, connection, flow } = await readThen({ status: 200, body: { ...sampleFlow, updated_at: 'now' } });
    expect(await readChangedFlow(createPageServices(client), connection, flow)).toBeNull();
  });

  it('ignores another order', async () => {
    const nodes = sampleFlow.data.nodes.toReversed();
    const { client, connection, flow } = await readThen({ status: 200, body: { ...sampleFlow, data: { nodes } } });
    expect(await readChangedFlow(createPageServices(client), connection, flow)).toBeNull();
  });

  it('ignores positions', async () => {
    const nodes = sampleFlow.data.nodes.map((node) => ({ ...node, position: { x: 9, y: 9 } }));
    const { client, connection, flow } = await readThen({
      status: 200,
      body: { ...sampleFlow, data: { ...sampleFlow.data, nodes } },
    });
    expect(await readChangedFlow(createPageServices(client), connection, flow)).toBeNull();
  });

  it('reports no change if the server answers with an error', async () => {
    const { client, connection, flow } = await readThen({ status: 500, body: {} });
    expect(await readChangedFlow(createPageServices(client), connection, flow)).toBeNull();
  });

  it('does not delay a run for long if the server is slow', async () => {
    const { client, connection, flow } = await readThen(() => new Promise(() => {}));
    expect(await readChangedFlow(createPageServices(client), connection, flow, 20)).toBeNull();
  });
});
