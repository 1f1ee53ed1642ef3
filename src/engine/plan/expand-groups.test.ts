import { describe, expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { readResultText } from '#contract/run-response.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { buildExport, chatInputNode, chatOutputNode, type TestEdge, type TestNode } from '../testing/build-flow.ts';
import { collectRun } from '../testing/collect-run.ts';
import { eventsNamed } from '../testing/read-events.ts';
import { testPorts } from '../testing/test-ports.ts';

const proxy = (id: string, field: string, value: JsonValue = ''): JsonObject => ({
  type: 'str',
  _input_type: 'MessageTextInput',
  value,
  proxy: { id, field },
});

function group(
  id: string,
  nodes: TestNode[],
  edges: TestEdge[],
  fields: Record<string, JsonObject>,
  outputs: string[],
) {
  const { data } = buildExport(nodes, edges);
  return {
    id,
    type: 'genericNode',
    data: {
      id,
      type: 'GroupNode',
      node: {
        display_name: 'My group',
        template: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { show: true, ...field }])),
        outputs: outputs.map((name) => ({ name, types: ['Message'] })),
        flow: { data },
      },
    },
  };
}

const combine = (id: string, fields: Record<string, JsonValue> = {}): TestNode => ({
  id,
  type: 'CombineText',
  name: id,
  fields: { text1: '', text2: '', delimiter: '-', ...fields },
});

/** Chat Input → group (two Combine Text in a row) → Chat Output. */
const inner = group(
  'Group-1',
  [combine('Combine-a', { text2: 'a' }), combine('Combine-b', { text2: 'b' })],
  ['Combine-a.combined_text > Combine-b.text1'],
  { in: proxy('Combine-a', 'text1'), ending: proxy('Combine-b', 'text2', 'B') },
  ['Combine-b_combined_text'],
);

function withGroup(node: unknown) {
  const made = buildExport([chatInputNode, chatOutputNode()], []);
  const handles = (source: string, output: string, target: string, field: string) => ({
    source,
    target,
    data: { sourceHandle: { id: source, name: output }, targetHandle: { id: target, fieldName: field } },
  });
  const edges = [
    handles('ChatInput-1', 'message', 'Group-1', 'in'),
    handles('Group-1', 'Combine-b_combined_text', 'ChatOutput-1', 'input_value'),
  ];
  return indexFlow(flowExportSchema.parse({ ...made, data: { nodes: [...made.data.nodes, node], edges } }));
}

async function answer(node: unknown, tweaks = {}) {
  const { response, events, error } = await collectRun({
    index: withGroup(node),
    request: { inputs: [{ input_value: 'hi' }], tweaks },
    ports: testPorts(),
  });
  const result = response.outputs?.[0]?.outputs[0];
  return { text: result ? readResultText(result) : null, events, error };
}

describe('a group', () => {
  it('runs the components inside it, with the values that the group gives them', async () => {
    const { text, events } = await answer(inner);
    expect(text).toBe('hi-a-B');
    expect(eventsNamed(events, 'component-end').map(({ component }) => component)).toEqual([
      'ChatInput-1',
      'Combine-a',
      'Combine-b',
      'ChatOutput-1',
    ]);
  });

  it('accepts tweaks of its fields, by id or name', async () => {
    expect((await answer(inner, { 'Group-1': { ending: 'end' } })).text).toBe('hi-a-end');
    const { text, events } = await answer(inner, { 'My group': { ending: 'end' } });
    expect(text).toBe('hi-a-end');
    expect(eventsNamed(events, 'tweak-report')[0]?.outcomes).toMatchObject([
      { component: 'Group-1', field: 'ending', state: 'applied', before: 'B', after: 'end' },
    ]);
  });

  it('may contain groups', async () => {
    const { data } = inner;
    const outer = group(
      'Group-1',
      [],
      [],
      { in: proxy('Group-in', 'in'), ending: proxy('Group-in', 'ending', 'outermost') },
      ['Group-in_Combine-b_combined_text'],
    );
    const nested = { ...inner, id: 'Group-in', data: { ...data, id: 'Group-in' } };
    outer.data.node.flow.data.nodes.push(...flowExportSchema.parse({ data: { nodes: [nested] } }).data.nodes);
    const index = withGroup(outer);
    const edges = index.connections.map((connection) =>
      connection.source === 'Group-1'
        ? { ...connection, sourceOutput: 'Group-in_Combine-b_combined_text' }
        : connection,
    );
    const { response, error } = await collectRun({
      index: { ...index, connections: edges },
      request: { inputs: [{ input_value: 'hi' }] },
      ports: testPorts(),
    });
    expect(error).toBeNull();
    const result = response.outputs?.[0]?.outputs[0];
    expect(result && readResultText(result)).toBe('hi-a-outermost');
  });
});
