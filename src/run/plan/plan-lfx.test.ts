import { describe, expect, it } from 'vitest';
import type { RunRequest } from '#contract/run-request.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { DEFAULT_CHOICES } from '../model/request-plan.ts';
import { LFX_SERVER, sampleFlow, sampleIndex } from '../testing/sample-run.ts';
import type { PlanInput } from './plan-advanced.ts';
import { planRequests } from './plan-requests.ts';
import { whyNotRun } from './why-not-run.ts';

const UNKNOWN = { ...indexFlow({ data: { nodes: [], edges: [] } }), isUnknown: true as const };
const input: RunRequest = { inputs: [{ input_value: 'hi' }] };

const asked = (request: RunRequest, more: Partial<PlanInput> = {}): PlanInput => ({
  request,
  flowId: 'f',
  server: LFX_SERVER,
  index: sampleIndex,
  ...more,
});
const plan = (request: RunRequest, more: Partial<PlanInput> = {}) => planRequests(asked(request, more));

describe('a plan for a flow of lfx serve that nobody opened', () => {
  const run = (request: RunRequest, more: Partial<PlanInput> = {}) => plan(request, { index: UNKNOWN, ...more });

  it('runs it as it is', () => {
    expect(run(input)).toEqual({
      requests: [
        {
          transport: 'lfx-run',
          method: 'POST',
          path: '/flows/f/run',
          headers: [
            ['content-type', 'application/json'],
            ['accept', 'application/json'],
          ],
          body: { input_value: 'hi' },
          inputs: [0],
          stopReachesServer: false,
        },
      ],
      reasons: [],
      concurrency: 1,
    });
  });

  it.each<[string, RunRequest, string]>([
    ['tweaks', { ...input, tweaks: { tone: 'calm' } }, 'lfx serve ignores tweaks'],
    ['no inputs', {}, 'replaces nothing by an empty text'],
    ['saved texts', { inputs: [] }, 'replaces nothing by an empty text'],
    ['an empty text', { inputs: [{ input_value: '' }] }, 'replaces nothing by an empty text'],
    ['targets', { inputs: [{ input_value: 'hi', components: ['A'] }] }, 'gives the text to every Chat Input'],
    ['a type', { inputs: [{ input_value: 'hi', type: 'text' }] }, 'gives the text to every Chat Input'],
    ['outputs', { ...input, outputs: ['A'] }, 'The choice of outputs is not sent'],
    ['Stream', { ...input, stream: true }, 'streams no text'],
  ])('says what becomes of %s', (_, request, reason) => {
    const { requests, reasons } = run(request);
    expect(reasons).toEqual([expect.stringContaining(reason)]);
    expect(Object.keys(requests[0]?.body ?? {})).toEqual(['input_value']);
  });

  it('sends session and variables, and each input by itself', () => {
    const request = { inputs: [{ input_value: 'a' }, { input_value: 'b' }], session_id: 's' };
    const choices = { ...DEFAULT_CHOICES, requestsAtOnce: 4 };
    const { requests, reasons, concurrency } = run(request, { variables: [{ name: 'KEY', value: 'v' }], choices });
    const rest = { session_id: 's', global_vars: { KEY: 'v' } };
    expect(requests.map(({ body, inputs }) => [body, inputs])).toEqual([
      [{ input_value: 'a', ...rest }, [0]],
      [{ input_value: 'b', ...rest }, [1]],
    ]);
    expect(concurrency).toBe(2);
    expect(reasons.join(' ')).toMatch(/each is sent by itself.*wait for each other.*KEY in the body/s);
    expect(run(request, { onlyInput: 1 }).requests).toMatchObject([{ body: { input_value: 'b' }, inputs: [1] }]);
  });
});

describe('a plan for a flow of lfx serve whose file is open', () => {
  it('says that a tweak of stream is left out of the copy', () => {
    const { requests, reasons } = plan({ ...input, tweaks: { stream: true } });
    expect(reasons.join(' ')).toContain('The tweak of `stream` is not written into the copy');
    expect(JSON.stringify(requests[0]?.scratch?.changes)).not.toContain('"stream"');
    expect(plan(input).reasons.join(' ')).not.toContain('stream');
  });

  it('writes input and tweaks into a scratch flow', () => {
    const { requests, reasons } = plan({ ...input, tweaks: { words: 3, 'Chat Input': { input_value: 'lost' } } });
    expect(requests).toMatchObject([
      {
        transport: 'lfx-scratch',
        body: { input_value: '' },
        scratch: {
          changes: [
            { component: 'ChatInput-q1', field: 'input_value', set: { value: 'hi' } },
            { component: 'Model-m1', field: 'words', set: { value: 3 } },
          ],
          answers: 'ChatOutput-o1',
          echoed: { input_value: 'hi' },
        },
      },
    ]);
    expect(reasons).toEqual([expect.stringContaining('is uploaded as a scratch flow, run, and always deleted')]);
  });

  it('writes nothing for saved texts, and into no input that is not meant', () => {
    const changes = (request: RunRequest) => plan(request).requests[0]?.scratch?.changes;
    expect(changes({ inputs: [], tweaks: { words: 6 } })).toEqual([]);
    expect(changes({ inputs: [{ input_value: 'hi', type: 'text' }] })).toEqual([]);
  });

  it('does not run tweaks that a Langflow refuses', () => {
    const refused = asked({ ...input, tweaks: { 'Language Model': { code: 'x' } } });
    expect(whyNotRun(refused)).toContain('no scratch flow is made');
    expect(planRequests(refused)).toMatchObject({
      requests: [{ scratch: { changes: [] } }],
      reasons: [expect.stringContaining('no scratch flow is made')],
    });
    expect(whyNotRun(asked(input))).toBeNull();
    expect(whyNotRun({ ...refused, index: UNKNOWN })).toBeNull();
  });

  it.each([
    [0, 'has no Chat Output', null],
    [2, 'This flow has 2', null],
  ])('says what it means to have %d Chat Outputs', (count, reason, answers) => {
    const { nodes } = sampleFlow.data;
    const outputs = nodes.filter(({ id }) => id === 'ChatOutput-o1');
    const others = nodes.filter(({ id }) => id !== 'ChatOutput-o1');
    const more = outputs.flatMap((node) =>
      Array.from({ length: count }, (_, at) => ({ ...node, id: `${node.id}${at}` })),
    );
    const index = indexFlow({ ...sampleFlow, data: { nodes: [...others, ...more], edges: [] } });
    const { requests, reasons } = plan(input, { index });
    expect(reasons.join()).toContain(reason);
    expect(requests[0]?.scratch?.answers).toBe(answers);
  });

  it('says that other outputs are not answered', () => {
    expect(plan({ ...input, outputs: ['Language Model'] }).reasons.join()).toContain('choice of outputs is not sent');
    expect(plan({ ...input, outputs: ['Chat Output'] }).reasons).toHaveLength(1);
  });
});
