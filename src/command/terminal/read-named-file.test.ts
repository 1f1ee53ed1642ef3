import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from './exit-codes.ts';
import { readNamedFile } from './read-named-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweakbench-named-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = (name: string, within?: string, stop = new AbortController().signal) =>
  readNamedFile({ folder, stop }, name, within);

it.each([
  ['UTF-8', Buffer.from('\uFEFFGrüße')],
  ['UTF-16', Buffer.from('\uFEFFGrüße', 'utf16le')],
  ['windows-1252', Buffer.from('Grüße', 'latin1')],
])('a named file is read in %s', async (name, bytes) => {
  await writeFile(join(folder, name), bytes);
  expect(await read(name)).toBe('Grüße');
});

it('a file that cannot be read is named, with the reason', async () => {
  await writeFile(join(folder, 'sheet.xlsx'), Buffer.from([80, 75, 0, 0]));
  await expect(read('sheet.xlsx')).rejects.toThrow('sheet.xlsx: It is not text.');
  await expect(read('no.csv')).rejects.toThrow('no.csv: there is no such file');
  await expect(read('.')).rejects.toThrow('.: this is a folder');
});

it('no more than 60 MB are read', async () => {
  await writeFile(join(folder, 'long.csv'), '');
  await truncate(join(folder, 'long.csv'), 60_000_001);
  await expect(read('long.csv')).rejects.toThrow('long.csv: it has more than 60 MB, which is the limit');
});

it('reading stops with the command', async () => {
  await writeFile(join(folder, 'rows.csv'), 'a'.repeat(5_000_000));
  const controller = new AbortController();
  const reading = read('rows.csv', undefined, controller.signal);
  controller.abort();
  await expect(reading).rejects.toMatchObject({ code: EXIT.stopped });
});

describe.skipIf(process.platform === 'win32')('a named path', () => {
  it('is refused before it is opened if it is no file: a device, a pipe that nobody writes to, a link to either', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await symlink('/dev/zero', join(folder, 'zeros.csv'));
    for (const name of ['/dev/zero', 'pipe', 'zeros.csv'])
      await expect(read(name)).rejects.toThrow(`${name}: this is a device or a pipe. Save what it gives as a file`);
  });

  it('is refused if it is outside the folder that it must be in, also where a link leads', async () => {
    for (const name of ['tests', 'tests/rows', 'tests-2']) await mkdir(join(folder, name));
    for (const name of ['secret.csv', 'tests/a.csv', 'tests/..b.csv', 'tests/rows/c.csv', 'tests-2/d.csv'])
      await writeFile(join(folder, name), name);
    await symlink('../secret.csv', join(folder, 'tests/file-link.csv'));
    await symlink('..', join(folder, 'tests/folder-link'));
    await symlink('rows/c.csv', join(folder, 'tests/own-link.csv'));
    await symlink('tests', join(folder, 'linked'));
    for (const name of [
      'tests/a.csv',
      'tests/..b.csv',
      'tests/rows/../a.csv',
      'tests/own-link.csv',
      join(folder, 'tests/a.csv'),
    ])
      expect(await read(name, 'tests'), name).toMatch(/^tests\//);
    expect(await read('linked/a.csv', 'linked')).toBe('tests/a.csv');
    const outside = ['tests/../secret.csv', 'tests-2/d.csv', 'tests/file-link.csv', 'tests/folder-link/secret.csv'];
    for (const name of [...outside, join(folder, 'secret.csv'), '/etc/passwd'])
      await expect(read(name, 'tests'), name).rejects.toThrow(
        `${name}: it is outside the folder of the suite. Move it there, or allow it: --allow-outside`,
      );
    expect(await read('tests/file-link.csv')).toBe('secret.csv');
  });
});
