import { afterEach, describe, expect, it } from 'vitest';
import {
  type AnswerServer,
  htmlPage,
  type LangflowAnswer,
  type LangflowAnswers,
  startAnswerServer,
} from '../testing/langflow-answers.ts';
import { messageResult, outputReady, type RunOfOptions, runOf } from '../testing/run-of.ts';
import { LANGFLOW_SERVER } from '../testing/sample-run.ts';
import { fetchTraces } from './fetch-traces.ts';
import { matchTraces } from './match-traces.ts';

const FLOW = '00000004-0000-4000-8000-000000000004';
const LIST = 'GET /api/v1/monitor/traces';
let server: AnswerServer | null = null;
afterEach(() => server?.close());

function answer(body: unknown): LangflowAnswer {
  return { status: 200, body };
}

/** A row or a whole trace that started the given ms after the run. */
function trace(id: string, afterMs: number, value: string | null = null, more: object = {}) {
  const startTime = new Date(started + afterMs).toISOString();
  const input = value === null ? null : { input_value: value };
  return {
    id,
    flowId: FLOW,
    startTime,
    totalLatencyMs: 10,
    input,
    spans: [{ name: 'Chat Input', startTime }],
    ...more,
  };
}

const started = Date.now();

/** A run with several inputs, sent at different times. */
function langflowRun(options: RunOfOptions, texts = ['hi']) {
  const inputs = texts.map((text) => ({ input_value: text }));
  const run = runOf({ server: LANGFLOW_SERVER, request: { inputs }, at: 100, ...options });
  return { ...run, startedAt: started };
}

function answeredWith(runId: string, input = 0) {
  const result = messageResult('yes');
  result.results = { message: { text_key: 'text', data: { text: 'yes', id: 'm', run_id: runId } } };
  return [50, outputReady(input, result)] as const;
}

const answeredBy = (runId: string) => [answeredWith(runId), [60, { event: 'input-end', at: 0, input: 0 }]] as const;

const failure = { kind: 'component-failed', component: null, displayName: null, message: 'no' } as const;
const error = { ...failure, status: 500, raw: '', requestIndex: 0, elapsedMs: 10 };

async function search(run: ReturnType<typeof langflowRun>, answers: LangflowAnswers, tries = 2) {
  server ??= await startAnswerServer(answers);
  const connection = { kind: 'langflow', baseUrl: server.url, apiKey: 'k' } as const;
  const { signal } = new AbortController();
  const { traces: found } = await fetchTraces({ run, flowId: FLOW, connection, signal, waitsMs: Array(tries).fill(5) });
  return [...found].map(([input, { id }]) => `${input} ${id}`);
}

describe('fetchTraces', () => {
  afterEach(() => {
    server = null;
  });

  it('reads a trace that the answer names, once the list has it', async () => {
    const run = langflowRun({ events: answeredBy('t1') });
    const answers = {
      [LIST]: answer({ traces: [trace('t1', 0)] }),
      'GET /api/v1/monitor/traces/t1': answer(trace('t1', 0)),
    };
    expect(await search(run, answers)).toEqual(['0 t1']);
    expect(server?.seen.map(({ path, key }) => [path, key])).toEqual([
      ['/api/v1/monitor/traces', 'k'],
      ['/api/v1/monitor/traces/t1', 'k'],
    ]);
  });

  it('does not ask for a trace that the list does not have: it would be a 404', async () => {
    const run = langflowRun({ events: answeredBy('t1') });
    expect(await search(run, { [LIST]: answer({ traces: [trace('another', 0)] }) }, 3)).toEqual([]);
    expect(new Set(server?.seen.map(({ path }) => path))).toEqual(new Set(['/api/v1/monitor/traces']));
  });

  it('asks nothing after Stop: a stopped run has no trace', async () => {
    const run = langflowRun({ events: [answeredWith('t1')], end: 'stopped' });
    expect(run.inputs[0]?.status).toBe('stopped');
    expect(await search(run, { [LIST]: answer({ traces: [trace('t1', 0)] }) })).toEqual([]);
    expect(server?.seen).toEqual([]);
  });

  it('retries until the trace is written, and gives up in the end', async () => {
    const run = langflowRun({ events: answeredBy('t1') });
    const answers: Record<string, LangflowAnswer> = { [LIST]: answer({ traces: [] }) };
    server = await startAnswerServer(answers);
    const searching = search(run, answers, 400);
    await expect.poll(() => server?.seen.length).toBeGreaterThan(1);
    answers[LIST] = answer({ traces: [trace('t1', 0)] });
    answers['GET /api/v1/monitor/traces/t1'] = answer(trace('t1', 0));
    expect(await searching).toEqual(['0 t1']);
    expect(await search(langflowRun({ events: answeredBy('t2') }), answers, 3)).toEqual([]);
  });

  it('finds the trace of a failure by flow, time and input', async () => {
    const rows = [
      trace('other-input', 20, 'else'),
      trace('mine', 10, 'hi'),
      trace('long-ago', -60_000, 'hi'),
      trace('other-flow', 10, 'hi', { flowId: 'x' }),
      trace('too-long', 10, 'hi', { totalLatencyMs: 60_000 }),
      { id: 'no-time' },
    ];
    const answers = { [LIST]: answer({ traces: rows }), 'GET /api/v1/monitor/traces/mine': answer(trace('mine', 10)) };
    expect(await search(langflowRun({ error }), answers)).toEqual(['0 mine']);
    expect(server?.seen.map(({ path }) => path)).toEqual(['/api/v1/monitor/traces', '/api/v1/monitor/traces/mine']);
  });

  it.each<[string, number, string[]]>([
    ['of the run, on the second page', 300, ['0 mine']],
    ['of a run before it', -60_000, []],
  ])('reads page after page while its traces are %s', async (_name, after, found) => {
    const rows = [...Array.from({ length: 201 }, (_, at) => trace(`t${at}`, after, 'else')), trace('mine', 10, 'hi')];
    const pages: string[] = [];
    const answers = {
      [LIST]: (_body: string, query: URLSearchParams) => {
        const [page, size] = [Number(query.get('page')), Number(query.get('size'))];
        pages.push(`${page}`);
        // A trace that is written meanwhile moves the others on, so the last row comes again.
        return answer({ traces: rows.slice((page - 1) * (size - 1), (page - 1) * (size - 1) + size) });
      },
      'GET /api/v1/monitor/traces/mine': answer(trace('mine', 10)),
    };
    expect(await search(langflowRun({ error }), answers, 1)).toEqual(found);
    expect(pages).toEqual(found.length > 0 ? ['1', '2'] : ['1']);
  });

  it('uses the server’s clock, even if it is wrong', () => {
    const rows = [trace('t', 7_200_010, 'hi')];
    const found = (clockOffsetMs: number) => matchTraces(langflowRun({ error }), { flowId: FLOW, rows, clockOffsetMs });
    expect(found(7_200_000)).toEqual([{ inputs: [0], trace: 't' }]);
    expect(found(0)).toEqual([{ inputs: [0], trace: null }]);
  });

  it('uses neither of two traces that match', async () => {
    const rows = [trace('a', 10, 'hi'), trace('b', 20, 'hi')];
    expect(await search(langflowRun({ error }), { [LIST]: answer({ traces: rows }) })).toEqual([]);
  });

  it('distinguishes equal inputs by their order', async () => {
    const errors = [0, 1].map((requestIndex) => ({ ...error, requestIndex }));
    const rows = [trace('second', 60, 'hi'), trace('first', 10, 'hi')];
    const run = langflowRun({ error: errors[0] ?? error, end: 'ended' }, ['hi', 'hi']);
    const inputs = run.inputs.map((input, index) => ({ ...input, status: 'failed' as const, startedAt: index * 50 }));
    const answers = {
      [LIST]: answer({ traces: rows }),
      'GET /api/v1/monitor/traces/first': answer(trace('first', 10)),
      'GET /api/v1/monitor/traces/second': answer(trace('second', 60)),
    };
    expect(await search({ ...run, inputs }, answers)).toEqual(['0 first', '1 second']);
  });

  it('sends no request for a run that reached no component', async () => {
    const refused = { ...error, kind: 'key-refused', detail: '' } as const;
    expect(await search(langflowRun({ error: refused }), { [LIST]: answer({ traces: [] }) })).toEqual([]);
    expect(server?.seen).toEqual([]);
  });

  it('asks a server that does not know pages no more than once for the same list', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => trace(`other-${at}`, 300));
    let requests = 0;
    const list: LangflowAnswers[string] = () => {
      requests += 1;
      return answer({ traces: rows });
    };
    expect(await search(langflowRun({ events: answeredBy('mine') }), { [LIST]: list }, 1)).toEqual([]);
    expect(requests).toBe(2);
  });

  it.each([
    ['a web page', htmlPage],
    ['an error', { status: 500, body: { detail: 'no' } }],
    ['another JSON', answer({ spans: 1 })],
    ['broken JSON', { status: 200, body: '{', type: 'application/json' }],
  ])('finds none if the server answers with %s', async (_name, reply) => {
    expect(await search(langflowRun({ error }), { [LIST]: reply })).toEqual([]);
    expect(
      await search(langflowRun({ events: answeredBy('t1') }), {
        [LIST]: answer({ traces: [trace('t1', 0)] }),
        'GET /api/v1/monitor/traces/t1': reply,
      }),
    ).toEqual([]);
  });

  it('stops when it is aborted', async () => {
    const run = langflowRun({ events: answeredBy('t1') });
    const connection = { kind: 'langflow', baseUrl: 'http://127.0.0.1:9', apiKey: null } as const;
    const signal = AbortSignal.abort();
    expect((await fetchTraces({ run, flowId: FLOW, connection, signal })).traces.size).toBe(0);
  });
});
