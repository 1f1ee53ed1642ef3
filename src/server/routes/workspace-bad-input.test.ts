import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { savedResult, savedSuite } from '../testing/sent-suites.ts';
import { type StoredRunOptions, savedRun, storedRun } from '../testing/stored-runs.ts';
import { at, openTestApp, type TestApp } from '../testing/test-app.ts';
import { describeOnBoth } from '../testing/test-databases.ts';

const RUNS = '/workspace/v1/runs';
const parametersSchema = z.array(z.looseObject({ name: z.string(), in: z.string() })).optional();
const SQL = `'; drop table runs; -- " \\ % _`;

describeOnBoth('bad input to /workspace/v1/runs', (databases) => {
  let app: TestApp;
  afterEach(() => app[Symbol.asyncDispose]());
  async function open(settings: Record<string, string> = {}): Promise<void> {
    app = await openTestApp({ settings: { TWEAKBENCH_DATABASE: await databases.create(), ...settings } });
  }
  const save = (options: StoredRunOptions = {}) => {
    const body = savedRun(options);
    return app.json('PUT', `${RUNS}/${body.run.id}`, body);
  };

  it('says what is wrong with a request', async () => {
    await open();
    await save({ id: 'a' });
    const run = storedRun({ id: 'a' });
    const said = async (method: string, path: string, body?: unknown) => {
      const answer = await app.json(method, `${RUNS}${path}`, body, { 'if-match': '*' });
      return `${answer.status} ${JSON.stringify(at(answer.body, 'detail'))}`;
    };
    for (const id of ['a%20b', '..%2f..%2fetc', 'x'.repeat(65), '%00', "'--", '%F0%9F%98%80'])
      for (const [method, body] of [['GET'], ['PUT', savedRun()], ['PATCH', { name: 'x' }], ['DELETE']] as const)
        expect(await said(method, `/${id}`, body), `${method} ${id}`).toMatch(/^422 .*is not the id of a run/);
    expect(await said('POST', '/a%20b/restore')).toMatch(/^422 .*is not the id of a run/);
    for (const cursor of ['1', 'AAAA', '%27%3B', Buffer.from('runs before -1').toString('base64url'), ''])
      expect(await said('GET', `?cursor=${cursor}`), cursor).toMatch(/^422 .*cursor/);
    expect(await said('GET', '?limit=0')).toMatch(/422 .*is below 1/);
    expect(await said('GET', '?limit=201')).toMatch(/422 .*is above 200/);
    expect(await said('GET', '?limit=many')).toMatch(/422 .*is not a number/);
    for (const time of ['yesterday', '1.5', '1e300', '-1e300'])
      expect(await said('GET', `?from=${time}`), time).toMatch(/422 .*is not a time/);
    expect(await said('GET', '?pinned=maybe')).toMatch(/422 .*neither true nor false/);
    expect(await said('GET', `?text=${'x'.repeat(201)}`)).toMatch(/422 .*longer than 200/);
    expect(await said('PUT', '/a', '{')).toMatch(/422 .*JSON/);
    expect(await said('PUT', '/a', [])).toMatch(/422 .*expected object/);
    expect(await said('PUT', '/b', { run, change: '' })).toMatch(/422 .*not the id of the run/);
    expect(await said('PUT', '/a', { run: { ...run, status: 'waiting' }, change: '' })).toMatch(/422 .*"status"/);
    expect(await said('PUT', '/a', { run, change: '', holder: 'a page' })).toMatch(/422 .*"holder"/);
    expect(await said('PUT', '/a', { run: { ...run, startedAt: 1e300 }, change: '' })).toMatch(/422 .*"startedAt"/);
    expect(await said('PATCH', '/a', { number: 5 })).toMatch(/422 .*number/);
    expect(await said('PATCH', '/a', { name: 'x'.repeat(201) })).toMatch(/422 .*"name"/);
    expect(await said('PATCH', '/a', { note: 'x'.repeat(40_000) })).toMatch(/413 .*larger than 32 kB/);
    expect(await said('PATCH', '/nothing', { name: 'x' })).toMatch(/^404 .*no such run/);
    expect((await app.json('GET', RUNS)).body).toMatchObject({ runs: [{ id: 'a', version: 1 }] });
  });

  it('refuses a run of 60 MB and keeps what is there', async () => {
    await open();
    await save({ id: 'a' });
    const body = savedRun({ id: 'a', answer: 'x'.repeat(60 * 1024 * 1024) });
    expect(await app.json('PUT', `${RUNS}/a`, body)).toEqual({
      status: 413,
      body: { detail: 'A run may have at most 50 MB, so this one is not kept on the server' },
    });
    expect(at((await app.json('GET', `${RUNS}/a`)).body, 'run')).toEqual(storedRun({ id: 'a', number: 1 }));
  });

  it('takes SQL in any text for text', async () => {
    await open({ TWEAKBENCH_TOKEN: 'open sesame!' });
    const form = new URLSearchParams({ token: 'open sesame!', name: SQL });
    const entered = await app.call('POST', '/', form.toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    });
    const headers = { cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' };
    const run = storedRun({ id: 'a', flow: SQL, question: SQL, answer: SQL });
    const named = { ...run, flow: { id: SQL, name: SQL }, server: SQL, address: SQL };
    await app.json('PUT', `${RUNS}/a`, { run: named, change: SQL, name: SQL, note: SQL }, headers);
    const query = new URLSearchParams({ flow: SQL, person: SQL, text: SQL, from: '0', to: '2000' });
    const list = await app.json('GET', `${RUNS}?${query}`, undefined, headers);
    expect(list.body).toMatchObject({
      runs: [
        {
          person: SQL,
          name: SQL,
          note: SQL,
          change: SQL,
          flow: { id: SQL, name: SQL },
          ranOn: { server: SQL, address: SQL },
        },
      ],
    });
    expect(at((await app.json('GET', `${RUNS}/a`, undefined, headers)).body, 'run')).toEqual({ ...named, number: 1 });
    const people = await app.json('GET', '/workspace/v1/people', undefined, headers);
    expect(people.body).toEqual([{ name: SQL, runs: 1 }]);
  });

  it('takes a text with the character zero', async () => {
    await open();
    const run = storedRun({ id: 'a', flow: 'fl\u0000ow', question: 'o\u0000ne', answer: 't\u0000wo' });
    const saved = await app.json('PUT', `${RUNS}/a`, { run, change: '\u0000', name: 'na\u0000me' });
    expect(saved).toMatchObject({ status: 201, body: { entry: { name: 'name' } } });
    for (const query of ['flow=fl%00ow', 'text=o%00ne+two', 'text=name'])
      expect(await app.json('GET', `${RUNS}?${query}`), query).toMatchObject({ body: { runs: [{ id: 'a' }] } });
    expect(await app.json('GET', `${RUNS}?person=%00x`)).toMatchObject({ status: 200, body: { runs: [] } });
    expect(at((await app.json('GET', `${RUNS}/a`)).body, 'run')).toEqual({ ...run, number: 1 });
  });

  it('takes or refuses this character in every part of an address', async () => {
    await open();
    await app.json('PUT', '/workspace/v1/suites/s', savedSuite());
    await app.json('PUT', '/workspace/v1/results/r', savedResult('s'));
    for (const list of ['suites', 'results'])
      for (const kind of ['%00', 'a%00b'])
        expect(await app.json('GET', `/workspace/v1/${list}?kind=${kind}`), list).toMatchObject({
          status: 422,
          body: { detail: [{ loc: ['query', 'kind'], msg: 'is not a word in small letters' }] },
        });
    const description = (await app.json('GET', '/openapi.json')).body;
    const paths = z
      .record(z.string(), z.record(z.string(), z.looseObject({ parameters: parametersSchema })))
      .parse(at(description, 'paths'));
    const requested: string[] = [];
    for (const [path, methods] of Object.entries(paths))
      for (const [method, { parameters = [] }] of Object.entries(methods))
        for (const changed of parameters.filter((one) => one.in === 'query' || one.in === 'path')) {
          const textOf = (name: string) =>
            name === changed.name ? 'a%00b' : name === 'result_id' ? 'r' : name === 'suite_id' ? 's' : 'x';
          const query = changed.in === 'query' ? `?${changed.name}=${textOf(changed.name)}` : '';
          const address = path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => textOf(name)) + query;
          const { status } = await app.call(method.toUpperCase(), address, undefined, { 'if-match': '*' });
          expect(status, `${method} ${address}`).toBeLessThan(500);
          requested.push(address);
        }
    expect(requested.length).toBeGreaterThan(50);
  });

  it('keeps no secret that the page should have masked, nor one of this server', async () => {
    const own = {
      TWEAKBENCH_API_KEY: 'canary-of-programs',
      LANGFLOW_URL: 'http://127.0.0.1:9',
      LANGFLOW_API_KEY: 'canary-of-langflow',
      OPENAI_API_KEY: 'canary-of-the-model',
    };
    await open(own);
    const headers = { 'x-api-key': own.TWEAKBENCH_API_KEY };
    const tweaks = { 'Model-1': { api_key: 'sk-canary-12345', temperature: 0.5 } };
    const answer = `You sent sk-canary-12345 to ${own.LANGFLOW_API_KEY} and ${own.OPENAI_API_KEY}`;
    const run = { ...storedRun({ id: 'a', tweaks, answer }), sessionId: `of ${own.TWEAKBENCH_API_KEY}` };
    const body = { run, change: 'Bearer canary-678', name: 'sk-canary-12345' };
    const saved = await app.json('PUT', `${RUNS}/a`, body, headers);
    const read = await app.json('GET', `${RUNS}/a`, undefined, headers);
    expect([saved.status, read.status]).toEqual([201, 200]);
    expect(JSON.stringify([saved.body, read.body])).not.toContain('canary');
    expect(JSON.stringify(read.body)).toContain('"temperature":0.5');
    expect(await app.json('GET', `${RUNS}?text=canary`, undefined, headers)).toMatchObject({ body: { runs: [] } });
    expect(JSON.stringify(app.logged)).not.toContain('canary');
  });
});
