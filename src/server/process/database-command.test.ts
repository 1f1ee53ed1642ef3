/** What the commands for the database do to the files that they name. What they copy is in `copy-workspace.test.ts`. */
import { execFileSync } from 'node:child_process';
import { access, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { runDatabaseCommand } from './database-command.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweakbench-db-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const command = (file: string, words: string[]) =>
  runDatabaseCommand({ TWEAKBENCH_DATABASE: `sqlite:${file}`, TWEAKBENCH_DATA: folder }, words, () => {});

async function makeWorkspace(file: string): Promise<void> {
  const limits = { runs: 10, bytes: 1e6 };
  await (await openWorkspace({ address: `sqlite:${file}`, secret: null, limits, hidden: [] })).close();
}

it('a db command makes files that only their own user can read', async () => {
  const [source, dump, restored, moved] = ['source.db', 'a.dump', 'restored.db', 'moved.db'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  await makeWorkspace(source);
  await command(source, ['dump', dump]);
  await command(restored, ['restore', dump]);
  await command(source, ['move', '--to', `sqlite:${moved}`]);
  for (const file of [source, dump, restored, moved])
    expect(((await stat(file)).mode & 0o777).toString(8), file).toBe('600');
});

it.each(['dump', 'move'])('a db command does not copy an empty database when there is none to %s', async (kind) => {
  const missing = join(folder, 'missing.db');
  const words =
    kind === 'dump' ? ['dump', join(folder, 'a.dump')] : ['move', '--to', `sqlite:${join(folder, 'to.db')}`];
  await expect(command(missing, words)).rejects.toThrow(`There is no database ${missing}`);
  await expect(access(missing)).rejects.toThrow('ENOENT');
});

it('a db command says that the folder of a dump does not exist', async () => {
  const source = join(folder, 'source.db');
  await makeWorkspace(source);
  const missing = join(folder, 'backups');
  const stopped = command(source, ['dump', join(missing, 'a.dump')]).catch(({ message }) => message);
  expect(await stopped).toBe(`There is no folder ${missing}`);
});

it.skipIf(process.platform === 'win32')('a db command reads only files', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const name of ['/dev/zero', pipe, folder])
    await expect(command(join(folder, 'to.db'), ['restore', name])).rejects.toThrow(
      `${name} is a folder, a device or a pipe, not a file`,
    );
});

it.each([
  [[], 'A command has to follow db'],
  [['frob'], 'There is no command db frob'],
  [['move'], 'db move needs --to and an address'],
  [['move', '--to'], 'db move needs --to and an address'],
  [['move', 'sqlite:a.db'], 'db move needs --to and an address'],
  [['dump'], 'db dump needs the name of the file to write'],
  [['restore', '--data', 'x'], 'db restore needs the name of the file to read'],
])('a db command says what is missing after %j', async (words, said) => {
  await expect(command(join(folder, 'source.db'), words)).rejects.toThrow(said);
});
