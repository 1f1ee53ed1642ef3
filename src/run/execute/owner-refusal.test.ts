/** A 404 to a request with tweaks: a flow that is gone, or one of another user. */
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runRequestSchema, type Tweaks } from '#contract/run-request.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { errorActions, explainError } from '../errors/error-text.ts';
import { plainText } from '../errors/wording.ts';
import type { Run } from '../model/run.ts';
import { planRequests } from '../plan/plan-requests.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { type AnswerServer, type LangflowAnswers, startAnswerServer } from '../testing/langflow-answers.ts';
import { LANGFLOW_SERVER, sampleIndex, sampleRun } from '../testing/sample-run.ts';
import { executeRun } from './execute-run.ts';

const recorded = z
  .array(z.looseObject({ request: z.string(), body: z.unknown(), status: z.number(), answer: z.optional(z.unknown()) }))
  .parse(readRecording('other-user.json'));
const refused = recorded.filter(({ status }) => status === 404);

let server: AnswerServer | null = null;
afterEach(() => server?.close());

async function run(more: LangflowAnswers, tweaks: Tweaks = { 'Model-m1': { words: 2 } }, stream = false): Promise<Run> {
  const [answer] = refused;
  const missing = { status: answer?.status ?? 0, body: answer?.answer };
  server = await startAnswerServer({
    'POST /api/v1/run/advanced/flow-1': missing,
    'POST /api/v1/run/flow-1': missing,
    ...more,
  });
  const request = { inputs: [{ input_value: 'hi' }], tweaks, stream };
  const plan = planRequests({ request, flowId: 'flow-1', index: sampleIndex, server: LANGFLOW_SERVER });
  const connection = { kind: 'langflow', baseUrl: server.url, apiKey: 'k' } as const;
  const { signal } = new AbortController();
  let state = sampleRun({ request, server: LANGFLOW_SERVER });
  for await (const update of executeRun({ plan, connection, flow: 'flow-1', session: null, signal }))
    state = reduceRun(state, [update]);
  return state;
}

const readable: LangflowAnswers = { 'GET /api/v1/flows/flow-1': { status: 200, body: { id: 'flow-1' } } };

describe('a 404 to tweaks', () => {
  it('is what a Langflow answers to every other user, whatever they may do with the flow', () => {
    const sent = recorded.filter(({ request, body }) => {
      const { data } = runRequestSchema.safeParse(body);
      return request.includes('/api/v1/run') && Object.keys(data?.tweaks ?? Object(body).tweaks ?? {}).length > 0;
    });
    expect(sent.length).toBeGreaterThan(3);
    for (const one of sent) expect(one).toMatchObject({ status: 404, answer: { detail: 'Flow not found' } });
  });

  it.each([false, true])('names the owner where the flow can be read (streamed: %s)', async (stream) => {
    const { error } = await run(readable, undefined, stream);
    expect(error).toMatchObject({ kind: 'owner-only', status: 404, raw: expect.stringContaining('Flow not found') });
    if (error === null) return;
    const { title, sentence } = explainError(error, { server: 'Langflow', host: 'x', refused: [], tweaks: 1 });
    expect(title).toBe('Only the owner may send tweaks to this flow');
    expect(plainText(sentence)).not.toContain('deleted');
    expect(errorActions(error)[0]).toBe('run-without-tweaks');
  });

  it.each<[string, LangflowAnswers]>([
    ['is gone', {}],
    ['is a web page', { 'GET /api/v1/flows/flow-1': { status: 200, body: '<p>', type: 'text/html' } }],
  ])('stays that of a missing flow where it %s', async (_name, more) => {
    expect((await run(more)).error).toMatchObject({ kind: 'flow-not-found', flow: 'flow-1' });
  });

  it('stays as it is without tweaks', async () => {
    expect((await run(readable, {})).error).toMatchObject({ kind: 'flow-not-found' });
    expect(server?.seen.map(({ method }) => method)).toEqual(['POST']);
  });
});
