import { describe, expect, it } from 'vitest';
import type { RunRequest } from '#contract/run-request.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { DEFAULT_CHOICES, type PlanChoices } from '../model/request-plan.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleIndex } from '../testing/sample-run.ts';
import { planRequests } from './plan-requests.ts';

const two: RunRequest = {
  inputs: [
    { input_value: 'one', components: ['Chat Input'] },
    { input_value: 'two', type: 'chat' },
  ],
  outputs: ['Chat Output'],
  tweaks: { words: 3 },
};

describe('planRequests for the embedded engine', () => {
  it('sends everything in one unchanged request', () => {
    const request = { ...two, session_id: 's' };
    const { requests, reasons } = planRequests({ request, flowId: 'a b', server: EMBEDDED_SERVER });
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
        body: request,
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

  it.each([[undefined], [[]]])('treats inputs %j as one input', (inputs) => {
    const request: RunRequest = inputs ? { inputs } : {};
    const [planned] = planRequests({ request, flowId: 'f', server: EMBEDDED_SERVER }).requests;
    expect(planned).toMatchObject({ body: request, inputs: [0] });
    expect(Object.hasOwn(planned?.body ?? {}, 'inputs')).toBe(inputs !== undefined);
  });

  it('sends one input alone with its index', () => {
    const plan = planRequests({ request: two, flowId: 'f', server: EMBEDDED_SERVER, onlyInput: 1 });
    expect(plan.requests).toMatchObject([{ body: { inputs: [two.inputs?.[1]] }, inputs: [1] }]);
  });
});

describe('planRequests for a Langflow', () => {
  it('sends each input separately and gives the reason', () => {
    const plan = planRequests({ request: two, flowId: 'f', server: LANGFLOW_SERVER });
    expect(plan.requests.map(({ inputs, body }) => [inputs, body.inputs])).toEqual([
      [[0], [two.inputs?.[0]]],
      [[1], [two.inputs?.[1]]],
    ]);
    expect(plan.reasons).toHaveLength(1);
    expect(plan.concurrency).toBe(1);
    expect(plan.requests.every(({ stopReachesServer }) => !stopReachesServer)).toBe(true);
  });

  it('has at most as many requests at once as there are inputs', () => {
    const choices = { ...DEFAULT_CHOICES, requestsAtOnce: 5 };
    expect(planRequests({ request: two, flowId: 'f', server: LANGFLOW_SERVER, choices }).concurrency).toBe(2);
  });

  it('describes the effect when the user chooses one request for all inputs', () => {
    const choices = { ...DEFAULT_CHOICES, asOneRequest: true };
    const plan = planRequests({ request: two, flowId: 'f', server: LANGFLOW_SERVER, choices });
    expect(plan.requests.map(({ inputs }) => inputs)).toEqual([[0, 1]]);
    expect(plan.reasons.join()).toContain('the answer to the first');
  });

  it('has no reasons for one input', () => {
    const request = { inputs: [{ input_value: 'one' }] };
    expect(planRequests({ request, flowId: 'f', server: LANGFLOW_SERVER }).reasons).toEqual([]);
  });
});

describe('planRequests for a Langflow with Stream on', () => {
  const langflow = { ...LANGFLOW_SERVER, streamsWorkflows: true };
  const one: RunRequest = { inputs: [{ input_value: 'hi' }], stream: true };
  const plan = (request: RunRequest, choices: Partial<PlanChoices> = {}, server = langflow) =>
    planRequests({ request, flowId: 'f', server, index: sampleIndex, choices: { ...DEFAULT_CHOICES, ...choices } });

  it('uses the route that streams the same answers, and names it', () => {
    const { requests, reasons } = plan(one);
    expect(requests).toMatchObject([
      {
        transport: 'run-stream',
        path: '/api/v1/run/f?stream=true',
        body: { input_value: 'hi', input_type: 'any', tweaks: {}, output_type: 'any' },
        stopReachesServer: true,
        expect: { echoed: { input_value: 'hi' }, order: ['ChatInput-q1', 'Model-m1', 'ChatOutput-o1'] },
      },
    ]);
    expect(reasons.join()).toContain('/api/v1/run');
  });

  it('expects streamed text of the chosen outputs only, although the server streams all', () => {
    const index = indexFlow(exportFromOutline(parseOutline(readRecording('flows/twomodels.json'))));
    const chatOutputsFor = (outputs: string[]) =>
      planRequests({ request: { ...one, outputs }, flowId: 'f', server: langflow, index }).requests[0]?.expect
        ?.chatOutputs;
    expect(chatOutputsFor([])).toEqual({ 'EchoLLM-m1': ['ChatOutput-o1'], 'EchoLLM-m2': ['ChatOutput-o2'] });
    expect(chatOutputsFor(['ChatOutput-o2'])).toEqual({ 'EchoLLM-m2': ['ChatOutput-o2'] });
    expect(chatOutputsFor(['No such output'])).toEqual({});
  });

  it('sends one request per input', () => {
    expect(plan({ ...two, stream: true }).requests.map(({ transport, inputs }) => [transport, inputs])).toEqual([
      ['run-stream', [0]],
      ['run-stream', [1]],
    ]);
  });

  it('sends a session, also without Stream', () => {
    const { requests, reasons } = plan({ inputs: [{ input_value: 'hi' }], session_id: 's' });
    expect(requests).toMatchObject([{ transport: 'run-stream', body: { session_id: 's' } }]);
    expect(reasons.join()).toContain('cannot take a session');
  });

  it('treats the flow’s own session as none', () => {
    expect(plan({ session_id: 'f' }).requests).toMatchObject([{ transport: 'advanced-json' }]);
  });

  it.each<[string, RunRequest, Partial<PlanChoices>, string]>([
    ['the user chose it', one, { advancedOnly: true }, 'You chose run/advanced only'],
    ['all inputs go in one request', { ...two, stream: true }, { asOneRequest: true }, 'one request for all inputs'],
    ['a tweak is on a protected field', { ...one, tweaks: { 'Model-m1': { code: 'x' } } }, {}, 'protected field'],
    ['the server refuses the tweaks', { ...one, tweaks: { words: null } }, {}, 'refuses these tweaks'],
  ])('stays with run/advanced and keeps stream when %s', (_when, request, choices, reason) => {
    const { requests, reasons } = plan(request, choices);
    expect(requests).toMatchObject([{ transport: 'advanced-json', body: { stream: true } }]);
    expect(reasons.join()).toContain(reason);
  });

  it('stays with run/advanced while the flow is not loaded', () => {
    expect(planRequests({ request: one, flowId: 'f', server: langflow }).requests).toMatchObject([
      { transport: 'advanced-json' },
    ]);
  });

  it('watches components if possible', () => {
    const { requests, reasons } = plan(one, { watchComponents: true });
    expect(requests).toMatchObject([
      {
        transport: 'workflow-stream',
        path: '/api/v2/workflows',
        body: { flow_id: 'flow-1', mode: 'stream', tweaks: { 'ChatInput-q1': { input_value: 'hi' } } },
      },
    ]);
    expect(reasons.join()).toContain('watched live');
  });

  it('gives the reason why it cannot watch components', () => {
    const request = { ...one, tweaks: { 'Model-m1': { api_key: { value: 'KEY', load_from_db: true } } } };
    const { requests, reasons } = plan(request, { watchComponents: true });
    expect(requests).toMatchObject([{ transport: 'run-stream' }]);
    expect(reasons.join()).toContain('api_key of Language Model uses a server variable');
    const old = plan(one, { watchComponents: true }, LANGFLOW_SERVER);
    expect(old.requests).toMatchObject([{ transport: 'run-stream' }]);
    expect(old.reasons.join()).toContain('no route that reports them');
  });

  describe('a flow that asks a person', () => {
    const components = sampleIndex.components.map((component) =>
      component.id === 'Model-m1' ? { ...component, type: 'HumanInput', displayName: 'Human Input' } : component,
    );
    const feeds = { source: 'Model-m1', sourceOutput: null, target: 'ChatOutput-o1', targetField: null };
    const asks = (request: RunRequest, choices: Partial<PlanChoices> = {}, connections = [feeds], server = langflow) =>
      planRequests({
        request,
        flowId: 'f',
        server,
        index: { ...sampleIndex, components, connections },
        choices: { ...DEFAULT_CHOICES, ...choices },
      });

    it.each<[string, RunRequest, Partial<PlanChoices>]>([
      ['as it is', { inputs: [{ input_value: 'hi' }] }, {}],
      ['with Stream', one, {}],
      ['when components are watched', one, { watchComponents: true }],
      ['as one request', one, { asOneRequest: true }],
    ])('runs as a job, %s: the other routes refuse it or run every branch', (_name, request, choices) => {
      const { requests, reasons } = asks(request, choices);
      expect(requests).toMatchObject([
        {
          transport: 'workflow-background',
          path: '/api/v2/workflows',
          body: { mode: 'background' },
          stopReachesServer: true,
          expect: { asking: ['Model-m1'] },
        },
      ]);
      expect(reasons.join()).toContain('Human Input asks a person');
    });

    it('has one job at a time', () => {
      const { requests, reasons, concurrency } = asks(two, { requestsAtOnce: 4 });
      expect([requests.length, concurrency]).toEqual([2, 1]);
      expect(reasons.join()).toContain('one after the other');
    });

    it('names what the route may treat differently', () => {
      const request = { ...one, tweaks: { 'ChatInput-q1': { input_value: 7 } }, inputs: [] };
      expect(asks(request).reasons.join()).toContain('may treat the request differently: input_value');
    });

    it('goes to run/advanced if you choose that, or the server has no other route, and says that it refuses the flow', () => {
      for (const plan of [asks(one, { advancedOnly: true }), asks(one, {}, [feeds], LANGFLOW_SERVER)]) {
        expect(plan.requests).toMatchObject([{ transport: 'advanced-json' }]);
        expect(plan.reasons.join()).toContain('refuses such a flow');
      }
    });

    it('runs as any other flow if its Human Input feeds nothing (wire/human-input.json)', () => {
      expect(asks(one, { watchComponents: true }, []).requests).toMatchObject([{ transport: 'workflow-stream' }]);
      expect(asks({ inputs: [] }, {}, []).requests).toMatchObject([{ transport: 'advanced-json' }]);
    });
  });
});
