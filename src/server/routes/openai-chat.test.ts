import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import type { ModelPort } from '#engine/component-base/ports.ts';
import { ended } from '#engine/testing/manual-model.ts';
import { openTestApp, type TestApp, type TestAppOptions } from '../testing/test-app.ts';

/** OpenAI's own client, with the app instead of the network: it checks that the answers have OpenAI's form. */
async function openClient(options: TestAppOptions = {}, apiKey = 'any') {
  const app = await openTestApp(options);
  const client = new OpenAI({
    apiKey,
    baseURL: 'http://127.0.0.1/v1',
    maxRetries: 0,
    organization: null,
    project: null,
    fetch: async (input, init) => app.fetch(new Request(input, init), {}),
  });
  return { app, client };
}

const question = (content: string): OpenAI.Chat.ChatCompletionMessageParam[] => [{ role: 'user', content }];

async function postRaw(app: TestApp, body: unknown): Promise<{ status: number; text: string }> {
  const response = await app.call('POST', '/v1/chat/completions', body, { 'content-type': 'application/json' });
  return { status: response.status, text: await response.text() };
}

describe('POST /v1/chat/completions', () => {
  it('answers without streaming, under its own name whatever the request names', async () => {
    const { client } = await openClient();
    const answer = await client.chat.completions.create({ model: 'gpt-4o-mini', messages: question('What is bread?') });
    expect(answer.object).toBe('chat.completion');
    expect(answer.id).toMatch(/^chatcmpl-/);
    expect(answer.model).toBe('demo');
    expect(answer.choices[0]?.message.role).toBe('assistant');
    expect(answer.choices[0]?.message.content).toMatch(/demo model/i);
    expect(answer.choices[0]?.finish_reason).toBe('stop');
    expect(answer.usage?.total_tokens).toBe(
      (answer.usage?.prompt_tokens ?? 0) + (answer.usage?.completion_tokens ?? 0),
    );
  });

  it('streams the same text in chunks, with usage on request', async () => {
    const { client } = await openClient();
    const body = { model: 'demo', messages: question('Why is the sky blue?'), temperature: 0 };
    const whole = await client.chat.completions.create(body);
    const stream = await client.chat.completions.create({
      ...body,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks: OpenAI.Chat.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const text = chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('');
    expect(text).toBe(whole.choices[0]?.message.content);
    expect(chunks.length).toBeGreaterThan(20);
    expect(chunks[0]?.choices[0]?.delta.role).toBe('assistant');
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.at(-1)?.choices).toEqual([]);
    expect(chunks.at(-1)?.usage).toEqual(whole.usage);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
  });

  it('ends a stream with [DONE]', async () => {
    const { app } = await openClient();
    const { text } = await postRaw(app, { model: 'demo', messages: question('Hello'), stream: true });
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
    expect(
      text
        .split('\n\n')
        .filter(Boolean)
        .every((frame) => frame.startsWith('data: ')),
    ).toBe(true);
  });

  it('follows system message, earlier messages, JSON format, token limit and stop', async () => {
    const { client } = await openClient();
    const ask = async (extra: Partial<OpenAI.Chat.ChatCompletionCreateParamsNonStreaming>) => {
      const answer = await client.chat.completions.create({
        model: 'demo',
        messages: question('What is rain?'),
        ...extra,
      });
      return answer.choices[0];
    };
    const plain = await ask({});
    const system = await ask({
      messages: [{ role: 'system', content: 'You are a pirate.' }, ...question('What is rain?')],
    });
    expect(system?.message.content).not.toBe(plain?.message.content);
    const recalled = await ask({
      messages: [
        ...question('My name is Ada.'),
        { role: 'assistant', content: 'Hello Ada.\n\nWhat now?' },
        ...question('What is my name?'),
      ],
    });
    expect(recalled?.message.content).toContain('Ada');
    const json = await ask({ response_format: { type: 'json_object' } });
    expect(JSON.parse(json?.message.content ?? '')).toMatchObject({ topic: 'rain' });
    const cut = await ask({ max_tokens: 8 });
    expect(cut?.finish_reason).toBe('length');
    expect(plain?.message.content).toContain('flow');
    const stopped = await ask({ stop: ['flow', 'never there'] });
    expect(stopped?.finish_reason).toBe('stop');
    expect(stopped?.message.content).not.toContain('flow');
    const parts = await ask({ messages: [{ role: 'user', content: [{ type: 'text', text: 'What is rain?' }] }] });
    expect(parts?.message.content).toBe(plain?.message.content);
  });

  it('names an invalid value, in OpenAI’s error form', async () => {
    const { app, client } = await openClient();
    const cases: [unknown, string | null][] = [
      [{ messages: question('x') }, 'model'],
      [{ model: 'demo' }, 'messages'],
      [{ model: 'demo', messages: [] }, 'messages'],
      [{ model: 'demo', messages: [{ role: 'robot', content: 'x' }] }, 'messages[0].role'],
      [{ model: 'demo', messages: question('x'), temperature: 3 }, 'temperature'],
      [{ model: 'demo', messages: question('x'), n: 2 }, 'n'],
      ['{"model":', null],
      ['', null],
      ['[]', null],
      [`{"model":"demo","messages":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, null],
    ];
    for (const [body, param] of cases) {
      const { status, text } = await postRaw(app, body);
      expect(status).toBe(400);
      expect(JSON.parse(text)).toMatchObject({ error: { type: 'invalid_request_error', param, code: null } });
    }
    const refused = client.chat.completions.create({ model: 'demo', messages: [] });
    await expect(refused).rejects.toBeInstanceOf(OpenAI.BadRequestError);
  });

  it('accepts the key as OpenAI clients send it, and refuses a wrong one as OpenAI does', async () => {
    const settings = { TWEAKBENCH_API_KEY: 'the-right-key-of-this-server' };
    const allowed = await openClient({ settings }, 'the-right-key-of-this-server');
    await expect(allowed.client.models.list()).resolves.toBeDefined();
    const refused = await openClient({ settings }, 'another');
    await expect(refused.client.models.list()).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' });
  });

  it('stops the model when the reader leaves', async () => {
    let signal: AbortSignal | null = null;
    let isClosed = false;
    const model: ModelPort = {
      async *stream(_, given) {
        signal = given;
        try {
          for (let count = 0; ; count += 1) {
            given.throwIfAborted();
            yield `word ${count} `;
          }
        } finally {
          isClosed = true;
        }
      },
    };
    const { app } = await openClient({ ports: { model } });
    const response = await app.call('POST', '/v1/chat/completions', {
      model: 'demo',
      messages: question('x'),
      stream: true,
    });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    expect(signal).toMatchObject({ aborted: true });
    expect(isClosed).toBe(true);
    expect(app.services.runs.count()).toBe(0);
  });

  it('reports a timeout', async () => {
    const model: ModelPort = {
      async *stream(_, signal) {
        yield 'a ';
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
        return ended;
      },
    };
    const { app, client } = await openClient({ ports: { model }, config: { runTimeoutMs: 20 } });
    const body = { model: 'demo', messages: question('x') };
    await expect(client.chat.completions.create(body)).rejects.toMatchObject({ status: 504 });
    const { text } = await postRaw(app, { ...body, stream: true });
    expect(text).toContain('"error":{"message":"The answer took longer than 0.02 s and was stopped"');
  });
});

describe('GET /v1/models', () => {
  it('lists only the demo model', async () => {
    const { client } = await openClient();
    const models = await client.models.list();
    expect(models.data.map(({ id }) => id)).toEqual(['demo']);
    await expect(client.models.retrieve('demo')).resolves.toMatchObject({ object: 'model' });
    await expect(client.models.retrieve('gpt-9')).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
  });
});
