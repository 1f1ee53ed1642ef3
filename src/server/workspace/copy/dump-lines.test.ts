import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { linesOf } from './dump-lines.ts';

async function read(text: string, length?: number): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tweakbench-lines-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'dump');
  await writeFile(file, text);
  if (length !== undefined) await truncate(file, length);
  const lines: string[] = [];
  for await (const line of linesOf(file)) lines.push(line);
  return lines;
}

it('the lines of a file are read whole, also over the ends of what is read at once', async () => {
  const long = 'é'.repeat(1_500_000);
  expect(await read(`a\n\n${long}\nb`)).toEqual(['a', '', long, 'b']);
  expect(await read('a\n')).toEqual(['a']);
  expect(await read('')).toEqual([]);
});

it('a line that would fill the memory is refused with its number', async () => {
  await expect(read('a\n', 102_000_000)).rejects.toThrow(/^Line 2 of .* has more than 100 million characters/);
});
