import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileStore, USER_ID } from './file-store.ts';

let folder: string;
let problems: { file: string; problem: string }[];
const report = (problem: { file: string; problem: string }) => problems.push(problem);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweakbench-files-'));
  problems = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const hello = new TextEncoder().encode('hello');

describe('foreign files beside uploads', () => {
  it('are reported and left alone: other files, empty folders, dangling links', async () => {
    const { id } = await (await openFileStore({ folder, report })).add(USER_ID, 'note.txt', hello);
    await writeFile(join(folder, '.DS_Store'), 'x');
    await writeFile(join(folder, USER_ID, '.DS_Store'), 'x');
    await symlink('/nowhere/at/all', join(folder, 'link'));
    await mkdir(join(folder, USER_ID, 'empty'));
    await mkdir(join(folder, USER_ID, 'deep', 'deeper'), { recursive: true });
    const before = await readdir(folder, { recursive: true });
    const store = await openFileStore({ folder, report });
    expect((await store.list(USER_ID)).map((file) => file.id)).toEqual([id]);
    expect(problems.map(({ file }) => file.slice(folder.length + 1)).sort()).toEqual([
      '.DS_Store',
      `${USER_ID}/.DS_Store`,
      `${USER_ID}/deep`,
      `${USER_ID}/empty`,
      'link',
    ]);
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  it('do not hide an upload in its own folder', async () => {
    const { id, path } = await (await openFileStore({ folder, report })).add(USER_ID, 'note.txt', hello);
    await writeFile(join(folder, USER_ID, id, '.DS_Store'), 'x');
    const store = await openFileStore({ folder, report });
    expect((await store.find(id))?.name).toBe('note.txt');
    expect(await store.read(path)).toEqual(Buffer.from(hello));
  });
});
