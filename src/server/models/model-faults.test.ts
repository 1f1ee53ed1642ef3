/** Answers of a model server that are none, or not all. */
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createOpenaiModel } from './openai-model.ts';
import { type ChatServer, chunk, startChatServer, startStream } from './testing/chat-server.ts';

async function read({ baseUrl }: ChatServer) {
  const request = {
    provider: 'OpenAI',
    model: 'small',
    system: '',
    prompt: 'Hello',
    temperature: null,
    maxTokens: null,
  };
  const stream = createOpenaiModel({ baseUrl }).stream(request, new AbortController().signal);
  const chunks: string[] = [];
  let next = await stream.next();
  for (; !next.done; next = await stream.next()) chunks.push(next.value);
  return { chunks, ...next.value };
}

function answer(type: string, body: string) {
  return (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  };
}

describe('a model server that gives no answer', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'a web page',
      'text/html',
      '<!doctype html><title>Sign in</title>',
      /answered with a web page instead of a stream\. Check OPENAI_BASE_URL\. It says: Sign in$/,
    ],
    [
      'an error in JSON',
      'application/json',
      '{"error": {"message": "model is loading"}}',
      /answered with an error\. It says: model is loading$/,
    ],
    [
      'JSON',
      'application/json; charset=utf-8',
      '{"choices": [{"message": {"content": "Hi"}}]}',
      /answered with JSON instead of a stream\. It says: \{"choices": .*"Hi"/,
    ],
    [
      'an error of the type of a stream',
      'text/event-stream',
      '{"message": "model is loading"}',
      /answered with an error\. It says: model is loading$/,
    ],
    [
      'text',
      'text/plain',
      'Please sign in',
      /answered with text that is not JSON instead of a stream\. It says: Please/,
    ],
    ['an empty body', 'application/json', '', /answered with nothing instead of a stream\.$/],
    [
      'a broken line',
      'text/event-stream',
      `${chunk('Good ')}data: {"choices": [\n\n`,
      /sent a line that is not JSON: /,
    ],
  ])('says that %s is no answer', async (_, type, body, message) => {
    await using server = await startChatServer(answer(type, body));
    await expect(read(server)).rejects.toThrow(message);
  });

  it.each(['application/json', 'text/html', 'text/plain'])('reads a stream of the type %s', async (type) => {
    const body = `: hello\n\n${chunk('Good ')}data: null\n\n${chunk('day', 'stop')}${chunk(null, '')}data: [DONE]\n\n`;
    await using server = await startChatServer(answer(type, body));
    expect(await read(server)).toMatchObject({ chunks: ['Good ', 'day'], isCut: false });
  });

  it('reads a stream that comes character by character', async () => {
    await using server = await startChatServer(async (response) => {
      startStream(response);
      for (const character of `\n${chunk('Good', 'stop')}`) {
        response.write(character);
        await new Promise(setImmediate);
      }
      response.end();
    });
    expect(await read(server)).toMatchObject({ chunks: ['Good'] });
  });

  it.each([
    ['detail', { detail: 'temperature must be below 2' }],
    ['message', { object: 'error', message: 'temperature must be below 2' }],
  ])('says what is in the %s of an error', async (_, body) => {
    await using server = await startChatServer((response) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    await expect(read(server)).rejects.toThrow(/\(400\)\. It says: temperature must be below 2$/);
  });

  it('tells a complete answer from one that a limit ended, and names the model that answered', async () => {
    await using server = await startChatServer((response) => {
      startStream(response);
      response.end(`${chunk('Good ')}${chunk(null, 'length', { model: 'small-2026' })}data: [DONE]\n\n`);
    });
    expect(await read(server)).toMatchObject({ chunks: ['Good '], model: 'small-2026', isCut: true });
  });

  it.each<[string, object, RegExp]>([
    ['content_filter', {}, /filtered this answer \(content_filter\)/],
    ['tool_calls', {}, /asked for a tool, and was given none \(tool_calls\)/],
    [
      'stop',
      { choices: [{ index: 0, delta: { refusal: 'I cannot help with that.' } }] },
      /^The model refused: I cannot/,
    ],
  ])('fails for an answer that is none: %s', async (finish, extra, message) => {
    await using server = await startChatServer((response) => {
      startStream(response);
      response.end(`${chunk('I c')}${chunk(null, null, extra)}${chunk(null, finish)}data: [DONE]\n\n`);
    });
    await expect(read(server)).rejects.toThrow(message);
  });
});
