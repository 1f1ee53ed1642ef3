import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDatabaseCommand } from '../../process/database-command.ts';
import { savedRun } from '../../testing/kept-runs.ts';
import { openPostgres, type TestPostgres } from '../../testing/test-postgres.ts';
import { openWorkspace } from '../open-workspace.ts';

const RUNS = 130;
let folder: string;
let postgres: TestPostgres;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweakbench-copy-'));
  postgres = await openPostgres();
}, 120_000);
afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const newFile = (extension: string) => {
  count += 1;
  return join(folder, `${count}.${extension}`);
};
const newAddress = (kind: string) =>
  kind === 'PostgreSQL' ? postgres.createDatabase() : Promise.resolve(`sqlite:${newFile('db')}`);
const open = (address: string) =>
  openWorkspace({ address, secret: null, limits: { runs: 10_000, bytes: 1e10 }, hidden: [] });

/** Everything in it, as a server reads it. */
async function contentOf(address: string): Promise<unknown> {
  const workspace = await open(address);
  try {
    const { entries } = await workspace.runs.list({ words: [] }, Number.MAX_SAFE_INTEGER, 1_000);
    const bodies = await Promise.all(entries.map(async ({ id }) => (await workspace.runs.read(id))?.run));
    const found = await workspace.runs.list({ words: ['grüße', '😀'] }, Number.MAX_SAFE_INTEGER, 1_000);
    return { entries, bodies, found: found.entries.length, secret: workspace.secret };
  } finally {
    await workspace.close();
  }
}

async function fill(address: string): Promise<void> {
  const workspace = await open(address);
  for (let index = 0; index < RUNS; index += 1)
    await workspace.runs.save(
      savedRun({ id: `run-${index}`, answer: `Grüße 😀 ${index}\u0000` }),
      index % 2 ? 'Mara' : null,
    );
  await workspace.runs.change('run-3', { name: 'Named', note: 'n', isPinned: true }, null);
  await workspace.runs.remove('run-4', null);
  await workspace.close();
}

const command = (database: string, words: string[], progress = () => {}) =>
  runDatabaseCommand({ TWEAKBENCH_DATABASE: database, TWEAKBENCH_DATA: folder }, words, progress);
const interrupt = () => {
  throw new Error('interrupted');
};

describe.each([
  ['SQLite', 'PostgreSQL'],
  ['PostgreSQL', 'SQLite'],
])('tweakbench db, from %s to %s', (from, to) => {
  let source: string;
  let before: unknown;
  beforeAll(async () => {
    source = await newAddress(from);
    await fill(source);
    before = await contentOf(source);
  }, 60_000);

  it('moves everything, also when it was interrupted and the source has changed since', async () => {
    const target = await newAddress(to);
    await expect(command(source, ['move', '--to', target], interrupt)).rejects.toThrow('interrupted');
    const workspace = await open(target);
    expect((await workspace.runs.totals()).count).toBeGreaterThan(10);
    // Gone from the source by the next time.
    await workspace.runs.save(savedRun({ id: 'other' }), null);
    await workspace.close();
    const said = await command(source, ['move', '--to', target]);
    expect(said).toMatch(new RegExp(`^${RUNS} runs are in .*TWEAKBENCH_DATABASE`));
    expect(said).not.toContain('tester');
    expect(await contentOf(target)).toEqual(before);
    expect(await command(source, ['move', '--to', target])).toBe(said);
    expect(await contentOf(target)).toEqual(before);
  });

  it('dumps everything into a file and restores it', async () => {
    const file = newFile('dump');
    await expect(command(source, ['dump', file], interrupt)).rejects.toThrow('interrupted');
    // The end of a line that was cut.
    await appendFile(`${file}.part`, '{"row":{"id"');
    const begun = await readFile(`${file}.part`, 'utf8');
    expect(await command(source, ['dump', file])).toBe(`${RUNS} runs are in ${file}`);
    expect((await readFile(file, 'utf8')).startsWith(begun.slice(0, begun.lastIndexOf('\n')))).toBe(true);
    const fresh = newFile('dump');
    await command(source, ['dump', fresh]);
    expect(await readFile(file, 'utf8')).toBe(await readFile(fresh, 'utf8'));
    await expect(command(source, ['dump', file])).rejects.toThrow('exists already');
    const target = await newAddress(to);
    await expect(command(target, ['restore', file], interrupt)).rejects.toThrow('interrupted');
    await command(target, ['restore', file]);
    expect(await contentOf(target)).toEqual(before);
  });

  it('refuses a target that holds another workspace', async () => {
    const target = await newAddress(to);
    const workspace = await open(target);
    await workspace.runs.save(savedRun({ id: 'theirs' }), null);
    await workspace.close();
    const theirs = await contentOf(target);
    await expect(command(source, ['move', '--to', target])).rejects.toThrow(
      'already holds another workspace, with 1 runs',
    );
    expect(await contentOf(target)).toEqual(theirs);
    await expect(command(source, ['move', '--to', source])).rejects.toThrow(
      /is where the runs are already|Another Tweakbench/,
    );
  });

  it('says where a file is damaged or incomplete, and when it is something else', async () => {
    const file = newFile('dump');
    await command(source, ['dump', file]);
    const text = await readFile(file, 'utf8');
    const target = await newAddress(to);
    await truncate(file, Buffer.byteLength(text.slice(0, text.lastIndexOf('{"end"'))));
    await expect(command(target, ['restore', file])).rejects.toThrow(`is not complete: it ends after ${RUNS} runs`);
    await writeFile(file, text.replace('"id":"run-1"', '"id":5'));
    await expect(command(target, ['restore', file])).rejects.toThrow(/^Line 3 of .* is damaged/);
    await writeFile(file, text.replace('"schema":1', '"schema":99'));
    await expect(command(target, ['restore', file])).rejects.toThrow('has the schema 99');
    await writeFile(file, '{"a": 1}\n');
    await expect(command(target, ['restore', file])).rejects.toThrow('is not a dump of a Tweakbench workspace');
    await expect(command(target, ['restore', newFile('none')])).rejects.toThrow('There is no file');
  });
});

it.each([[[]], [['move']], [['move', '--to']], [['move', 'x']], [['dump']], [['dump', '--port']], [['drop', 'x']]])(
  'shows the commands for db %j',
  async (words) => {
    await expect(command(await newAddress('SQLite'), words)).rejects.toThrow('tweakbench db restore FILE');
  },
);

it('refuses other databases', async () => {
  const source = await newAddress('SQLite');
  await expect(command(source, ['move', '--to', 'mysql://x'])).rejects.toThrow('begins with postgres:// or sqlite:');
  const gone = command(source, ['move', '--to', 'postgres://me:the-password@127.0.0.1:9/x']);
  await expect(gone).rejects.toThrow(/^The command has stopped \(connect ECONNREFUSED 127\.0\.0\.1:9\)/);
});
