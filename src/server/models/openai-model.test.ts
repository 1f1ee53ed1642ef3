import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { ModelRequest } from '#engine/component-base/ports.ts';
import { ModelMissingError } from '#flow/request/model-choice.ts';
import { createOpenaiModel } from './openai-model.ts';
import type { OpenaiModelOptions } from './served-models.ts';
import { type ChatServer, chunk, startChatServer, startStream } from './testing/chat-server.ts';

const request: ModelRequest = {
  provider: 'OpenAI',
  model: 'small',
  system: 'Be kind.',
  prompt: 'Hello',
  temperature: 0.4,
  maxTokens: 50,
};

function open({ baseUrl }: ChatServer, options: OpenaiModelOptions = {}) {
  return createOpenaiModel({ baseUrl, apiKey: 'secret-key', ...options });
}

async function read(
  server: ChatServer,
  options: OpenaiModelOptions = {},
  change: Partial<ModelRequest> = {},
  signal = new AbortController().signal,
) {
  const stream = open(server, options).stream({ ...request, ...change }, signal);
  const chunks: string[] = [];
  let next = await stream.next();
  for (; !next.done; next = await stream.next()) chunks.push(next.value);
  return { chunks, ...next.value };
}

function answerError(status: number, error: unknown, headers: Record<string, string> = {}) {
  return (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error }));
  };
}

function answerWell(response: ServerResponse): void {
  startStream(response);
  const usage = { prompt_tokens: 7, completion_tokens: 2, total_tokens: 9 };
  response.end(
    `${chunk('')}${chunk('Good ')}${chunk('day.')}${chunk(null, 'stop')}${chunk(null, null, { choices: [], usage })}data: [DONE]\n\n`,
  );
}

describe('a model behind OpenAI’s protocol', () => {
  it('streams the answer and returns the usage', async () => {
    await using server = await startChatServer(answerWell);
    expect(await read(server)).toEqual({
      chunks: ['Good ', 'day.'],
      usage: { inputTokens: 7, outputTokens: 2 },
      model: 'm',
      isCut: false,
    });
    expect(server.received).toMatchObject([
      {
        path: '/v1/chat/completions',
        headers: { authorization: 'Bearer secret-key' },
        body: {
          model: 'small',
          stream: true,
          temperature: 0.4,
          max_tokens: 50,
          messages: [
            { role: 'system', content: 'Be kind.' },
            { role: 'user', content: 'Hello' },
          ],
        },
      },
    ]);
  });

  it('sends only given values, and the configured model when none is named', async () => {
    await using server = await startChatServer(answerWell);
    await read(server, { model: 'of-the-settings' }, { model: '', system: ' ', temperature: null, maxTokens: null });
    const [received] = server.received;
    expect(received?.body).toEqual({
      model: 'of-the-settings',
      stream: true,
      stream_options: { include_usage: true },
      messages: [{ role: 'user', content: 'Hello' }],
    });
    await expect(read(server, {}, { model: '' })).rejects.toThrow('OPENAI_MODEL');
  });

  it.each([
    [401, { message: 'Incorrect API key provided: secret-key' }, {}, /refused the API key \(401\).*OPENAI_API_KEY/],
    [403, { message: 'Country not supported' }, {}, /does not allow.*\(403\).*Country not supported/],
    [
      404,
      { message: 'The model `small` does not exist', code: 'model_not_found' },
      {},
      /no model "small" \(404\).*does not exist/,
    ],
    [400, { message: 'temperature is too high' }, {}, /did not accept the request \(400\).*temperature is too high/],
    [429, { message: 'Slow down' }, { 'retry-after': '20' }, /\(429\).*asks to wait 20 seconds.*Slow down/],
    [429, { message: 'Slow down' }, { 'retry-after': 'Wed, 25 Nov 2015 10:00:00 GMT' }, /asks to wait 0 seconds\. /],
    [429, { message: 'Quota used up' }, {}, /Try again later\. It says: Quota used up/],
    [500, { message: 'out of memory' }, {}, /failed \(500\).*out of memory/],
    [503, 'plain text', {}, /failed \(503\)/],
  ])('says plainly what a %i means', async (status, error, headers, message) => {
    await using server = await startChatServer(answerError(status, error, headers));
    await expect(read(server)).rejects.toThrow(message);
    await expect(read(server)).rejects.not.toThrow('secret-key');
    // One request each, because a failed run must not hide retries.
    expect(server.received).toHaveLength(2);
  });

  it('passes on how long the server asks to wait, as a number', async () => {
    await using server = await startChatServer(answerError(429, { message: 'Slow down' }, { 'retry-after': '20' }));
    await expect(read(server)).rejects.toMatchObject({ waitMs: 20_000 });
  });

  it('leaves a proxy’s error page out of its message', async () => {
    await using server = await startChatServer((response) => {
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<!doctype html><h1>Bad gateway</h1>');
    });
    await expect(read(server)).rejects.toThrow(/failed \(502\)\. Try again, or look at its log\.$/);
  });

  it('keeps the text received when the stream is cut, and reports the cut', async () => {
    await using server = await startChatServer((response) => {
      startStream(response);
      response.write(chunk('Good '), () => setImmediate(() => response.destroy()));
    });
    const stream = open(server).stream(request, new AbortController().signal);
    expect(await stream.next()).toEqual({ done: false, value: 'Good ' });
    await expect(stream.next()).rejects.toThrow(/closed the connection in the middle|No model server answers/);
  });

  it('does not take a truncated answer for a complete one', async () => {
    await using server = await startChatServer((response) => {
      startStream(response);
      response.end(chunk('Good '));
    });
    await expect(read(server)).rejects.toThrow('ended its answer before it was complete');
  });

  it('passes on an error inside the stream', async () => {
    await using server = await startChatServer((response) => {
      startStream(response);
      response.end(`${chunk('Good ')}data: ${JSON.stringify({ error: { message: 'model crashed' } })}\n\n`);
    });
    await expect(read(server)).rejects.toThrow(/ended its answer with an error.*model crashed/);
  });

  it('sends earlier messages, and images beside the prompt', async () => {
    await using server = await startChatServer(answerWell);
    const image = { name: 'cat.png', dataUrl: 'data:image/png;base64,AAAA' };
    const history = [
      { role: 'user' as const, text: 'I am Ada' },
      { role: 'assistant' as const, text: 'Hello' },
    ];
    await read(server, {}, { history, images: [image] });
    expect(server.received[0]?.body).toMatchObject({
      messages: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'I am Ada' },
        { role: 'assistant', content: 'Hello' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Hello' },
            { type: 'image_url', image_url: { url: image.dataUrl } },
          ],
        },
      ],
    });
  });

  it('names the models that the server has', async () => {
    await using server = await startChatServer(answerError(404, { message: 'unknown' }), ['smollm2', 'qwen3']);
    await expect(read(server)).rejects.toBeInstanceOf(ModelMissingError);
    await expect(read(server)).rejects.toThrow(
      'no model "small" (404). It serves "smollm2", "qwen3". It says: unknown',
    );
  });

  it('times out before the first chunk and between chunks', async () => {
    await using silent = await startChatServer(() => undefined);
    await expect(read(silent, { silenceMs: 60 })).rejects.toThrow('sent nothing for 0.06 s');
    await using stuck = await startChatServer((response) => {
      startStream(response);
      response.write(chunk('Good '));
    });
    await expect(read(stuck, { silenceMs: 60 })).rejects.toThrow('sent nothing for 0.06 s');
  });

  it('says that no server answers at the address', async () => {
    const server = await startChatServer(answerWell);
    await server[Symbol.asyncDispose]();
    await expect(read(server)).rejects.toThrow(/No model server answers.*OPENAI_BASE_URL/);
  });

  it('leaves a password in the address out of its messages', async () => {
    await using server = await startChatServer(answerError(404, { message: 'no such model' }));
    const baseUrl = `${server.baseUrl.replace('://', '://user:pass-word@')}?key=query-secret`;
    await expect(read(server, { baseUrl })).rejects.not.toThrow(/pass-word|query-secret/);
  });

  it('closes the connection on abort', async () => {
    await using server = await startChatServer((response) => {
      startStream(response);
      response.write(chunk('Good '));
    });
    const controller = new AbortController();
    const stream = open(server).stream(request, controller.signal);
    await stream.next();
    const pending = stream.next();
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    await server.left;
  });

  it('closes the connection when the reader leaves', async () => {
    await using server = await startChatServer((response) => {
      startStream(response);
      response.write(chunk('Good '));
    });
    const stream = open(server).stream(request, new AbortController().signal);
    await stream.next();
    await stream.return({ usage: null, model: '', isCut: false });
    await server.left;
  });
});
