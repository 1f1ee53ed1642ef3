import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readNamedFile } from './read-named-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweakbench-named-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each([
  ['UTF-8', Buffer.from('\uFEFFGrüße')],
  ['UTF-16', Buffer.from('\uFEFFGrüße', 'utf16le')],
  ['windows-1252', Buffer.from('Grüße', 'latin1')],
])('reads %s', async (name, bytes) => {
  await writeFile(join(folder, name), bytes);
  expect(await readNamedFile(folder, name)).toBe('Grüße');
});

it('says which file cannot be read, and why', async () => {
  await writeFile(join(folder, 'sheet.xlsx'), Buffer.from([80, 75, 0, 0]));
  await expect(readNamedFile(folder, 'sheet.xlsx')).rejects.toThrow('sheet.xlsx: It is not text.');
  await expect(readNamedFile(folder, 'no.csv')).rejects.toThrow('no.csv: there is no such file');
});
