/** Judges over HTTP: a server that speaks the OpenAI protocol, and a flow. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultScenario } from '#run/testing/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '#run/testing/fault-server.ts';
import { listenLocally } from '#run/testing/listen-locally.ts';
import { EMBEDDED_SERVER, sampleIndex } from '#run/testing/sample-run.ts';
import { askModel } from '../checks/ask-model.ts';
import { JudgeError } from '../checks/judge.ts';
import { askFlow } from './create-judge.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const json =
  (status: number, body: unknown): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const said = (message: unknown) => json(200, { choices: [{ index: 0, message }] });

/** Answers by the model that is asked. */
const MODELS: Readonly<Record<string, Answer>> = {
  good: said({ role: 'assistant', content: '{"score": 1}' }),
  empty: said({ role: 'assistant', content: '' }),
  refuses: said({ role: 'assistant', content: null, refusal: 'I do not judge' }),
  filtered: json(200, { choices: [{ index: 0, message: { content: 'I c' }, finish_reason: 'content_filter' }] }),
  loading: json(200, { error: { message: 'model is loading' } }),
  'no-text': said({ role: 'assistant' }),
  'no-choices': json(200, { choices: [] }),
  unauthorized: json(401, { error: { message: 'Incorrect API key provided: sk-123' } }),
  busy: json(429, { error: { message: 'Rate limit' } }),
  limited: (response) => response.writeHead(429, { 'retry-after': '7' }).end(),
  worded: json(429, { error: { message: 'Please try again in 1m2s.' } }),
  missing: json(404, { error: { message: 'no such model' } }),
  broken: json(500, { error: { message: 'CUDA out of memory' } }),
  'broken-page': (response) => response.writeHead(502).end('<html>nginx</html>'),
  page: (response) => response.end('<!doctype html><title>Sign in</title>'),
  nonsense: (response) => response.end('fine'),
  moved: (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
  silent: () => undefined,
  hangup: (_response, request) => request.socket.destroy(),
  cut: (response) => response.write('{"choices": [{"mess', () => response.destroy()),
  endless: (response) => response.end(JSON.stringify({ choices: ['x'.repeat(1_000_001)] })),
};

let judges: { url: string; close: () => Promise<void> };
const seen: { path: string | undefined; key: string | undefined; body: { model: string; messages: unknown } }[] = [];
beforeAll(async () => {
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await readText(request));
    seen.push({ path: request.url, key: request.headers.authorization, body });
    MODELS[body.model]?.(response, request);
  });
  judges = await listenLocally(server);
});
afterAll(() => judges.close());

const never = new AbortController().signal;
const ask = (model: string, url = `${judges.url}/v1/`, totalMs = 5_000, signal = never) =>
  askModel({ url, model, key: 'sk-key' }, 'Judge this', { totalMs, idleMs: 5_000 }, signal);

describe('a model that judges', () => {
  it('is asked once, with its key in the header alone', async () => {
    expect(await ask('good')).toBe('{"score": 1}');
    expect(seen.at(-1)).toEqual({
      path: '/v1/chat/completions',
      key: 'Bearer sk-key',
      body: { model: 'good', messages: [{ role: 'user', content: 'Judge this' }] },
    });
    expect(await ask('empty')).toBe('');
  });

  it.each([
    ['refuses', 'The judge refuses did not judge. The model refused: I do not judge'],
    ['filtered', "The judge filtered did not judge. The model's provider filtered this answer (content_filter)."],
    ['loading', 'The judge loading failed: model is loading.'],
    ['no-text', 'The judge no-text answered without a text.'],
    ['no-choices', 'The judge no-choices answered without a text.'],
    ['unauthorized', 'The judge unauthorized refused the key (401). Check key in its check.'],
    ['busy', 'The judge busy takes no more requests now (429). Run fewer cells at once, or wait.'],
    ['broken', 'The judge broken failed (500): CUDA out of memory.'],
    ['broken-page', 'The judge broken-page failed (502).'],
    ['page', 'The judge page answered with a web page. Check url in its check.'],
    ['nonsense', 'The judge nonsense answered with text that is not JSON. Check url in its check.'],
    ['moved', 'The judge moved redirects to another address.'],
    ['cut', 'The judge cut broke off its answer.'],
    ['endless', 'The judge answered with more than a million characters.'],
  ])('that does not judge says why: %s: %s', async (model, message) => {
    await expect(ask(model)).rejects.toThrow(new JudgeError(message));
  });

  it('says how long it asks to wait', async () => {
    await expect(ask('limited')).rejects.toMatchObject({ waitMs: 7_000 });
    await expect(ask('worded')).rejects.toMatchObject({ waitMs: 62_000 });
    await expect(ask('busy')).rejects.toMatchObject({ waitMs: null });
  });

  it('names the address at which no server answers', async () => {
    const { host } = new URL(judges.url);
    await expect(ask('missing')).rejects.toThrow(`The judge missing was not found at ${host} (404).`);
    await expect(ask('hangup')).rejects.toThrow(`The judge hangup cannot be reached at ${host}.`);
    await expect(ask('good', 'ftp://x')).rejects.toThrow('The judge has no usable address: “ftp://x”.');
  });

  it('has a time limit, and ends when it is stopped', async () => {
    await expect(ask('silent', undefined, 50)).rejects.toThrow('The judge silent did not answer within 50 ms.');
    const controller = new AbortController();
    const stopped = ask('silent', undefined, 5_000, controller.signal);
    controller.abort();
    await expect(stopped).rejects.toThrow(JudgeError);
  });
});

describe('a flow that judges', () => {
  let flows: FaultServer;
  beforeAll(async () => {
    flows = await startFaultServer();
  });
  afterAll(() => flows.close());

  const judgeBy = (scenario: FaultScenario, output?: string, index = sampleIndex) => {
    const target = {
      flow: { id: scenario, name: 'Judge' },
      index,
      server: EMBEDDED_SERVER,
      connection: { kind: 'embedded' as const, baseUrl: flows.url, apiKey: null },
      timeouts: { totalMs: 5_000, idleMs: 5_000 },
      begin: () => ({ id: 'judge', startedAt: 1 }),
    };
    return askFlow({ flow: scenario, output }, 'Judge this', target, 'tb-new', never);
  };

  it('is asked in a session of its own, and its answer is read', async () => {
    expect(await judgeBy('good-stream')).toBe('fine');
    expect(JSON.parse(flows.seen.at(-1)?.body ?? '')).toMatchObject({
      inputs: [{ input_value: 'Judge this', type: 'chat' }],
      session_id: 'tb-new',
    });
  });

  it('says why it gave none', async () => {
    await expect(judgeBy('failed-component')).rejects.toThrow(
      new JudgeError('The judge Judge gave no answer: 500: Echo LLM failed.'),
    );
    await expect(judgeBy('good-stream', 'Text')).rejects.toThrow('The judge Judge has no answer of Text.');
    await expect(judgeBy('good-stream', undefined, { ...sampleIndex, inputs: [] })).rejects.toThrow(
      'The judge Judge may not have judged. This input reached no component.',
    );
  });
});
