/** A server whose disk is full. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { savedSuite, savedVote, votePair } from '../src/server/testing/sent-suites.ts';
import { type BuiltServer, killServer, openBuiltServer, type StartedServer } from './testing/built-server.ts';
import { save, saveRun, say, send, texts } from './testing/store-things.ts';

/** No file may be larger than 64 blocks of 512 bytes, 32 kB. */
const SMALL_DISK = 'ulimit -f 64';
/** 512 kB, since a database grows by whole pages. */
const SMALL_DATABASE = 'ulimit -f 1024';
const LARGE = 'x'.repeat(100_000);
const FULL = 'The disk of the server is full, so this was not stored. Make room there and try again';

let built: BuiltServer;
beforeAll(async () => {
  built = await openBuiltServer();
}, 120_000);
afterAll(() => built.remove());

/** `ulimit -f` simulates a disk that has become full: the server has made its database before. */
async function startOnFullDisk(data: string, disk = SMALL_DISK): Promise<StartedServer> {
  const { child } = await built.start(data);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return built.start(data, disk);
}

/** Ids of all that the workspace lists. */
async function idsOf(url: string): Promise<Record<string, string[]>> {
  const kinds = ['runs', 'suites', 'votes'];
  const lists = kinds.map(async (kind) => {
    const list = z.record(z.string(), z.unknown()).parse(await (await fetch(`${url}/workspace/v1/${kind}`)).json());
    return [
      kind,
      z
        .array(z.looseObject({ id: z.string() }))
        .parse(list[kind])
        .map(({ id }) => id),
    ];
  });
  return Object.fromEntries(await Promise.all(lists));
}

describe('a full disk', () => {
  it('loses no message that was acknowledged before or after', async () => {
    const data = join(built.folder, 'messages');
    const server = await startOnFullDisk(data, SMALL_DATABASE);
    const large = 'x'.repeat(700_000);
    expect((await say(server.url, 'said before')).status).toBe(200);
    const refused = await say(server.url, large);
    expect(refused.status).toBe(507);
    expect(refused.text).toContain('The disk of the workspace is full, so this was not saved. Make room there');
    expect(refused.text).not.toContain(built.folder);
    expect((await say(server.url, 'said after')).status).toBe(200);
    await killServer(server);
    const again = await built.start(data);
    const stored = await texts(again.url);
    expect(stored).toContain('said before');
    expect(stored).toContain('said after');
    expect(stored).not.toContain('xxxx');
    await killServer(again);
  });

  it('refuses a run, a suite and a vote with a reason, and keeps those that it has', async () => {
    const data = join(built.folder, 'runs');
    const server = await startOnFullDisk(data, SMALL_DATABASE);
    const large = randomBytes(700_000).toString('base64');
    const suite = (text: string) => savedSuite({ body: { text } });
    const vote = (text: string) => savedVote({ pairs: [{ ...votePair(1), answers: [text, 'short'] }] });
    const make = (text: string) => [
      saveRun(server.url, `run-${text.length}`, text),
      save(server.url, `/workspace/v1/suites/suite-${text.length}`, suite(text)),
      save(server.url, `/workspace/v1/votes/vote-${text.length}`, vote(text)),
    ];
    for (const saved of make('small')) expect(await saved).toMatchObject({ status: 201 });
    for (const saved of make(large))
      expect(await saved).toMatchObject({
        status: 507,
        text: expect.stringContaining('The disk of the workspace is full'),
      });
    await killServer(server);
    const again = await built.start(data);
    expect(await idsOf(again.url)).toEqual({ runs: ['run-5'], suites: ['suite-5'], votes: ['vote-5'] });
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
