import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeeper } from '../../masking/create-keeper.ts';
import { savedRun } from '../../testing/stored-runs.ts';
import { at, openTestApp, type TestApp } from '../../testing/test-app.ts';
import { openPostgres } from '../../testing/test-postgres.ts';
import { createRunStore } from '../runs/run-store.ts';
import { migrate } from './migrate.ts';
import { openWorkspaceDatabase, type WorkspaceDatabase } from './open-workspace-database.ts';

const RUNS = '/workspace/v1/runs';
const save = (app: TestApp, id: string) => app.json('PUT', `${RUNS}/${id}`, savedRun({ id }));

/** A PostgreSQL that answers each new row as one whose disk is full does: with its error 53100. */
async function openFullDatabase(address: string) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(`create function refuse() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`);
  return {
    fill: () => client.query('create trigger full_disk before insert on run_bodies execute function refuse()'),
    free: () => client.query('drop trigger full_disk on run_bodies'),
    [Symbol.asyncDispose]: () => client.end(),
  };
}

const refusal = (outcome: PromiseSettledResult<unknown>) => ({ reason: null, ...outcome });

describe('PostgreSQL that fails', () => {
  it('is a 503 while the rest works, and is used again when it is back', async () => {
    await using postgres = await openPostgres();
    await using app = await openTestApp({ settings: { TWEAKBENCH_DATABASE: await postgres.createDatabase() } });
    expect((await save(app, 'a')).status).toBe(201);
    await postgres.stop();
    const answer = await app.call('PUT', `${RUNS}/b`, savedRun({ id: 'b' }));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.json()).toEqual({ detail: expect.stringContaining('does not answer. Try again') });
    for (const path of [RUNS, `${RUNS}/a`, '/workspace/v1'])
      expect((await app.json('GET', path)).status, path).toBe(503);
    expect((await app.json('GET', '/health')).status).toBe(200);
    expect((await app.json('GET', '/api/v1/flows/')).status).toBe(200);
    expect(JSON.stringify(app.logged)).toContain('a part of the server did not answer');
    await postgres.start();
    expect((await save(app, 'b')).status).toBe(201);
    const { body } = await app.json('GET', RUNS);
    expect([at(body, 'runs', 0, 'id'), at(body, 'runs', 1, 'id')]).toEqual(['b', 'a']);
  }, 120_000);

  it('with a full disk is a 507, keeps what it has, and takes more when there is room', async () => {
    await using postgres = await openPostgres();
    const address = await postgres.createDatabase();
    await using app = await openTestApp({ settings: { TWEAKBENCH_DATABASE: address } });
    await using database = await openFullDatabase(address);
    expect((await save(app, 'a')).status).toBe(201);
    await database.fill();
    expect(await save(app, 'b')).toMatchObject({
      status: 507,
      body: { detail: expect.stringContaining('disk of the workspace is full') },
    });
    expect((await app.json('GET', `${RUNS}/b`)).status).toBe(404);
    expect((await app.json('GET', `${RUNS}/a`)).status).toBe(200);
    await database.free();
    expect((await save(app, 'b')).status).toBe(201);
  }, 120_000);

  it('ends the start with one clear line, without the password', async () => {
    const settings = { TWEAKBENCH_DATABASE: 'postgres://me:the-password@127.0.0.1:9/bench' };
    const error = await openTestApp({ settings }).then(
      () => null,
      (thrown: unknown) => (thrown instanceof Error ? thrown : null),
    );
    expect(error?.name).toBe('ConfigError');
    expect(error?.message).toContain('The workspace in postgres://127.0.0.1:9/bench cannot be opened');
    expect(error?.message).not.toContain('the-password');
  });
});

describe('the SQLite file', () => {
  let folder: string;
  let database: WorkspaceDatabase;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tweakbench-fault-'));
    database = await openWorkspaceDatabase(`sqlite:${join(folder, 'workspace.db')}`);
    await migrate(database);
  });
  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  const store = () => createRunStore({ database, limits: { runs: 100, bytes: 1e9 }, keep: createKeeper([]) });
  const noise = () => Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))).toString('base64');

  it('on a full disk keeps what it has, and takes more when there is room', async () => {
    await store().save(savedRun({ id: 'a' }), null);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.queries);
    await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(database.queries);
    const big = savedRun({ id: 'b', answer: noise() });
    await expect(store().save(big, null)).rejects.toMatchObject({
      status: 507,
      message: /disk of the workspace is full/,
    });
    expect(await store().read('b')).toBeNull();
    expect(await store().read('a')).not.toBeNull();
    await sql`pragma max_page_count = 1000000`.execute(database.queries);
    expect(await store().save(big, null)).toMatchObject({ kind: 'saved', isNew: true });
  });

  it('that another program has locked is a 503, and used when it is free', async () => {
    const other = await openWorkspaceDatabase(`sqlite:${join(folder, 'workspace.db')}`);
    // The first write of one is in its transaction, that of the other before.
    for (const [id, number] of [
      ['a', await store().nextNumber()],
      ['b', 0],
    ] as const) {
      await sql`begin immediate`.execute(other.queries);
      const save = savedRun({ id, number });
      await expect(store().save(save, null)).rejects.toMatchObject({ status: 503, message: /locked/ });
      // Reading goes on.
      expect(await store().read(id)).toBeNull();
      await sql`rollback`.execute(other.queries);
      expect(await store().save(save, null)).toMatchObject({ kind: 'saved', isNew: true });
    }
    await other.close();
  });

  it('that is closed while it is used refuses the rest', async () => {
    const answers = [store().save(savedRun({ id: 'a' }), null), store().save(savedRun({ id: 'b' }), null)];
    await database.close();
    for (const { status, reason } of await Promise.allSettled(answers).then((all) => all.map(refusal)))
      expect([status, String(reason)]).toEqual(['rejected', expect.stringMatching(/closed|destroyed/)]);
  });

  it.runIf(process.platform !== 'win32')(
    'that is deleted while it is open takes nothing more, which would be lost',
    async () => {
      await store().save(savedRun({ id: 'a' }), null);
      await rm(folder, { recursive: true });
      await expect(store().save(savedRun({ id: 'b' }), null)).rejects.toMatchObject({
        status: 503,
        message: /deleted or replaced.*Start Tweakbench again/,
      });
      // Nor when another file is in its place.
      await mkdir(folder);
      await writeFile(join(folder, 'workspace.db'), '');
      await expect(store().save(savedRun({ id: 'b' }), null)).rejects.toMatchObject({ status: 503 });
    },
  );

  it('that is no database ends the start with one clear line', async () => {
    const data = join(folder, 'other');
    await mkdir(data);
    await writeFile(join(data, 'workspace.db'), 'this is no database, but long enough to be one. '.repeat(100));
    await expect(openTestApp({ dataFolder: data })).rejects.toThrow(/The workspace.* cannot be opened/);
  });

  it('survives a clock that jumps: nothing is lost, and deleted runs can be restored at once', async () => {
    let now = 2_000_000_000_000;
    const runs = createRunStore({
      database,
      limits: { runs: 100, bytes: 1e9 },
      keep: createKeeper([]),
      now: () => now,
    });
    await runs.save(savedRun({ id: 'a' }), null);
    await runs.save(savedRun({ id: 'b' }), null);
    await runs.remove('b', null);
    now = 1_000_000_000_000;
    await runs.save(savedRun({ id: 'c' }), null);
    expect(await runs.restore('b')).toMatchObject({ id: 'b' });
    await runs.remove('b', null);
    now = 3_000_000_000_000;
    await runs.save(savedRun({ id: 'd' }), null);
    const { entries } = await runs.list({ words: [] }, 1_000, 10);
    expect(entries.map(({ id }) => id)).toEqual(['d', 'c', 'a']);
    // Deleted more than a day ago, by this clock: gone for good.
    expect(await runs.restore('b')).toBeNull();
  });
});
