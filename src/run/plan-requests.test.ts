import { describe, expect, it } from 'vitest';
import type { RunRequest } from '#contract/run-request.ts';
import { DEFAULT_CHOICES, planRequests } from './plan-requests.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER } from './testing/sample-run.ts';

const two: RunRequest = {
  inputs: [
    { input_value: 'one', components: ['Chat Input'] },
    { input_value: 'two', type: 'chat' },
  ],
  outputs: ['Chat Output'],
  tweaks: { words: 3 },
  session_id: 's',
};

describe('planRequests for the embedded engine', () => {
  it('sends everything in one request, as it was asked', () => {
    const { requests, reasons } = planRequests({ request: two, flowId: 'a b', server: EMBEDDED_SERVER });
    expect(reasons).toEqual([]);
    expect(requests).toEqual([
      {
        transport: 'advanced-json',
        method: 'POST',
        path: '/api/v1/run/advanced/a%20b',
        headers: [
          ['content-type', 'application/json'],
          ['accept', 'application/json'],
        ],
        body: two,
        inputs: [0, 1],
        stopReachesServer: true,
      },
    ]);
  });

  it('asks for events when Stream is on', () => {
    const request = { ...two, stream: true };
    const [planned] = planRequests({ request, flowId: 'f', server: EMBEDDED_SERVER }).requests;
    expect(planned).toMatchObject({ transport: 'advanced-stream', body: request });
    expect(planned?.headers).toContainEqual(['accept', 'text/event-stream']);
  });

  it.each([[undefined], [[]]])('counts inputs %j as one input', (inputs) => {
    const request: RunRequest = inputs ? { inputs } : {};
    const [planned] = planRequests({ request, flowId: 'f', server: EMBEDDED_SERVER }).requests;
    expect(planned).toMatchObject({ body: request, inputs: [0] });
    expect(Object.hasOwn(planned?.body ?? {}, 'inputs')).toBe(inputs !== undefined);
  });

  it('sends one input alone under its own index', () => {
    const plan = planRequests({ request: two, flowId: 'f', server: EMBEDDED_SERVER, onlyInput: 1 });
    expect(plan.requests).toMatchObject([{ body: { inputs: [two.inputs?.[1]] }, inputs: [1] }]);
  });
});

describe('planRequests for a Langflow', () => {
  it('sends each input on its own and says why', () => {
    const plan = planRequests({ request: two, flowId: 'f', server: LANGFLOW_SERVER });
    expect(plan.requests.map(({ inputs, body }) => [inputs, body.inputs])).toEqual([
      [[0], [two.inputs?.[0]]],
      [[1], [two.inputs?.[1]]],
    ]);
    expect(plan.reasons).toHaveLength(1);
    expect(plan.concurrency).toBe(1);
    expect(plan.requests.every(({ stopReachesServer }) => !stopReachesServer)).toBe(true);
  });

  it('sends at most as many at once as there are', () => {
    const choices = { ...DEFAULT_CHOICES, requestsAtOnce: 5 };
    expect(planRequests({ request: two, flowId: 'f', server: LANGFLOW_SERVER, choices }).concurrency).toBe(2);
  });

  it('says what one request for all will do when the user insists', () => {
    const choices = { ...DEFAULT_CHOICES, asOneRequest: true };
    const plan = planRequests({ request: two, flowId: 'f', server: LANGFLOW_SERVER, choices });
    expect(plan.requests.map(({ inputs }) => inputs)).toEqual([[0, 1]]);
    expect(plan.reasons.join()).toContain('the answer of the first one');
  });

  it('has nothing to explain for one input', () => {
    const request = { inputs: [{ input_value: 'one' }] };
    expect(planRequests({ request, flowId: 'f', server: LANGFLOW_SERVER }).reasons).toEqual([]);
  });
});
