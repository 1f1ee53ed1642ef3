import { afterAll, beforeAll, expect, it } from 'vitest';
import { SECRET_MASK } from '../../flow/secrets/mask-secrets.ts';
import type { FaultScenario } from '../testing/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '../testing/fault-server.ts';
import { startAnswerServer } from '../testing/langflow-answers.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleDraft, sampleIndex } from '../testing/sample-run.ts';
import type { Batch } from './batch.ts';
import { type RowOutcome, runRow } from './run-row.ts';
import { searchText } from './search-text.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

const KEY = 'sk-key-of-the-connection';
const SECRET = 'sk-secret-of-a-field';

function rowOf(
  scenario: FaultScenario,
  tweaksText = '{}',
  { baseUrl = server.url, target = EMBEDDED_SERVER, sessionId = '', hasNewSessions = false } = {},
): Promise<RowOutcome | null> {
  const batch: Batch = {
    ...{ id: 'b', flow: { id: scenario, name: 'Sample' }, atOnce: 1, count: 1 },
    ...{ draft: sampleDraft({ tweaksText, sessionId }), columns: ['q'], targets: [{ kind: 'value' }] },
    ...{ expectation: null, output: null, hasNewSessions },
  };
  const place = {
    ...{ batch, index: sampleIndex, server: target, timeouts: { totalMs: 5_000, idleMs: 5_000 } },
    connection: { kind: target.kind, baseUrl, apiKey: KEY },
    search: async (pattern: string, text: string) => searchText(pattern, text),
    begin: () => ({ id: 'run-of-a-row', startedAt: 77 }),
    newSession: () => 'tb-of-this-row',
    errorText: ({ kind }: { kind: string }) => `it says ${kind}`,
  };
  return runRow(place, 0, ['hello'], new AbortController().signal);
}

it('a row is a separate run with its secrets masked', async () => {
  const outcome = await rowOf('good', `{"Model-m1": {"api_key": "${SECRET}"}}`);
  expect(outcome).toMatchObject({
    result: { status: 'done', answer: 'fine' },
    run: { id: 'run-of-a-row', startedAt: 77, status: 'done', address: null },
  });
  expect(outcome?.run?.request.tweaks).toEqual({ 'Model-m1': { api_key: SECRET_MASK } });
  expect(outcome?.run?.replies[0]?.body).toContain('fine');
  expect(JSON.stringify(outcome)).not.toMatch(new RegExp(`${KEY}|${SECRET}`));
});

it('a row runs in a new session, or in that of the batch if all rows share it', async () => {
  const sent = (outcome: RowOutcome | null) => outcome?.run?.plan.requests[0]?.body.session_id;
  expect(sent(await rowOf('good', '{}', { sessionId: 'typed', hasNewSessions: true }))).toBe('tb-of-this-row');
  expect(sent(await rowOf('good', '{}', { sessionId: 'typed' }))).toBe('typed');
});

it('a row that fails is a failed run', async () => {
  const outcome = await rowOf('web-page');
  expect(outcome).toMatchObject({
    result: { status: 'failed', why: 'it says web-page', answer: '' },
    run: { status: 'failed', error: { kind: 'web-page' } },
  });
});

it('a row that cannot be sent has no run', async () => {
  const outcome = await rowOf('good', '{"Model-m1": ');
  expect(outcome?.run).toBeNull();
  expect(outcome?.result.status).toBe('failed');
});

it('joins the text of a row that Langflow streams because of a session', async () => {
  const words = Array.from({ length: 2_000 }, (_, index) => `w${index} `);
  const result = { component_id: 'ChatOutput-o1', results: { message: { text_key: 'text', data: { text: 'fine' } } } };
  const frames = [
    ...words.map((chunk) => ({ event: 'token', data: { chunk, id: 'm1' } })),
    { event: 'end', data: { result: { session_id: 's', outputs: [{ inputs: {}, outputs: [result] }] } } },
  ];
  const body = frames.map((frame) => `${JSON.stringify(frame)}\n\n`).join('');
  const langflow = await startAnswerServer({
    'POST /api/v1/run/good': { status: 200, type: 'text/event-stream', body },
  });
  const place = { baseUrl: langflow.url, target: LANGFLOW_SERVER, sessionId: 's' };
  const outcome = await rowOf('good', '{}', place).finally(() => langflow.close());
  expect(outcome).toMatchObject({ result: { status: 'done', answer: 'fine' }, run: { status: 'done' } });
  const chunks = outcome?.run?.events.flatMap(({ event }) => (event.event === 'text-delta' ? [event.chunk] : [])) ?? [];
  expect(chunks.join('') === words.join('')).toBe(true);
  expect(chunks.length).toBeLessThan(200);
});
