/** SIGTERM while everything is under way: each client gets the end that its protocol has, and the process exits within 5 s. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { storedRun } from '#server/testing/stored-runs.ts';
import { type BuiltServer, killServer, openBuiltServer } from './testing/built-server.ts';
import { openDemo, REACHED } from './testing/work-in-database.ts';

/** More than this, and a service manager may kill it. */
const MOST_MS = 5_000;
let built: BuiltServer;

beforeAll(async () => {
  built = await openBuiltServer();
}, 120_000);
afterAll(() => built.remove());

/** A Langflow whose answer goes on for ever; `left` resolves when its reader is gone. */
async function startEndless(): Promise<{ address: string; left: Promise<unknown> }> {
  const langflow = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const timer = setInterval(() => response.write('data: {"event": "token", "data": {"chunk": "word "}}\n\n'), 50);
    response.once('close', () => {
      clearInterval(timer);
      langflow.emit('left');
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    langflow.closeAllConnections();
    langflow.close();
  });
  const left = once(langflow, 'left');
  await once(langflow, 'listening');
  return { address: `http://127.0.0.1:${(langflow.address() as AddressInfo).port}`, left };
}

/** What arrived of an answer, and whether it ended as it should. */
interface Read {
  text: string;
  end: 'whole' | 'cut';
}

/** `begun` resolves with the first bytes. */
function readOn(answer: Response): { begun: Promise<void>; read: Promise<Read> } {
  let begin = () => {};
  const begun = new Promise<void>((done) => {
    begin = done;
  });
  const read = async (): Promise<Read> => {
    let text = '';
    try {
      for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += part;
        begin();
      }
      return { text, end: 'whole' };
    } catch {
      return { text, end: 'cut' };
    }
  };
  return { begun, read: read() };
}

it('a stopped server ends its streams with a reason, cuts those that it relays, and exits', {
  timeout: 60_000,
}, async () => {
  const server = await built.start(join(built.folder, 'stopped'), ':', { ...REACHED, TWEAKBENCH_DEMO_PACE: '2' });
  onTestFinished(() => (server.child.exitCode === null ? killServer(server) : undefined));
  const langflow = await startEndless();
  const post = async (path: string, content: unknown, headers: Record<string, string> = {}): Promise<Response> => {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(content),
    });
    expect(answer.ok, path).toBe(true);
    return answer;
  };
  const run = { inputs: [{ input_value: 'Why is the sky blue?' }], stream: true };
  const chat = { model: 'tone-switcher', messages: [{ role: 'user', content: 'Why is the sky blue?' }], stream: true };
  const demo = await openDemo(server.url, 'stopped');
  const relay = z.object({ id: z.string() }).parse(await (await post('/relay', { url: langflow.address })).json());
  const answers = [
    await post('/api/v1/run/advanced/tone-switcher', run, { accept: 'text/event-stream' }),
    await post('/v1/chat/completions', chat),
    await demo.ask(),
    await post(`/relay/${relay.id}/api/v1/run/x?stream=true`, {}),
  ].map(readOn);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const half = { method: 'POST', body: readable, duplex: 'half', headers: { 'content-type': 'application/json' } };
  const import_ = fetch(`${server.url}/api/v1/flows/`, half).then(
    ({ status }) => status,
    () => 'cut',
  );
  await writable.getWriter().write(new TextEncoder().encode('{"name":'));
  // It takes seconds to parse and to mask.
  const replies = Array.from({ length: 300_000 }, (_, at) => ({ body: `You sent value-number-${at % 1_000}.` }));
  const headers = Array.from({ length: 1_000 }, (_, at) => [`x-langflow-global-var-a${at}`, `value-number-${at}`]);
  const large = { ...storedRun({ id: 'large' }), plan: { requests: [{ body: {}, headers }] }, replies };
  const save = fetch(`${server.url}/workspace/v1/runs/large`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ run: large, change: '' }),
  }).then(
    ({ status }) => status,
    () => 'cut',
  );
  await Promise.all(answers.map(({ begun }) => begun));

  const ended = once(server.child, 'exit');
  const stoppedAt = performance.now();
  server.child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(performance.now() - stoppedAt).toBeLessThan(MOST_MS);
  const [streamed, completed, visited, relayed] = await Promise.all(answers.map(({ read }) => read));
  expect(streamed).toEqual({
    end: 'whole',
    text: expect.stringMatching(/"event":"run-error".*"status":503[^\n]*\n\n$/),
  });
  expect(completed).toEqual({ end: 'whole', text: expect.stringContaining('The server is shutting down') });
  expect(visited).toEqual({ end: 'whole', text: expect.stringMatching(/"event":"failed"[^\n]*\n\n$/) });
  // Nothing may be added to another server's answer, and a regular end would make a cut answer look complete.
  expect(relayed).toEqual({ end: 'cut', text: expect.stringContaining('word') });
  expect(await import_).toBe('cut');
  expect([201, 503, 'cut']).toContain(await save);
  await langflow.left;
});
