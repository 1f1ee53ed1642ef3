/** A disk without room: nothing acknowledged is lost, and the reason is said. `ulimit -f` stands for the disk. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltServer, killServer, openBuiltServer } from './testing/built-server.ts';

const JSON_BODY = { 'content-type': 'application/json' };
/** 512 bytes a block: no file may be larger than 32 kB. */
const SMALL_DISK = 'ulimit -f 64';
const LARGE = 'x'.repeat(100_000);
const FULL = 'The disk of the server is full, so this was not stored. Make room there and try again';

let built: BuiltServer;
beforeAll(async () => {
  built = await openBuiltServer();
}, 120_000);
afterAll(() => built.remove());

async function send(url: string, path: string, body: string | FormData): Promise<{ status: number; text: string }> {
  const answer = await fetch(url + path, {
    method: 'POST',
    ...(typeof body === 'string' ? { headers: JSON_BODY } : {}),
    body,
  });
  return { status: answer.status, text: await answer.text() };
}
const say = (url: string, text: string) => {
  const body = JSON.stringify({ inputs: [{ input_value: text }], session_id: 'talk' });
  return send(url, '/api/v1/run/advanced/two-inputs', body);
};
const texts = async (url: string): Promise<string> =>
  (await fetch(`${url}/api/v1/monitor/messages?session_id=talk`)).text();

describe('a full disk', () => {
  it('loses no message that was acknowledged before or after', async () => {
    const data = join(built.folder, 'messages');
    const server = await built.start(data, SMALL_DISK);
    expect((await say(server.url, 'said before')).status).toBe(200);
    const refused = await say(server.url, LARGE);
    expect(refused.status).toBe(507);
    expect(refused.text).toContain(FULL);
    expect(refused.text).not.toContain(built.folder);
    expect((await say(server.url, 'said after')).status).toBe(200);
    await killServer(server);
    const again = await built.start(data);
    const kept = await texts(again.url);
    expect(kept).toContain('said before');
    expect(kept).toContain('said after');
    expect(kept).not.toContain(LARGE);
    await killServer(again);
  });

  it('refuses an upload and an import in words, and leaves nothing of them', async () => {
    const data = join(built.folder, 'files');
    const server = await built.start(data, SMALL_DISK);
    const form = new FormData();
    form.append('file', new File([LARGE], 'large.txt'));
    const flow = JSON.stringify({ name: 'Large', description: LARGE, data: { nodes: [], edges: [] } });
    for (const [path, body] of [
      ['/api/v2/files', form],
      ['/api/v1/flows/', flow],
    ] as const) {
      expect(await send(server.url, path, body)).toEqual({ status: 507, text: JSON.stringify({ detail: FULL }) });
    }
    await killServer(server);
    const left = (await readdir(data, { recursive: true })).filter((name) => /tmp|json|txt/.test(name));
    expect(left).toEqual([]);
  });
});
