/** Rows that somebody changed, in a file that is restored and in the database: one of them must not hide the others. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { runDatabaseCommand } from '#server/process/database-command.ts';
import { savedCell, savedResult, savedSuite, savedVote } from '#server/testing/sent-suites.ts';
import { savedRun } from '#server/testing/stored-runs.ts';
import { at, openTestApp } from '#server/testing/test-app.ts';
import { describeOnBoth } from '#server/testing/test-databases.ts';
import { demoSettings, endedQuestion } from '#server/testing/test-demos.ts';
import { openWorkspaceDatabase } from '#server/workspace/database/open-workspace-database.ts';
import { openWorkspace } from '#server/workspace/open-workspace.ts';

async function fill(address: string): Promise<void> {
  const workspace = await openWorkspace({ address, secret: null, limits: { runs: 100, bytes: 1e9 }, hidden: [] });
  for (const id of ['a', 'b', 'c']) await workspace.runs.save(savedRun({ id, answer: 'zebra' }), null);
  await workspace.suites.saveRows('s', 0, { columns: ['q'], rows: [['one']] });
  await workspace.suites.save('s', savedSuite({ rows: 1 }), null);
  for (const id of ['r', 'r2']) await workspace.results.save(id, savedResult('s'), null);
  await workspace.cells.save('r', { term: 0, cells: [savedCell(0, 'answer'), savedCell(1, 'answer')] });
  for (const id of ['v', 'v2']) await workspace.votes.save(id, savedVote(), null);
  for (const name of ['refunds', 'orders']) {
    const settings = demoSettings();
    await workspace.demos.publish({ name, isTrial: false, settings, address: null, person: null, passwordHash: null });
  }
  const { number: demo = 0 } = (await workspace.demos.find('refunds')) ?? {};
  for (const visitor of ['x', 'y']) {
    const begun = await workspace.questions.begin({ demo, version: 1, visitor, limits: demoSettings().limits });
    if (begun.kind === 'begun') await workspace.questions.end(demo, begun.number, endedQuestion({ answer: 'yes' }));
  }
  for (const id of ['m1', 'm2']) await workspace.messages.add('talk', { id, session_id: 'talk', text: 'x' });
  await workspace.close();
}

describe('a file with changed rows', () => {
  let folder: string;
  let lines: string[];
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tweakbench-damaged-'));
    await fill(`sqlite:${join(folder, 'source.db')}`);
    await command('source.db', ['dump', join(folder, 'dump')]);
    lines = (await readFile(join(folder, 'dump'), 'utf8')).split('\n');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const command = (file: string, words: string[]) =>
    runDatabaseCommand(
      { TWEAKBENCH_DATABASE: `sqlite:${join(folder, file)}`, TWEAKBENCH_DATA: folder },
      words,
      () => {},
    );

  /** Restores the dump into a new database, with a change in the first line that fits. */
  async function restoreWith(isChanged: (line: JsonObject) => boolean, change: (line: JsonObject) => object) {
    count += 1;
    const parsed = lines.slice(0, -1).map((line) => JSON.parse(line) as JsonObject);
    const index = parsed.findIndex(isChanged);
    const file = join(folder, `changed-${count}`);
    await writeFile(
      file,
      `${parsed.map((line, other) => JSON.stringify(other === index ? change(line) : line)).join('\n')}\n`,
    );
    return {
      line: index + 1,
      said: await command(`${count}.db`, ['restore', file]).catch(({ message }) => String(message)),
    };
  }

  const isRun = (line: JsonObject) => line.label !== undefined;
  const isOf = (table: string) => (line: JsonObject) => line.table === table;
  const inRow = (changes: object) => (line: JsonObject) => ({
    ...line,
    row: { ...(isJsonObject(line.row) ? line.row : {}), ...changes },
  });
  const packed = (text: string) =>
    brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }).toString('base64');

  it.each<[string, (line: JsonObject) => boolean, (line: JsonObject) => object, string]>([
    ['a summary that is no JSON', isRun, inRow({ summary: '{' }), 'a run: row: '],
    ['a summary of something else', isRun, inRow({ summary: '{"status": 5}' }), 'a run: row: status: '],
    ['a number below 1', isRun, inRow({ number: -5 }), 'a run: row: number: is not above 0'],
    ['SQL as an id', isRun, inRow({ id: "'; drop table runs;--" }), 'a run: row: id: is not an id'],
    ['a name of 300 characters', isRun, inRow({ name: 'x'.repeat(300) }), 'a run: row: name: '],
    ['a body that is not packed', isRun, (line) => ({ ...line, body: 'AAAA' }), 'run 1: its body cannot be unpacked'],
    [
      'a body of another run',
      isRun,
      (line) => ({ ...line, body: packed('{"id": "other"}') }),
      'run 1: its body is of something else',
    ],
    [
      'a body that unpacks to 120 MB',
      isRun,
      (line) => ({ ...line, body: packed(' '.repeat(120e6)) }),
      'run 1: its body cannot be unpacked',
    ],
    ['a suite that is no JSON', isOf('suites'), inRow({ body: '[' }), 'a row of suites: '],
    [
      'rows that are not packed',
      isOf('suite_rows'),
      inRow({ rows: 'AAAA' }),
      'a row of suite_rows: its body cannot be unpacked',
    ],
    ['a head of a result that is no JSON', isOf('results'), inRow({ head: '' }), 'a row of results: '],
    ['a head of a result that is none', isOf('results'), inRow({ head: '{}' }), 'a row of results: digest'],
    ['a result that says nothing of its run', isOf('results'), inRow({ about: '{}' }), 'a row of results: variants'],
    ['a cell that is none', isOf('cells'), inRow({ outcome: '{"answer":1}' }), 'a row of cells: '],
    ['a cell that is no JSON', isOf('cells'), inRow({ outcome: 'x' }), 'a row of cells: '],
    ['a vote that is none', isOf('votes'), inRow({ head: '{}' }), 'a row of votes: '],
    ['a pair that is none', isOf('vote_pairs'), inRow({ body: '{}' }), 'a row of vote_pairs: '],
    ['a demo that is none', isOf('demos'), inRow({ settings: '{}' }), 'a row of demos: '],
    [
      'a name of a demo with a slash',
      isOf('demos'),
      inRow({ name: '../x' }),
      'a row of demos: name: is not the name of a demo',
    ],
    ['an answer that is none', isOf('demo_answers'), inRow({ knobs: '{' }), 'a row of demo_answers: '],
    ['a message that is none', isOf('messages'), inRow({ body: '[]' }), 'a row of messages: it is not a message'],
    [
      'a message in a conversation that is no hash',
      isOf('messages'),
      inRow({ session: "'; drop table messages;--" }),
      'a row of messages: session: is not a hash',
    ],
    ['a name of a session that is none', isOf('messages'), inRow({ name: '7' }), 'a row of messages: it is not a name'],
    ['an unknown table', isOf('demos'), (line) => ({ ...line, table: 'sqlite_master' }), 'table: '],
  ])('is refused for %s', async (_what, isChanged, change, problem) => {
    const { line, said } = await restoreWith(isChanged, change);
    expect(line).toBeGreaterThan(1);
    expect(said).toMatch(new RegExp(`^Line ${line} of .* is damaged \\(`));
    expect(said).toContain(`(${problem}`);
    expect(said).toContain('Use another copy of the file');
  });

  it('is refused for a second secret and for an entry that is there twice, and not told to go on', async () => {
    const isHead = (line: JsonObject) => line.format !== undefined;
    const second = await restoreWith(isHead, (line) => ({
      ...line,
      settings: [...(line.settings as object[]), { name: 'secret', value: 'mine' }],
    }));
    expect(second.said).toMatch(
      /^Line 1 of .* is damaged \(settings has secret twice\)\. Use another copy of the file$/,
    );
    const [, first = ''] = lines;
    const again = inRow({ number: 2 })(JSON.parse(first) as JsonObject);
    const twice = await restoreWith(
      (line) => isRun(line) && at(line, 'row', 'id') === 'b',
      () => again,
    );
    expect(twice.said).toMatch(
      /^The command has stopped, because an entry came twice \(.*\)\. Use another copy of the file$/,
    );
  });

  it('is taken unchanged', async () => {
    const { said } = await restoreWith(
      () => false,
      (line) => line,
    );
    expect(said).toMatch(/^3 runs, 1 suite, 2 votes, 2 demos and 2 messages of /);
  });
});

describeOnBoth('a damaged row in the database', (databases) => {
  it('is left out of lists, and reported once', async () => {
    const address = await databases.create();
    await fill(address);
    const { queries, close } = await openWorkspaceDatabase(address);
    await queries.updateTable('runs').set({ summary: '{' }).where('id', 'in', ['b', 'c']).execute();
    await queries.updateTable('results').set({ head: '{' }).where('id', '=', 'r2').execute();
    await queries.updateTable('cells').set({ outcome: '{' }).where('case_index', '=', 1).execute();
    await queries.updateTable('votes').set({ head: '{}' }).where('id', '=', 'v2').execute();
    await queries.updateTable('demos').set({ settings: '{' }).where('name', '=', 'orders').execute();
    const { number } = await queries
      .selectFrom('demo_answers')
      .select('number')
      .orderBy('number')
      .executeTakeFirstOrThrow();
    await queries.updateTable('demo_answers').set({ knobs: 'x' }).where('number', '=', number).execute();
    await queries.updateTable('messages').set({ body: '{' }).where('number', '=', 1).execute();
    await close();
    await using app = await openTestApp({ settings: { TWEAKBENCH_DATABASE: address } });
    const read = async (path: string) => (await app.json('GET', `/workspace/v1/${path}`)).body;
    expect(await read('runs')).toMatchObject({ runs: [{ id: 'a' }], next: null });
    expect(await read('runs?limit=1')).toMatchObject({ runs: [{ id: 'a' }] });
    expect(await read('runs?text=zebra')).toMatchObject({ runs: [{ id: 'a' }] });
    expect(await read('results')).toMatchObject({ results: [{ id: 'r' }], next: null });
    expect(await read('results/r/cells')).toMatchObject({ cells: [{ case: 0, outcome: {} }], next: null });
    expect(await read('votes')).toMatchObject({ votes: [{ id: 'v' }] });
    expect(await read('demos')).toMatchObject({ demos: [{ name: 'refunds' }] });
    expect(at(await read('demos/refunds/answers'), 'answers')).toHaveLength(1);
    expect((await app.json('GET', '/api/v1/monitor/messages')).body).toMatchObject([{ id: 'm2' }]);
    expect(await app.json('GET', '/workspace/v1/runs/b')).toEqual({
      status: 500,
      body: { detail: 'What the database of the workspace has here is damaged. The log says why' },
    });
    const told = app.logged.filter((line) => at(line, 'msg') === 'a damaged row of the database is left out of lists');
    expect(told.map((line) => `${at(line, 'table')} ${at(line, 'number')}`).sort()).toEqual(
      ['cells 1', `demo_answers ${number}`, 'demos 2', 'messages 1', 'results 2', 'runs 2', 'runs 3', 'votes 2'].sort(),
    );
  });
});
