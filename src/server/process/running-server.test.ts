import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openPostgres } from '../testing/test-postgres.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { runDatabaseCommand } from './database-command.ts';

it('a db command refuses a PostgreSQL that a server uses, and takes it once the server has stopped', async () => {
  await using postgres = await openPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'tweakbench-running-'));
  try {
    const address = await postgres.createDatabase();
    const command = (...words: string[]) =>
      runDatabaseCommand({ TWEAKBENCH_DATABASE: address, TWEAKBENCH_DATA: folder }, words, () => undefined);
    const server = await openWorkspace({ address, secret: null, limits: { runs: 10, bytes: 1e6 }, hidden: [] });
    const dump = join(folder, 'kept.dump');
    const move = ['move', '--to', `sqlite:${join(folder, 'moved.db')}`];
    for (const words of [['dump', dump], ['restore', dump], move])
      await expect(command(...words)).rejects.toThrow(/^A server uses postgres:.*Stop all servers with this database/);
    await server.close();
    expect(await command('dump', dump)).toContain('0 runs and 0 suites are in');
    expect(await command('restore', dump)).toContain('0 runs and 0 suites');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
