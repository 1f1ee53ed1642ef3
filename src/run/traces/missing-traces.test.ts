import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readRecording } from '#contract/testing/recordings.ts';
import { type AnswerServer, type LangflowAnswers, startAnswerServer } from '../testing/langflow-answers.ts';
import { messageResult, outputReady, type RunOfOptions, runOf } from '../testing/run-of.ts';
import { LANGFLOW_SERVER } from '../testing/sample-run.ts';
import { fetchTraces } from './fetch-traces.ts';

const FLOW = '00000004-0000-4000-8000-000000000004';
const LIST = 'GET /api/v1/monitor/traces';
const ONE = `${LIST}/t1`;

const text = z.string();
const stateSchema = z.object({
  state: text,
  release: text,
  request: text,
  status: z.number(),
  contentType: text,
  body: z.unknown(),
});
const states = z.array(stateSchema).parse(readRecording('trace-states.json'));

/** The recorded answer of the list. */
function listIn(state: string) {
  const found = states.find((one) => one.state === state && one.request.startsWith(`${LIST}?`));
  if (!found) throw new Error(`No recording of ${state}`);
  const { status, contentType, body } = found;
  return contentType.includes('json') ? { status, body } : { status, body, type: contentType };
}

function row(id: string) {
  const startTime = new Date().toISOString();
  return { id, flowId: FLOW, startTime, totalLatencyMs: 10, spans: [{ name: 'Chat Input', startTime }] };
}

const listOf = (id: string) => ({ status: 200, body: { traces: [row(id)] } });

let server: AnswerServer;
afterEach(() => server.close());

/** What a run finds whose answer names the trace t1, in three tries. */
async function search(answers: LangflowAnswers, end: RunOfOptions['end'] = 'ended') {
  server = await startAnswerServer(answers);
  const result = messageResult('yes');
  result.results = { message: { text_key: 'text', data: { text: 'yes', id: 'm', run_id: 't1' } } };
  const answered = [50, outputReady(0, result)] as const;
  const ended = [60, { event: 'input-end', at: 0, input: 0 }] as const;
  const events = end === 'stopped' ? [answered] : [answered, ended];
  const run = { ...runOf({ server: LANGFLOW_SERVER, at: 100, events, end }), startedAt: Date.now() };
  const connection = { kind: 'langflow', baseUrl: server.url, apiKey: 'k' } as const;
  const { signal } = new AbortController();
  return fetchTraces({ run, flowId: FLOW, connection, signal, waitsMs: [5, 5, 5] });
}

const requests = () => server.seen.map(({ path }) => path.replace('/api/v1/monitor/', ''));

describe('a trace that is missing', () => {
  it.each([
    ['tracing off', 'no-traces', 3],
    ['another user', 'no-traces', 3],
    ['wrong key', 'refused', 1],
    ['older release', 'older-release', 1],
  ] as const)('is explained by the recorded list: %s', async (state, missing, tries) => {
    expect(await search({ [LIST]: listIn(state) })).toMatchObject({ missing });
    expect(requests()).toEqual(Array(tries).fill('traces'));
  });

  it('is late if the list has other runs', async () => {
    expect(await search({ [LIST]: listOf('another') })).toMatchObject({ missing: 'late' });
  });

  it('is asked for once if the list has it and the server does not give it', async () => {
    expect(await search({ [LIST]: listOf('t1') })).toMatchObject({ missing: 'late' });
    expect(requests()).toEqual(['traces', 'traces/t1', 'traces', 'traces']);
  });

  it('is not missing once it is found, nor after Stop', async () => {
    const found = { [LIST]: listOf('t1'), [ONE]: { status: 200, body: row('t1') } };
    expect(await search(found)).toMatchObject({ missing: null });
    await server.close();
    expect(await search(found, 'stopped')).toMatchObject({ missing: null });
    expect(requests()).toEqual([]);
  });
});
