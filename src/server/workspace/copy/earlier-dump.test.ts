import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runDatabaseCommand } from '../../process/database-command.ts';
import { savedCell, savedResult, savedSuite } from '../../testing/sent-suites.ts';
import { MIGRATIONS } from '../database/migrations.ts';
import { openWorkspace } from '../open-workspace.ts';

it('brings what a file of an earlier build has up to date', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tweakbench-earlier-'));
  const [source, target] = ['source', 'target'].map((name) => `sqlite:${join(folder, name)}.db`);
  const open = (address = '') => openWorkspace({ address, secret: null, limits: { runs: 10, bytes: 1e9 }, hidden: [] });
  const command = (database: string | undefined, words: string[]) =>
    runDatabaseCommand({ TWEAKBENCH_DATABASE: database, TWEAKBENCH_DATA: folder }, words, () => undefined);
  try {
    const workspace = await open(source);
    await workspace.suites.save('s', savedSuite({ kind: 'tests' }), null);
    await workspace.results.save('r', savedResult('s'), null);
    await workspace.cells.save('r', { term: 0, cells: [savedCell(0, undefined, { outcome: { checks: [] } })] });
    await workspace.close();
    const file = join(folder, 'dump');
    await command(source, ['dump', file]);
    const restore = async (schema: number) => {
      await writeFile(file, (await readFile(file, 'utf8')).replace(/"schema":\d+/, `"schema":${schema}`));
      await command(target, ['restore', file]);
      const restored = await open(target);
      const { counts } = (await restored.results.read('r')) ?? {};
      await restored.close();
      return counts;
    };
    expect(await restore(MIGRATIONS.length)).toEqual({ 2: 1 });
    expect(await restore(MIGRATIONS.length - 1)).toEqual({ 5: 1 });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
