import { afterEach, expect, it } from 'vitest';
import { resultHead, savedCell, savedResult, savedSuite } from '../testing/sent-suites.ts';
import { at, openTestApp, type TestApp } from '../testing/test-app.ts';
import { describeOnBoth } from '../testing/test-databases.ts';

const SQL = `'; drop table suites; -- " \\ % _`;

describeOnBoth('bad input to /workspace/v1/suites and results', (databases) => {
  let app: TestApp;
  afterEach(() => app[Symbol.asyncDispose]());
  async function open(settings: Record<string, string> = {}): Promise<void> {
    app = await openTestApp({ settings: { ...settings, TWEAKBENCH_DATABASE: await databases.create() } });
  }
  const ask = (method: string, path: string, body?: unknown) =>
    app.json(method, `/workspace/v1${path}`, body, { 'if-match': '*' });

  it('stores the longest suite that a page reads, in any script', async () => {
    await open();
    const text = '\n"語'.repeat(660_000).padEnd(2_000_000, '語');
    expect(await ask('PUT', '/suites/s', { ...savedSuite(), body: { text } })).toMatchObject({ status: 201 });
    const changed = await ask('PATCH', '/suites/s', { body: { text: `${text.slice(1)}"` } });
    expect(changed).toMatchObject({ status: 200, body: { version: 2 } });
    expect(at((await ask('GET', '/suites/s')).body, 'body', 'text')).toHaveLength(2_000_000);
  });

  it('says what to delete if there is no more room', async () => {
    await open({ TWEAKBENCH_KEEP_SIZE: '0.00001' });
    const detail = 'This server keeps no more of this: delete a result or a suite first, or raise TWEAKBENCH_KEEP_SIZE';
    const large = { ...savedSuite(), body: { text: 'x'.repeat(11_000) } };
    expect(await ask('PUT', '/suites/large', large)).toMatchObject({ status: 507, body: { detail } });
    await ask('PUT', '/suites/s', savedSuite());
    await ask('PUT', '/results/r', savedResult('s'));
    const cells = [savedCell(0, 'x'.repeat(11_000))];
    expect(await ask('PUT', '/results/r/cells', { term: 0, cells })).toMatchObject({ status: 507, body: { detail } });
  });

  it('says what is wrong with a request, and changes nothing', async () => {
    await open();
    await ask('PUT', '/suites/s', savedSuite());
    await ask('PUT', '/results/r', savedResult('s'));
    const said = async (method: string, path: string, body?: unknown) => {
      const answer = await ask(method, path, body);
      return `${answer.status} ${JSON.stringify(at(answer.body, 'detail'))}`;
    };
    for (const id of ['a%20b', '..%2fetc', 'x'.repeat(65), '%00', "'--"]) {
      expect(await said('GET', `/suites/${id}`), id).toMatch(/^422 .*is not the id of a suite/);
      expect(await said('PUT', `/results/${id}/cells`, {}), id).toMatch(/^422 .*is not the id of a result/);
    }
    for (const list of ['suites', 'results', 'results/r/cells'])
      for (const cursor of ['1', 'AAAA', '', Buffer.from('runs before 5').toString('base64url')])
        expect(await said('GET', `/${list}?cursor=${cursor}`), `${list} ${cursor}`).toMatch(/^422 .*cursor/);
    expect(await said('GET', '/results?limit=201')).toMatch(/422 .*is above 200/);
    expect(await said('GET', '/results/r/cells?from=-1')).toMatch(/422 .*is below 0/);
    expect(await said('GET', '/results/r/cells?brief=perhaps')).toMatch(/422 .*neither true nor false/);
    expect(await said('PUT', '/suites/t', savedSuite({ kind: SQL }))).toMatch(/422 .*not a word in small letters/);
    expect(await said('PUT', '/suites/t', savedSuite({ rows: 50_001 }))).toMatch(/422 .*"rows"/);
    for (const text of ['x'.repeat(2_000_001), 'x'.repeat(9e6)])
      expect(await said('PUT', '/suites/t', { ...savedSuite(), body: { text } })).toMatch(
        /^413 .*2,000,000 characters/,
      );
    expect(await said('PUT', '/suites/t/rows/none', { columns: [], rows: [] })).toMatch(/422 .*which row is the first/);
    expect(await said('PUT', '/suites/t/rows/0', { columns: ['a'], rows: 5 })).toMatch(/422 .*"rows"/);
    expect(await said('PUT', '/results/t', savedResult('none'))).toMatch(/^404 .*no such suite/);
    expect(await said('PUT', '/results/r/lease', { holder: SQL })).toMatch(/422 .*not the id of a page/);
    expect(await said('PUT', '/results/r/cells', { term: 0, cells: [] })).toMatch(/422 .*"cells"/);
    expect(await said('PUT', '/results/r/cells', { term: 0, cells: [savedCell(-1)] })).toMatch(/422 .*"case"/);
    expect(await said('PUT', '/results/r/cells', { term: 0, cells: Array(501).fill(savedCell(1)) })).toMatch(/422/);
    expect(await said('GET', '/results/r/cells/1/run')).toMatch(/422 .*key of a cell/);
    const large = [savedCell(0, 'x'.repeat(60 * 1024 * 1024))];
    expect(await said('PUT', '/results/r/cells', { term: 0, cells: large })).toMatch(/^413 .*50 MB/);
    expect((await ask('GET', '/suites')).body).toMatchObject({ suites: [{ id: 's', version: 1 }] });
    expect((await ask('GET', '/results/r/cells')).body).toEqual({ cells: [], next: null });
  });

  it('takes SQL and the character zero in any text for text', async () => {
    await open();
    for (const text of [SQL, 'a\u0000b']) {
      const id = text === SQL ? 'sql' : 'zero';
      const rows = { columns: [text], rows: [[text]] };
      expect((await ask('PUT', `/suites/${id}/rows/0`, rows)).status).toBe(204);
      const suite = {
        kind: 'batch',
        flow: { id: text, name: text },
        address: text,
        name: text,
        body: { text },
        rows: 1,
      };
      expect((await ask('PUT', `/suites/${id}`, suite)).status).toBe(201);
      const head = resultHead({ output: text });
      const about = { variants: [{ name: text, tweaks: { [text]: text } }], components: {}, notes: [text] };
      expect((await ask('PUT', `/results/${id}`, savedResult(id, { head, about }))).status).toBe(201);
      const cell = savedCell(0, text);
      expect((await ask('PUT', `/results/${id}/cells`, { term: 0, cells: [cell] })).status).toBe(200);
      const query = new URLSearchParams({ flow: text, kind: 'batch' });
      expect((await ask('GET', `/suites/${id}/rows`)).body).toEqual(rows);
      expect(at((await ask('GET', `/suites/${id}`)).body, 'body')).toEqual({ text });
      expect((await ask('GET', `/results?${query}`)).body).toMatchObject({ results: [{ head }] });
      expect((await ask('GET', `/results/${id}/about`)).body).toEqual(about);
      expect(at((await ask('GET', `/results/${id}/cells`)).body, 'cells', 0, 'outcome')).toEqual(cell.outcome);
      expect(at((await ask('GET', `/results/${id}/cells/0.0.0/run`)).body, 'request', 'inputs')).toEqual(
        cell.run?.request.inputs,
      );
    }
  });
});
