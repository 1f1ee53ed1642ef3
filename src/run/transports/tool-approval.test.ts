/** An Agent with a tool whose calls need approval, on a Langflow that plays wire/tool-approval.json. */
import { expect, it } from 'vitest';
import { readResultText } from '#contract/run-response.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { executeRun } from '../execute/execute-run.ts';
import { planRequests } from '../plan/plan-requests.ts';
import { createRun } from '../reduce/create-run.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { startApprovalServer } from '../testing/approval-server.ts';
import { LANGFLOW_SERVER, sampleDraft } from '../testing/sample-run.ts';

const tools = { type: 'tools', value: [{ name: 'fetch_content', approval_actions: ['approve', 'edit', 'reject'] }] };
const index = indexFlow(
  smallFlow(
    [
      { id: 'ChatInput-tKQ4d', type: 'ChatInput', fields: { input_value: '' } },
      { id: 'URLComponent-Tjh8k', fields: { tools_metadata: tools, url: '' } },
      { id: 'UnifiedWebSearch-KZ8k6', fields: { query: '' } },
      { id: 'Agent-EXpSZ', fields: { input_value: '', tools: '' } },
      { id: 'ChatOutput-KxTA8', type: 'ChatOutput', fields: { input_value: '' } },
    ],
    [
      'ChatInput-tKQ4d -> Agent-EXpSZ.input_value',
      'URLComponent-Tjh8k -> Agent-EXpSZ.tools',
      'Agent-EXpSZ -> ChatOutput-KxTA8.input_value',
    ],
  ),
);

/** The run and its events; `choice` null for a job in which the Agent does not ask. */
async function run(choice: string | null) {
  const server = await startApprovalServer('tool-approval.json', choice !== null);
  try {
    const request = { inputs: [{ input_value: 'go' }] };
    const plan = planRequests({ request, flowId: 'f', server: { ...LANGFLOW_SERVER, streamsWorkflows: true }, index });
    const about = { id: 'run-1', number: 1, flow: { id: 'f', name: 'Agent' }, index, server: 'Langflow' };
    let state = createRun({ ...about, missed: [], draft: sampleDraft(), request, plan, onlyInput: null, startedAt: 0 });
    const updates = executeRun({
      plan,
      flow: 'f',
      session: null,
      signal: new AbortController().signal,
      connection: { kind: 'langflow', baseUrl: server.url, apiKey: null },
      decisions: {
        open(_id, send) {
          if (choice !== null) void send(choice);
          return () => undefined;
        },
      },
    });
    for await (const update of updates) state = reduceRun(state, [update]);
    return state;
  } finally {
    await server.close();
  }
}

const shortEvents = ({ events }: Awaited<ReturnType<typeof run>>) =>
  events
    .map(({ event }) => ('component' in event ? `${event.event} ${event.component}` : event.event))
    .filter((name) => /^(?!message).*(?:Agent|ChatOutput)-/.test(name));

it('a flow with tools that need approval runs as a job, and offers the answers that need no text', async () => {
  const state = await run('approve');
  expect(state).toMatchObject({ status: 'done', error: null });
  expect(state.plan.reasons[0]).toBe(
    'Agent asks a person. Only /api/v2/workflows can wait for the decision, so the flow runs there as a job.',
  );
  const question = state.events.find(({ event }) => event.event === 'human-input-required')?.event;
  expect(question).toMatchObject({
    component: 'Agent-EXpSZ',
    prompt: expect.stringMatching(/^Tool execution requires approval\n\nTool: fetch_content\n[\s\S]*Edit and Respond/),
    options: [
      { action_id: 'approve', label: 'Approve' },
      { action_id: 'reject', label: 'Reject' },
    ],
  });
  // The Agent ends, and Chat Output starts, after the decision.
  expect(shortEvents(state)).toEqual([
    'component-start Agent-EXpSZ',
    'human-input-required Agent-EXpSZ',
    'human-input-decided Agent-EXpSZ',
    'component-end Agent-EXpSZ',
    'component-start ChatOutput-KxTA8',
    'component-end ChatOutput-KxTA8',
    'output-ready ChatOutput-KxTA8',
  ]);
  const result = state.inputs[0]?.outputs[0]?.result;
  expect(result && readResultText(result)).toContain('The tool said: Error loading documents');
});

it('the Agent ends at once if it does not ask', async () => {
  const state = await run(null);
  expect(state).toMatchObject({ status: 'done', error: null });
  expect(shortEvents(state).slice(0, 3)).toEqual([
    'component-start Agent-EXpSZ',
    'component-end Agent-EXpSZ',
    'component-start ChatOutput-KxTA8',
  ]);
});
