import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RunRequest } from '#contract/run-request.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { variableOfHeader } from '#flow/request/variable-header.ts';
import { DEFAULT_CHOICES, type PlanChoices, type RequestPlan } from '../model/request-plan.ts';
import { loadingIndex } from '../testing/loading-flow.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER } from '../testing/sample-run.ts';
import { planRequests } from './plan-requests.ts';

const variables = [{ name: 'MODEL_KEY', value: 'canary' }];
const one: RunRequest = { inputs: [{ input_value: 'hi' }] };

function plan(request: RunRequest = one, choices: Partial<PlanChoices> = {}, server = LANGFLOW_SERVER): RequestPlan {
  return planRequests({
    request,
    flowId: 'f',
    server,
    index: loadingIndex,
    variables,
    choices: { ...DEFAULT_CHOICES, ...choices },
  });
}

const transports = ({ requests }: RequestPlan) => requests.map(({ transport }) => transport);
const carried = ({ requests }: RequestPlan) =>
  requests.flatMap(({ headers }) => headers.filter(([name]) => variableOfHeader(name) !== null));

describe('variables of a run', () => {
  it('choose a route that takes them, as recorded', () => {
    const recorded = z.object({ cases: z.array(z.object({ case: z.string(), reply: z.unknown() })) });
    const { cases } = recorded.parse(readRecording('variables.json'));
    const reaches = (name: string) => JSON.stringify(cases.find((one) => one.case === name)?.reply).includes('redaeh');
    expect(reaches('run?stream=true header, stored variable')).toBe(true);
    expect(reaches('run/advanced header, stored variable')).toBe(false);
    expect(reaches('v2 stream header, stored variable')).toBe(false);
    const made = plan();
    expect(transports(made)).toEqual(['run-stream']);
    expect(carried(made)).toEqual([['X-LANGFLOW-GLOBAL-VAR-MODEL_KEY', 'canary']]);
    expect(made.reasons.join()).toContain('run/advanced takes no variables of a run');
    expect(made.reasons.join()).toContain('MODEL_KEY');
    expect(made.reasons.join()).not.toContain('canary');
  });

  it('are in the headers of each request, and never in a body', () => {
    const made = plan({ inputs: [{ input_value: 'one' }, { input_value: 'two' }] });
    expect(carried(made)).toHaveLength(2);
    expect(JSON.stringify(made.requests.map(({ body }) => body))).not.toContain('canary');
  });

  it.each<[string, RunRequest]>([
    ['Stream', { ...one, stream: true }],
    ['a session', { ...one, session_id: 's' }],
  ])('go along with %s, whose reason stays', (_case, request) => {
    const { reasons } = plan(request);
    expect(reasons).toHaveLength(2);
    expect(reasons[1]).toBe('/api/v1/run also takes MODEL_KEY from headers, as variables of this run.');
  });

  it('come before watching the components, whose route takes none', () => {
    const made = plan(one, { watchComponents: true }, { ...LANGFLOW_SERVER, streamsWorkflows: true });
    expect(transports(made)).toEqual(['run-stream']);
    expect(made.reasons.join()).toContain('cannot be watched live: that route takes no variables of a run');
  });

  it.each<[string, RunRequest, Partial<PlanChoices>, string]>([
    ['run/advanced only', one, { advancedOnly: true }, 'turn off “Send to run/advanced only”'],
    [
      'one request for all inputs',
      { inputs: [{ input_value: 'one' }, { input_value: 'two' }] },
      { asOneRequest: true },
      'choose “One for each input”',
    ],
    [
      'a tweak on a protected field',
      { ...one, tweaks: { 'Model-m1': { code: 'x' } } },
      {},
      'set the fields with tweaks',
    ],
  ])('are not sent with %s, and the plan says so', (_case, request, choices, remedy) => {
    const made = plan(request, choices);
    expect(new Set(transports(made))).toEqual(new Set(['advanced-json']));
    expect(carried(made)).toEqual([]);
    expect(made.reasons.join()).toContain('not sent and reach nothing (MODEL_KEY)');
    expect(made.reasons.join()).toContain(remedy);
  });

  it('are not sent with a version of the flow, whose route takes none', () => {
    const version = { id: 'v', number: 2, description: '', data: { nodes: [], edges: [] } };
    const made = planRequests({
      request: one,
      flowId: 'f',
      index: loadingIndex,
      variables,
      version,
      server: { ...LANGFLOW_SERVER, streamsWorkflows: true },
    });
    expect([transports(made), carried(made)]).toEqual([['workflow-stream'], []]);
    expect(made.reasons.join()).toContain('not sent and reach nothing (MODEL_KEY)');
  });

  it('are not sent to the embedded engine, which has no global variables', () => {
    for (const stream of [true, false]) {
      const made = plan({ ...one, stream }, {}, EMBEDDED_SERVER);
      expect(carried(made)).toEqual([]);
      expect(made.reasons.join()).toContain('the embedded engine has no global variables');
    }
  });

  it('change nothing if there are none', () => {
    const { requests, reasons } = planRequests({ request: one, flowId: 'f', server: LANGFLOW_SERVER, variables: [] });
    expect([requests[0]?.transport, reasons]).toEqual(['advanced-json', []]);
  });
});
