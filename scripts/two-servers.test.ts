/** Two servers share one PostgreSQL behind a front that takes turns: it does not matter which one answers. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { savedRun } from '../src/server/testing/stored-runs.ts';
import { openPostgres, type TestPostgres } from '../src/server/testing/test-postgres.ts';
import { until } from '../src/server/testing/until.ts';
import { type BuiltServer, killServer, openBuiltServer } from './testing/built-server.ts';
import { openRoundRobin } from './testing/round-robin.ts';

const listSchema = z.object({
  runs: z.array(z.looseObject({ id: z.string(), number: z.int(), person: z.string().nullable() })),
});
let built: BuiltServer;
let postgres: TestPostgres;

beforeAll(async () => {
  [built, postgres] = await Promise.all([openBuiltServer(), openPostgres()]);
}, 180_000);
afterAll(() => Promise.all([built.remove(), postgres[Symbol.asyncDispose]()]));

it('two servers with one database store every acknowledged run once, also when one is killed during saves', {
  timeout: 120_000,
}, async () => {
  const settings = { TWEAKBENCH_DATABASE: await postgres.createDatabase(), TWEAKBENCH_TOKEN: 'open sesame!' };
  const servers = await Promise.all(['one', 'two'].map((name) => built.start(join(built.folder, name), ':', settings)));
  const [first, second] = servers;
  if (!first || !second) throw new Error('There are not two servers');
  onTestFinished(() => killServer(second));
  const front = await openRoundRobin(servers);
  const entered = await fetch(`${front}/`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ token: 'open sesame!', name: 'Mara Lind' }),
  });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { cookie, 'content-type': 'application/json' };

  /** As an outbox does: repeats a save until it is acknowledged. */
  const save = async (id: string): Promise<void> => {
    for (;;) {
      const body = JSON.stringify(savedRun({ id, answer: `${id} `.repeat(3_000) }));
      const answer = await fetch(`${front}/workspace/v1/runs/${id}`, { method: 'PUT', headers, body }).catch(
        () => null,
      );
      await answer?.arrayBuffer().catch(() => undefined);
      if (answer?.ok) return;
      expect([undefined, 502]).toContain(answer?.status);
    }
  };
  const ids = Array.from({ length: 120 }, (_, index) => `run-${index}`);
  const saved: string[] = [];
  const rest = [...ids];
  const work = async () => {
    for (let id = rest.shift(); id !== undefined; id = rest.shift()) {
      await save(id);
      saved.push(id);
    }
  };
  const workers = [work(), work(), work(), work()];
  await until(() => saved.length >= 40);
  await killServer(first);
  await Promise.all(workers);

  let answer = await fetch(`${front}/workspace/v1/runs?limit=200`, { headers });
  // The proxy may have chosen the killed server.
  if (answer.status === 502) answer = await fetch(`${front}/workspace/v1/runs?limit=200`, { headers });
  const { runs } = listSchema.parse(await answer.json());
  expect(runs.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(new Set(runs.map(({ number }) => number)).size).toBe(ids.length);
  expect(new Set(runs.map(({ person }) => person))).toEqual(new Set(['Mara Lind']));
});

it('each of two servers with one database knows the relay addresses that were registered at the other', {
  timeout: 60_000,
}, async () => {
  const settings = { TWEAKBENCH_DATABASE: await postgres.createDatabase() };
  const servers = await Promise.all(
    ['three', 'four'].map((name) => built.start(join(built.folder, name), ':', settings)),
  );
  onTestFinished(async () => {
    await Promise.all(servers.map(killServer));
  });
  const target = createServer((_, outgoing) => outgoing.end('"from the Langflow"')).listen(0, '127.0.0.1');
  onTestFinished(() => void target.close());
  await new Promise((done) => target.once('listening', done));
  const { port } = target.address() as AddressInfo;
  const registered = await fetch(`${servers[0]?.url}/relay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: `http://127.0.0.1:${port}` }),
  });
  const { id } = z.object({ id: z.string() }).parse(await registered.json());
  for (const { url } of servers)
    expect(await (await fetch(`${url}/relay/${id}/api/v1/version`)).text()).toBe('"from the Langflow"');
});
