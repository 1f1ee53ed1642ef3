import { describe, expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { buildExport, buildFlow, chatInputNode, chatOutputNode, type TestNode } from '../testing/build-flow.ts';
import { collectRun } from '../testing/collect-run.ts';
import { testPorts } from '../testing/test-ports.ts';

const combine = (id: string): TestNode => ({ id, type: 'CombineText', name: id, fields: { text1: '', text2: '' } });

async function refusal(index: ReturnType<typeof buildFlow>, request = {}) {
  const { events } = await collectRun({ index, request, ports: testPorts() });
  return events;
}

describe('a flow that cannot run', () => {
  it('is refused before anything runs, naming every component of an unknown type', async () => {
    const index = buildFlow(
      [
        chatInputNode,
        { id: 'Agent-x', type: 'Agent', name: 'My agent', fields: { input_value: '', tools: '' } },
        { id: 'Search-x', type: 'UnifiedWebSearch', name: 'Web search', fields: {} },
        chatOutputNode(),
      ],
      [
        'ChatInput-1.message > Agent-x.input_value',
        'Search-x.result > Agent-x.tools',
        'Agent-x.response > ChatOutput-1.input_value',
      ],
    );
    expect(await refusal(index)).toEqual([
      {
        event: 'run-error',
        at: 0,
        error: {
          status: 422,
          body: {
            detail:
              'This flow needs a Langflow. The embedded engine does not support these components: My agent with tools, Web search.',
          },
          component: 'Agent-x',
        },
      },
    ]);
  });

  it('runs when the unknown component is in a part that does not', async () => {
    const index = buildFlow(
      [chatInputNode, chatOutputNode(), { id: 'Agent-x', type: 'Agent' }],
      ['ChatInput-1.message > ChatOutput-1.input_value'],
    );
    expect((await collectRun({ index, request: {}, ports: testPorts() })).status).toBe(200);
  });

  it('is refused when an end of a connection is missing', async () => {
    const index = buildFlow([chatInputNode], ['ChatInput-1.message > Gone-1.input_value']);
    expect(await refusal(index)).toMatchObject([
      { event: 'run-error', error: { status: 422, body: { detail: expect.stringContaining('Gone-1') } } },
    ]);
  });

  it('is refused when its connections form a cycle, which is named', async () => {
    const index = buildFlow(
      [chatInputNode, combine('A'), combine('B'), combine('C'), chatOutputNode()],
      [
        'ChatInput-1.message > A.text1',
        'A.combined_text > B.text1',
        'B.combined_text > C.text1',
        'C.combined_text > B.text2',
        'C.combined_text > ChatOutput-1.input_value',
      ],
    );
    expect(await refusal(index)).toMatchObject([
      {
        error: {
          status: 422,
          body: {
            detail: expect.stringMatching(/cycle without a Loop component: (B → C → B|C → B → C)\.$/),
          },
        },
      },
    ]);
  });

  it('is refused when a component feeds itself', async () => {
    const index = buildFlow([combine('A')], ['A.combined_text > A.text1']);
    expect(await refusal(index)).toMatchObject([{ error: { body: { detail: expect.stringContaining('A → A.') } } }]);
  });

  it('is refused when an input leaves a required field empty', async () => {
    const alone = buildFlow([{ ...chatOutputNode(), name: 'Answer' }]);
    expect(await refusal(alone)).toMatchObject([
      {
        event: 'run-error',
        error: {
          status: 422,
          body: { detail: 'Answer needs input_value: connect it or give it a value.' },
          component: 'ChatOutput-1',
        },
      },
    ]);
  });

  it('runs when a tweak fills the field', async () => {
    const field = { type: 'str', _input_type: 'MessageTextInput', value: null };
    const index = buildFlow([{ ...chatOutputNode(), fields: { input_value: field } }]);
    expect((await collectRun({ index, request: {}, ports: testPorts() })).status).toBe(422);
    const request = { tweaks: { 'ChatOutput-1': { input_value: 'hi' } } };
    expect((await collectRun({ index, request, ports: testPorts() })).status).toBe(200);
  });

  it('fails in the component when an edge names an unknown output', async () => {
    const index = buildFlow(
      [chatInputNode, { id: 'File-1', type: 'File', name: 'Read File' }, chatOutputNode()],
      ['File-1.nothing > ChatOutput-1.input_value', 'ChatInput-1.message > ChatOutput-1.sender_name'],
    );
    const { error } = await collectRun({ index, request: {}, ports: testPorts() });
    expect(error).toMatchObject({ detail: expect.stringContaining('Read File has no output nothing.') });
  });
});

describe('odd exports', () => {
  it.each(['__proto__', 'constructor', 'toString'])('treats the name %s like any other', async (name) => {
    const index = buildFlow(
      [
        { ...chatInputNode, id: `ChatInput-${name}` },
        { id: name, type: name, outputs: [name] },
      ],
      [`ChatInput-${name}.message > ${name}.${name}`],
    );
    expect(await refusal(index)).toMatchObject([{ event: 'run-error', error: { status: 422 } }]);
    const outputs = buildFlow([{ id: 'File-1', type: 'File', outputs: [name] }]);
    const { error } = await collectRun({ index: outputs, request: {}, ports: testPorts() });
    expect(error).toMatchObject({ detail: expect.stringContaining(`no output ${name}`) });
  });

  it('runs an old export whose edges name no output', async () => {
    const made = buildExport(
      [chatInputNode, chatOutputNode()].map((node) => ({ ...node, outputs: ['message'] })),
      ['ChatInput-1.message > ChatOutput-1.input_value'],
    );
    const [edge] = made.data.edges ?? [];
    const handles = { targetHandle: { id: 'ChatOutput-1', fieldName: 'input_value' } };
    const index = indexFlow(
      flowExportSchema.parse({ ...made, data: { ...made.data, edges: [{ ...edge, data: handles }] } }),
    );
    const { response } = await collectRun({
      index,
      request: { inputs: [{ input_value: 'hi' }] },
      ports: testPorts(),
    });
    expect(response.outputs?.[0]?.outputs[0]?.outputs).toMatchObject({ message: { message: 'hi' } });
  });

  it('runs an empty flow to an empty answer', async () => {
    const { status, response } = await collectRun({ index: buildFlow([]), request: {}, ports: testPorts() });
    expect([status, response.outputs]).toEqual([200, [{ inputs: { input_value: '' }, outputs: [] }]]);
  });
});
