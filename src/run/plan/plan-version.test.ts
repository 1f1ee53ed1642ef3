import { describe, expect, it, onTestFinished } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { runDraft } from '../execute/run-draft.ts';
import { answerText } from '../export/text-of-answer.ts';
import { DEFAULT_TIMEOUTS } from '../send/deadline.ts';
import { APPROVAL_FLOW } from '../testing/approval-server.ts';
import { LANGFLOW_SERVER, sampleDraft, sampleIndex } from '../testing/sample-run.ts';
import { startVersionsServer, VERSIONED_FLOW, VERSIONED_PROMPT } from '../testing/versions-server.ts';
import type { PlanInput } from './plan-advanced.ts';
import { planRequests } from './plan-requests.ts';
import { whyNotOnVersion } from './why-not-run.ts';

const server = { ...LANGFLOW_SERVER, streamsWorkflows: true };
const version = { id: 'v', number: 3, description: 'before prices', data: { nodes: [], edges: [] } };
const options = (request: RunRequest, more: Partial<PlanInput> = {}): PlanInput => ({
  request,
  flowId: 'flow-1',
  server,
  index: sampleIndex,
  version,
  ...more,
});

describe('a request on a version', () => {
  it('goes to the workflows route with the graph of the version, one request an input, and says so', () => {
    const { requests, reasons } = planRequests(
      options({ inputs: [{ input_value: 'a' }, { input_value: 'b' }], tweaks: { 'Model-m1': { words: 9 } } }),
    );
    expect(requests.map(({ path, transport, inputs }) => [path, transport, inputs])).toEqual([
      ['/api/v2/workflows', 'workflow-stream', [0]],
      ['/api/v2/workflows', 'workflow-stream', [1]],
    ]);
    expect(requests[1]?.body).toMatchObject({
      data: version.data,
      tweaks: { 'Model-m1': { words: 9 }, 'ChatInput-q1': { input_value: 'b' } },
    });
    expect(reasons[0]).toContain('runs on version 3, “before prices”');
  });

  it('says what the route may treat differently', () => {
    const request = { tweaks: { 'ChatInput-q1': { input_value: { value: 'MINE', load_from_db: true } } }, inputs: [] };
    expect(planRequests(options(request)).reasons.join(' ')).toContain(
      'may treat the request differently from run/advanced: input_value of Chat Input uses a server variable.',
    );
  });

  it.each([
    ['a server without the route', options({}, { server: LANGFLOW_SERVER }), 'no route that can run a version'],
    ['a protected tweak', options({ tweaks: { 'Model-m1': { code: 'x' } } }), 'refuses these tweaks on version 3'],
    ['no graph', options({}, { index: null }), 'The graph of version 3, “before prices” is not loaded'],
    [
      'a flow that asks a person',
      options({}, { index: indexFlow(flowExportSchema.parse(APPROVAL_FLOW)) }),
      'Human Input asks a person',
    ],
  ])('cannot run with %s', (_why, input, sentence) => {
    expect(whyNotOnVersion(input)).toContain(sentence);
  });

  it('can run otherwise, and without a version nothing is said', () => {
    expect(whyNotOnVersion(options({ tweaks: { 'Model-m1': { words: 9 } } }))).toBeNull();
    expect(whyNotOnVersion(options({}, { server: LANGFLOW_SERVER, version: null }))).toBeNull();
  });
});

it('runs on the version, with tweaks, while the flow stays as it is; the run keeps no graph', async () => {
  const langflow = await startVersionsServer();
  onTestFinished(() => langflow.close());
  langflow.edit('Old prices.');
  const flow = flowExportSchema.parse(await (await fetch(`${langflow.url}/api/v1/flows/${VERSIONED_FLOW.id}`)).json());
  langflow.edit('New prices.');
  const run = (tweaksText: string) =>
    runDraft(
      {
        flow: VERSIONED_FLOW,
        index: indexFlow(flow),
        server,
        timeouts: DEFAULT_TIMEOUTS,
        version: { ...version, data: JSON.parse(JSON.stringify(flow.data)) },
        connection: { kind: 'langflow', baseUrl: langflow.url, apiKey: 'sk-test-key' },
        begin: () => ({ id: 'r', startedAt: 0 }),
      },
      sampleDraft({ tweaksText }),
      null,
      new AbortController().signal,
    );
  const plain = await run('{}');
  if ('problem' in plain) throw new Error(plain.problem);
  const [answer] = plain.run.inputs[0]?.outputs ?? [];
  expect(answer && answerText(answer)).toContain('Old prices.');
  expect(plain.run.version).toEqual({ id: 'v', number: 3, description: 'before prices' });
  expect(JSON.stringify(plain.run.plan)).not.toContain('Old prices.');
  const tweaked = await run(JSON.stringify({ [VERSIONED_PROMPT]: { template: 'Tweaked prices.' } }));
  expect(JSON.stringify(tweaked)).toContain('Tweaked prices.');
  expect(langflow.template()).toBe('New prices.');
  expect(await run('{ "EchoLLM-m1": { "code": "x" } }')).toEqual({
    problem: expect.stringContaining('refuses these tweaks on version 3'),
  });
});
