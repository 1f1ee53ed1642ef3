/** The data folder of a running server. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savedRun } from '../src/server/testing/kept-runs.ts';
import { type BuiltServer, killServer, openBuiltServer, type StartedServer } from './testing/built-server.ts';

const JSON_BODY = { 'content-type': 'application/json' };
/** With blocks of 512 bytes: no file may be larger than 32 kB. */
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

/** `ulimit -f` simulates a disk that has become full: the server has made its database before. */
async function startOnFullDisk(data: string, disk = SMALL_DISK): Promise<StartedServer> {
  const { child } = await built.start(data);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return built.start(data, disk);
}

describe('a full disk', () => {
  it('loses no message that was acknowledged before or after', async () => {
    const data = join(built.folder, 'messages');
    const server = await startOnFullDisk(data);
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

  it('refuses a run with a reason, and keeps those that it has', async () => {
    const data = join(built.folder, 'runs');
    // 256 kB, since a database grows by whole pages.
    const server = await startOnFullDisk(data, 'ulimit -f 512');
    const runs = `${server.url}/workspace/v1/runs`;
    const save = async (id: string, answer: string): Promise<number> =>
      (
        await fetch(`${runs}/${id}`, {
          method: 'PUT',
          headers: JSON_BODY,
          body: JSON.stringify(savedRun({ id, answer })),
        })
      ).status;
    expect(await save('small', 'short')).toBe(201);
    expect(await save('large', randomBytes(400_000).toString('base64'))).toBe(507);
    const list: unknown = await (await fetch(runs)).json();
    expect(list).toMatchObject({ runs: [{ id: 'small' }], next: null });
    await killServer(server);
    const again = await built.start(data);
    expect((await fetch(`${again.url}/workspace/v1/runs/small`)).status).toBe(200);
    await killServer(again);
  });

  it('refuses an upload and an import with a reason, and leaves no files', async () => {
    const data = join(built.folder, 'files');
    const server = await startOnFullDisk(data);
    const form = new FormData();
    form.append('file', new File([LARGE], 'large.txt'));
    const flow = { name: 'Small', data: { nodes: [], edges: [] } };
    const large = { ...flow, description: LARGE };
    for (const [path, body] of [
      ['/api/v2/files', form],
      ['/api/v1/flows/', JSON.stringify(large)],
      ['/api/v1/flows/', JSON.stringify([flow, large])],
    ] as const) {
      expect(await send(server.url, path, body)).toEqual({ status: 507, text: JSON.stringify({ detail: FULL }) });
    }
    await killServer(server);
    const left = (await readdir(data, { recursive: true })).filter((name) => /tmp|json|txt/.test(name));
    expect(left).toEqual([]);
  });
});

describe('a second server', () => {
  it('on the same folder is refused, until the first was killed or has ended', async () => {
    const data = join(built.folder, 'shared');
    const first = await built.start(data);
    expect(await built.failToStart(data)).toEqual({
      code: 1,
      errors: expect.stringMatching(
        new RegExp(
          `^Tweakbench cannot start\\. Another Tweakbench \\(process ${first.child.pid}, started [^)]+ UTC\\) uses the data folder ${data}\\. Stop it, or choose another folder: --data FOLDER\\n$`,
        ),
      ),
    });
    expect((await fetch(`${first.url}/health`)).status).toBe(200);
    await killServer(first);
    const second = await built.start(data);
    const ended = once(second.child, 'exit');
    second.child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect((await readdir(data)).sort()).toEqual(['files', 'flows', 'messages', 'workspace.db']);
  });
});

describe('the data folder', () => {
  it('is readable only by its own user, with everything in it', async () => {
    const data = join(built.folder, 'private');
    await mkdir(join(data, 'messages'), { recursive: true });
    await chmod(join(data, 'messages'), 0o755);
    const made = join(built.folder, 'made');
    for (const folder of [data, made]) {
      const server = await built.start(folder);
      await say(server.url, 'hello');
      const form = new FormData();
      form.append('file', new File(['hello'], 'hello.txt'));
      await send(server.url, '/api/v2/files', form);
      await send(server.url, '/api/v1/flows/', JSON.stringify({ name: 'Mine', data: { nodes: [], edges: [] } }));
      await killServer(server);
    }
    const names = (await readdir(made, { recursive: true })).map((name) => join(made, name));
    expect(names.length).toBeGreaterThan(7);
    for (const name of [...names, made, join(data, 'messages')]) {
      expect((await stat(name)).mode & 0o077, name).toBe(0);
    }
  });
});
