import { createServer } from 'node:http';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Connection } from '../model/connection.ts';
import {
  type AnswerServer,
  htmlPage,
  type LangflowAnswers,
  langflow17,
  langflow19,
  langflow113,
  lfxServe,
  startAnswerServer,
} from '../testing/langflow-answers.ts';
import { listenLocally } from '../testing/listen-locally.ts';
import { probeServer } from './probe-server.ts';

const open: AnswerServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(answers: LangflowAnswers): Promise<{ server: AnswerServer; connection: Connection }> {
  const server = await startAnswerServer(answers);
  open.push(server);
  return { server, connection: { kind: 'langflow', baseUrl: server.url, address: server.url, apiKey: 'k' } };
}

const probe = async (answers: LangflowAnswers) =>
  probeServer((await start(answers)).connection, new AbortController().signal);

describe('probeServer', () => {
  it('finds everything on 1.13', async () => {
    expect(await probe(langflow113)).toMatchObject({
      kind: 'langflow',
      name: 'Langflow 1.13.0',
      version: { version: '1.13.0', package: 'Langflow' },
      rules: { protectedFields: 'refuse', bareScalars: 'apply', isAssumed: false },
      streamsWorkflows: true,
      found: { hasTraces: true, hasFiles: true, flows: 1 },
    });
  });

  it('finds no workflows and no traces on 1.7, and its rules for tweaks', async () => {
    expect(await probe(langflow17)).toMatchObject({
      rules: { protectedFields: 'drop', bareScalars: 'refuse' },
      streamsWorkflows: false,
      found: { hasTraces: false, whyNoTraces: 'older-release', hasFiles: true, flows: 1 },
    });
  });

  it.each([
    ['the mode is refused', langflow19],
    ['the route is switched off', { ...langflow113, 'POST /api/v2/workflows': { status: 403, body: { detail: {} } } }],
    ['the route answers 405', { ...langflow113, 'POST /api/v2/workflows': { status: 405, body: {} } }],
  ])('does not stream workflows when %s', async (_case, answers) => {
    expect((await probe(answers)).streamsWorkflows).toBe(false);
  });

  it('sends the key with every request, and runs nothing', async () => {
    const { server, connection } = await start(langflow113);
    await probeServer(connection, new AbortController().signal);
    expect(server.seen.map(({ key }) => key)).toEqual(['k', 'k', 'k', 'k', 'k']);
    expect(server.seen.filter(({ method }) => method !== 'GET')).toMatchObject([{ body: '{"mode":"stream"}' }]);
  });

  it.each([
    [
      'a refused key',
      { ...langflow113, 'GET /api/v1/flows/': { status: 403, body: { detail: 'Invalid API key' } } },
      403,
    ],
    ['a web page', { 'GET /api/v1/version': htmlPage }, 200],
    ['a missing path', {}, 404],
  ])('fails with the answer on %s', async (_case, answers, status) => {
    await expect(probe(answers)).rejects.toMatchObject({ failure: { kind: 'answer', status } });
  });

  it('recognises an lfx serve, without a key, and says what to use instead', async () => {
    const { server, connection } = await start(lfxServe);
    await expect(probeServer(connection, new AbortController().signal)).rejects.toMatchObject({
      failure: {
        kind: 'unexpected',
        status: 200,
        message:
          'This is an lfx serve, which ignores tweaks. Connect a Langflow that has the flow, or use the embedded engine.',
      },
    });
    expect(server.seen.map(({ path }) => path)).toEqual(['/api/v1/version', '/health']);
  });

  it('recognises another service by its JSON', async () => {
    const other = { 'GET /api/v1/version': { status: 200, body: { hello: 'world' } } };
    await expect(probe(other)).rejects.toMatchObject({ failure: { kind: 'unexpected' } });
  });

  it('reports an incomplete answer', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-length': 99 }).write('{"vers', () => response.destroy());
    });
    const { url: baseUrl, close } = await listenLocally(server);
    onTestFinished(close);
    await expect(
      probeServer({ kind: 'langflow', baseUrl, apiKey: null }, new AbortController().signal),
    ).rejects.toMatchObject({ failure: { kind: 'reply-cut' } });
  });

  it('reports an unreachable server', async () => {
    const { server, connection } = await start(langflow113);
    await server.close();
    await expect(probeServer(connection, new AbortController().signal)).rejects.toMatchObject({
      failure: { kind: 'unreachable' },
    });
  });
});
