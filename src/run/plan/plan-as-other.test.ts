/** Requests on a flow of another user: none has what the recorded server refuses or drops (fixtures/other-user.json). */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { flowExportSchema } from '#contract/flow-export.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { DEFAULT_CHOICES, type PlanChoices } from '../model/request-plan.ts';
import { APPROVAL_FLOW } from '../testing/approval-server.ts';
import { loadingIndex } from '../testing/loading-flow.ts';
import { LANGFLOW_SERVER, sampleIndex } from '../testing/sample-run.ts';
import { checkRunStreamBody, checkWorkflowBody } from '../translation/stream-bodies.ts';
import type { PlanInput } from './plan-advanced.ts';
import { planRequests } from './plan-requests.ts';
import { whyNotRun } from './why-not-run.ts';

const server = { ...LANGFLOW_SERVER, streamsWorkflows: true };
const others = { ...sampleIndex, isOthers: true as const };
const ownTwo = indexFlow(
  smallFlow(['ChatInput-a', 'ChatInput-b', 'Prompt-p'].map((id) => ({ id, name: id, fields: { input_value: '' } }))),
);
const two = { ...ownTwo, isOthers: true as const };
const asking = { ...indexFlow(flowExportSchema.parse(APPROVAL_FLOW)), isOthers: true as const };

function ask(request: RunRequest, choices: Partial<PlanChoices> = {}, more: Partial<PlanInput> = {}) {
  const options = { request, flowId: 'f', server, index: others, choices: { ...DEFAULT_CHOICES, ...choices }, ...more };
  const { requests, reasons } = planRequests(options);
  return {
    routes: requests.map(({ transport }) => transport),
    bodies: requests.map(({ body }) => body),
    said: reasons.join(' '),
    whyNot: whyNotRun(options),
  };
}
const hi: RunRequest = { inputs: [{ input_value: 'hi' }] };
const named: RunRequest = { inputs: [{ input_value: 'hi', components: ['ChatInput-a'] }] };

describe('a flow of another user', () => {
  it('is refused tweaks by every route that says so, and drops them elsewhere', () => {
    const recorded = z
      .array(
        z.looseObject({
          grant: z.string(),
          request: z.string(),
          body: z.looseObject({ tweaks: z.optional(z.unknown()) }),
          status: z.number(),
          text: z.nullish(z.string()),
        }),
      )
      .parse(readRecording('other-user.json'));
    const sent = recorded.filter(({ body, grant }) => body.tweaks !== undefined && grant === 'read, execute');
    for (const { request, status, text } of sent) {
      if (request.includes('/api/v1/')) expect(status).toBe(404);
      else expect(text ?? '').not.toContain('tweaked');
    }
  });

  it.each<[string, RunRequest, Partial<PlanChoices>]>([
    ['plain', hi, {}],
    ['streamed', { ...hi, stream: true }, {}],
    ['with components live', hi, { watchComponents: true }],
    ['in a session', { ...hi, session_id: 's' }, {}],
  ])('gets tweaks on run/advanced only, where the server says what it does: %s', (_name, request, choices) => {
    const { routes, bodies, said } = ask({ ...request, tweaks: { words: 3 } }, choices);
    expect(routes).toEqual(['advanced-json']);
    expect(bodies[0]).toMatchObject({ tweaks: { words: 3 } });
    expect(said).toMatch(/^Only the owner may send tweaks to this flow\./);
  });

  it('is streamed from the route that shows no components, instead of watched', () => {
    const { routes, bodies, said } = ask(hi, { watchComponents: true });
    expect(routes).toEqual(['run-stream']);
    expect(bodies).toEqual([{ input_value: 'hi', input_type: 'any', tweaks: {}, output_type: 'any' }]);
    expect(said).toContain(
      'Components cannot be watched live: the server shows components to the owner of the flow alone',
    );
  });

  it('gets an input on another route, if it would have to be sent as a tweak', () => {
    const streamed = { ...named, stream: true };
    const only: RunRequest = { inputs: [{ input_value: 'hi', components: ['Chat Input'] }], stream: true };
    expect(ask(only)).toMatchObject({ routes: ['run-stream'], bodies: [{ input_value: 'hi', tweaks: {} }] });
    const { routes, bodies, said } = ask(streamed, {}, { index: two });
    expect([routes, bodies]).toEqual([['advanced-json'], [streamed]]);
    expect(said).toContain('An input names its components');
    for (const body of ask(streamed, {}, { index: ownTwo }).bodies)
      expect(body.tweaks).toEqual({ 'ChatInput-a': { input_value: 'hi' } });
  });

  it('gets several inputs one by one, and a sentence refuses what no route can send', () => {
    const several: RunRequest = { inputs: [{ input_value: 'a' }, { input_value: 'b', type: 'chat' }], stream: true };
    expect(ask(several, {}, { index: two })).toMatchObject({ routes: ['run-stream', 'run-stream'], whyNot: null });
    expect(ask({ ...named, session_id: 's' }, {}, { index: two }).whyNot).toContain('only without a session');
    expect(ask({ ...hi, session_id: 's' }, {}, { index: two }).whyNot).toBeNull();
    expect(ask({ ...named, session_id: 'f' }, {}, { index: two }).whyNot).toBeNull();
  });

  it('that asks a person gets the text of the input as that of the job', () => {
    const { routes, bodies, whyNot } = ask(hi, {}, { index: asking });
    expect([routes, whyNot]).toEqual([['workflow-background'], null]);
    expect(bodies[0]).toMatchObject({ input_value: 'hi', tweaks: {} });
    const text: RunRequest = { inputs: [{ input_value: 'hi', type: 'text' }] };
    expect(ask(text, {}, { index: asking }).whyNot).toContain('takes one text, for all its Chat Inputs');
  });

  it('has its variables refused if it holds a secret, which is said', () => {
    const variables = [{ name: 'MODEL_KEY', value: 'canary' }];
    const index = { ...loadingIndex, isOthers: true as const };
    expect(ask(hi, {}, { index, variables }).said).toContain(
      'If it holds a secret, the server refuses variables of a run',
    );
    expect(ask(hi, {}, { index: loadingIndex, variables }).said).not.toContain('another user');
  });

  it('is asked with bodies that the routes take', () => {
    for (const request of [hi, { ...hi, session_id: 's' }, { ...hi, stream: true }])
      for (const body of ask(request).bodies)
        if (!('inputs' in body)) expect(() => checkRunStreamBody(body)).not.toThrow();
    for (const body of ask(hi, {}, { index: asking }).bodies) expect(() => checkWorkflowBody(body)).not.toThrow();
  });
});
