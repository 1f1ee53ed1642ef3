import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDatabaseCommand } from '../../process/database-command.ts';
import { CELLS, contentOf, fillWithAll, MESSAGES, openFor, RUNS, VOTED } from '../../testing/full-workspace.ts';
import { savedCell, savedSuite } from '../../testing/sent-suites.ts';
import { savedRun } from '../../testing/stored-runs.ts';
import { openPostgres, type TestPostgres } from '../../testing/test-postgres.ts';

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
    await fillWithAll(source);
    before = await contentOf(source);
  }, 60_000);

  it('moves everything, also when it was interrupted and the source has changed since', async () => {
    const target = await newAddress(to);
    await expect(command(source, ['move', '--to', target], interrupt)).rejects.toThrow('interrupted');
    const workspace = await openFor(target);
    expect((await workspace.runs.totals()).count).toBeGreaterThan(10);
    // Gone from the source by the next time.
    await workspace.runs.save(savedRun({ id: 'other' }), null);
    await workspace.close();
    const said = await command(source, ['move', '--to', target]);
    expect(said).toMatch(
      new RegExp(`^${RUNS} runs, 2 suites, 2 votes, 1 demo and ${MESSAGES} messages are in .*TWEAKBENCH_DATABASE`),
    );
    expect(said).not.toContain('tester');
    expect(await contentOf(target)).toEqual(before);
    // Conversations go on there.
    const { messages, close } = await openFor(target);
    await messages.add('talk 0', { id: 'next' });
    expect((await messages.read('talk 0', 9)).map(({ id }) => id)).toEqual(['m0', 'next']);
    await close();
    expect(await command(source, ['move', '--to', target])).toBe(said);
    expect(await contentOf(target)).toEqual(before);
  });

  it('moves suites also when it was interrupted among them, and others were there', async () => {
    const target = await newAddress(to);
    let parts = 0;
    const later = () => {
      parts += 1;
      if (parts === 7) throw new Error('interrupted');
    };
    await expect(command(source, ['move', '--to', target], later)).rejects.toThrow('interrupted');
    const workspace = await openFor(target);
    expect(
      (await workspace.cells.list('r', { from: 0, to: 1e6, after: null, limit: 1_000, isBrief: true }))?.cells.length,
    ).toBe(200);
    await workspace.cells.save('r', { term: 0, cells: [savedCell(9_999, 'other')] });
    await workspace.suites.save('theirs', savedSuite(), null);
    await workspace.close();
    await command(source, ['move', '--to', target]);
    expect(await contentOf(target)).toEqual(before);
  });

  it('moves rows of files whose names a language orders differently', async () => {
    const names = ['B', 'a-b', 'a_c', 'ab'];
    const rowsOf = async (
      address: string,
      edit?: (rows: Awaited<ReturnType<typeof openFor>>['suites']) => Promise<void>,
    ) => {
      const { suites, close } = await openFor(address);
      await edit?.(suites);
      const rows = await Promise.all(names.map((id) => suites.rows(id, 0, 99)));
      await close();
      return rows;
    };
    const own = await newAddress(from);
    const rows = await rowsOf(own, async (suites) => {
      for (const id of names)
        for (let first = 0; first < 60; first += 1) await suites.saveRows(id, first, { columns: ['q'], rows: [[id]] });
    });
    const target = await newAddress(to);
    await command(own, ['move', '--to', target]);
    expect(await rowsOf(target)).toEqual(rows);
  });

  it('dumps everything into a file and restores it', async () => {
    const file = newFile('dump');
    await expect(command(source, ['dump', file], interrupt)).rejects.toThrow('interrupted');
    // The end of a line that was cut.
    await appendFile(`${file}.part`, '{"row":{"id"');
    const begun = await readFile(`${file}.part`, 'utf8');
    expect(await command(source, ['dump', file])).toBe(
      `${RUNS} runs, 2 suites, 2 votes, 1 demo and ${MESSAGES} messages are in ${file}`,
    );
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
    const workspace = await openFor(target);
    await workspace.runs.save(savedRun({ id: 'theirs' }), null);
    await workspace.close();
    const theirs = await contentOf(target);
    await expect(command(source, ['move', '--to', target])).rejects.toThrow(
      'already holds another workspace, with 1 run and 0 suites',
    );
    expect(await contentOf(target)).toEqual(theirs);
    await expect(command(source, ['move', '--to', source])).rejects.toThrow(
      /is where they are already|Another Tweakbench/,
    );
  });

  it('says where a file is damaged or incomplete, and when it is something else', async () => {
    const file = newFile('dump');
    await command(source, ['dump', file]);
    const text = await readFile(file, 'utf8');
    const target = await newAddress(to);
    await truncate(file, Buffer.byteLength(text.slice(0, text.lastIndexOf('{"end"'))));
    await expect(command(target, ['restore', file])).rejects.toThrow(
      `is not complete: it ends after ${RUNS + 2 + 1 + 1 + 2 * CELLS + VOTED + 3 + MESSAGES} entries`,
    );
    for (const [pattern, other, problem] of [
      ['"id":"run-1"', '"id":5', /^Line 3 of .* is damaged/],
      [/"schema":\d+/, '"schema":99', 'has the schema 99'],
      [/"firstSchema":"[^"]*"/, '"firstSchema":""', 'a build from before the release of 0.1.0'],
      [/^.*\n/, '{"a": 1}\n', 'is not a dump of a Tweakbench workspace'],
    ] as const) {
      await writeFile(file, text.replace(pattern, other));
      await expect(command(target, ['restore', file])).rejects.toThrow(problem);
    }
    await expect(command(target, ['restore', newFile('none')])).rejects.toThrow('There is no file');
  });
});

it.each([[[]], [['move']], [['move', '--to']], [['move', 'x']], [['dump']], [['dump', '--port']], [['drop', 'x']]])(
  'the commands for db %j are shown',
  async (words) => {
    await expect(command(await newAddress('SQLite'), words)).rejects.toThrow('tweakbench db restore FILE');
  },
);

it('other databases are refused', async () => {
  const source = await newAddress('SQLite');
  await (await openFor(source)).close();
  await expect(command(source, ['move', '--to', 'mysql://x'])).rejects.toThrow('begins with postgres:// or sqlite:');
  const gone = command(source, ['move', '--to', 'postgres://me:the-password@127.0.0.1:9/x']);
  const refused = 'postgres://127.0.0.1:9/x cannot be opened (connect ECONNREFUSED 127.0.0.1:9). Nothing was copied';
  expect(await gone.catch(({ message }) => message)).toBe(refused);
});
