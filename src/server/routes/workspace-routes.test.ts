import { afterEach, describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { type StoredRunOptions, savedRun } from '../testing/stored-runs.ts';
import { at, openTestApp, type TestApp } from '../testing/test-app.ts';
import { describeOnBoth } from '../testing/test-databases.ts';

const RUNS = '/workspace/v1/runs';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const WIDE = { TWEAKBENCH_HOST: '0.0.0.0', TWEAKBENCH_TOKEN: 'open sesame!' };

describeOnBoth('/workspace/v1/runs', (databases) => {
  let app: TestApp;
  afterEach(() => app[Symbol.asyncDispose]());
  async function open(settings: Record<string, string> = {}): Promise<TestApp> {
    app = await openTestApp({ settings: { TWEAKBENCH_DATABASE: await databases.create(), ...settings } });
    return app;
  }
  const save = (options: StoredRunOptions = {}) => {
    const body = savedRun(options);
    return app.json('PUT', `${RUNS}/${body.run.id}`, body);
  };

  it('stores a run, lists it, reads it, and says so again when it is sent twice', async () => {
    await open();
    expect(await app.json('POST', '/workspace/v1/numbers')).toEqual({ status: 201, body: { number: 1 } });
    const body = savedRun({ id: 'a', number: 1 });
    const first = await app.call('PUT', `${RUNS}/a`, body);
    expect([first.status, first.headers.get('etag')]).toEqual([201, '"1"']);
    const again = await app.json('PUT', `${RUNS}/a`, body);
    expect([again.status, at(again.body, 'entry', 'version')]).toEqual([200, 1]);
    const read = await app.json('GET', `${RUNS}/a`);
    expect(at(read.body, 'run')).toEqual(body.run);
    const list = await app.json('GET', RUNS);
    expect(list.body).toEqual({ runs: [at(read.body, 'entry')], next: null });
    const info = await app.json('GET', '/workspace/v1');
    expect(info.body).toMatchObject({
      you: { name: null, from: 'none' },
      runs: { count: 1, pinned: 0, maxRuns: 20_000, maxBytes: 2 * 1024 ** 3 },
    });
  });

  it('stores a run from its start, for one page at a time, and answers 204 for none where 404 is not wanted', async () => {
    await open();
    const body = savedRun({ id: 'a' });
    const start = { ...body, run: { ...body.run, status: 'running' }, holder: 'page-1' };
    expect((await app.json('PUT', `${RUNS}/a`, start)).status).toBe(201);
    expect(at((await app.json('GET', `${RUNS}/a`)).body, 'entry')).toMatchObject({ status: 'running', isHeld: true });
    const lease = async (holder: string) => (await app.json('PUT', `${RUNS}/a/lease`, { holder })).status;
    expect([await lease('page-2'), await lease('page-1')]).toEqual([409, 200]);
    expect((await app.call('DELETE', `${RUNS}/a/lease?holder=page-1`)).status).toBe(204);
    expect([await lease('page-2'), await lease('no page')]).toEqual([200, 422]);
    const end = async (by: object) => (await app.json('PUT', `${RUNS}/a`, { ...body, ...by })).status;
    expect([await end({}), await end({ holder: 'page-1' }), await end({ holder: 'page-2' })]).toEqual([409, 409, 200]);
    expect(await lease('page-2')).toBe(204);
    const none = async (query: string) => (await app.call('GET', `${RUNS}/none${query}`)).status;
    expect([await none(''), await none('?missing=204'), await none('?missing=1')]).toEqual([404, 204, 422]);
  });

  it.each(['suites/none', 'results/none', 'results/none/cells/0.0.0/run', 'votes/none'])(
    'answers 204 for %s where 404 is not wanted',
    async (none) => {
      await open();
      const statusOf = async (query: string) => (await app.call('GET', `/workspace/v1/${none}${query}`)).status;
      expect([await statusOf(''), await statusOf('?missing=204')]).toEqual([404, 204]);
    },
  );

  it('is read page by page, while others save', async () => {
    await open();
    for (const id of ['a', 'b', 'c', 'd', 'e']) await save({ id });
    const ids: JsonValue[] = [];
    let query = '?limit=2';
    for (let page = 0; query !== '' && page < 9; page += 1) {
      const { body } = await app.json('GET', `${RUNS}${query}`);
      const runs = at(body, 'runs');
      ids.push(...(Array.isArray(runs) ? runs : []).map((run) => at(run, 'id')));
      const next = at(body, 'next');
      query = next === null ? '' : `?limit=2&cursor=${next}`;
      await save({ id: `later-${page}` });
    }
    expect(ids).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  it('refuses an edit of an old version, and shows what is there now', async () => {
    await open();
    await save({ id: 'a' });
    const edit = (method: string, etag: string | null, changes?: object) =>
      app.call(method, `${RUNS}/a`, changes, etag === null ? {} : { 'if-match': etag });
    const done = await edit('PATCH', '"1"', { name: 'Mine', note: 'x'.repeat(5_000), isPinned: true });
    expect([done.status, done.headers.get('etag')]).toEqual([200, '"2"']);
    const late = await edit('PATCH', '"1"', { name: 'Theirs' });
    expect([late.status, late.headers.get('etag')]).toEqual([412, '"2"']);
    expect(await late.json()).toMatchObject({
      entry: { name: 'Mine', isPinned: true },
      detail: expect.stringContaining('Somebody else'),
    });
    expect((await edit('DELETE', '"1"')).status).toBe(412);
    expect((await edit('PATCH', null, { name: 'x' })).status).toBe(428);
    expect((await edit('PATCH', 'W/"2"', { name: 'x' })).status).toBe(422);
    expect((await edit('DELETE', '*')).status).toBe(204);
    expect((await app.json('GET', `${RUNS}/a`)).status).toBe(404);
    expect((await save({ id: 'a' })).status).toBe(410);
    expect(await app.json('POST', `${RUNS}/a/restore`)).toMatchObject({ status: 200, body: { name: 'Mine' } });
    expect((await edit('DELETE', '"4"')).status).toBe(204);
    expect((await app.json('POST', `${RUNS}/b/restore`)).status).toBe(404);
  });

  it('says that older runs were deleted at the limit', async () => {
    await open({ TWEAKBENCH_KEEP_RUNS: '2' });
    await save({ id: 'a' });
    await save({ id: 'b' });
    expect(await save({ id: 'c' })).toMatchObject({ status: 201, body: { dropped: 1 } });
    expect((await app.json('GET', `${RUNS}/a`)).status).toBe(404);
  });

  it('is the same for every server with this database', async () => {
    await open(WIDE);
    const enter = await app.call('POST', '/', 'token=open+sesame%21&name=Mara%20Lind', FORM);
    const cookie = enter.headers.get('set-cookie')?.split(';')[0] ?? '';
    await using other = await openTestApp({ settings: { ...WIDE, TWEAKBENCH_DATABASE: app.services.config.database } });
    const body = savedRun({ id: 'a' });
    expect(await other.json('PUT', `${RUNS}/a`, body, { cookie })).toMatchObject({
      body: { entry: { person: 'Mara Lind' } },
    });
    expect(await app.json('PUT', `${RUNS}/a`, body, { cookie })).toMatchObject({ status: 200 });
    expect(await app.json('GET', RUNS, undefined, { cookie })).toMatchObject({ body: { runs: [{ id: 'a' }] } });
  });
});

describe('the people', () => {
  it('have the name that they gave on the token page, and may change it', async () => {
    await using app = await openTestApp({ settings: WIDE });
    const page = await app.call('GET', '/', undefined, { accept: 'text/html' });
    expect(await page.text()).toContain('<label for="name">');
    const wrong = await app.call('POST', '/', 'token=no&name=%3CMara%3E', FORM);
    expect(await wrong.text()).toContain('value="&lt;Mara&gt;"');
    const enter = await app.call('POST', '/', 'token=open+sesame%21&name=+Mara%0ALind+', FORM);
    const cookie = enter.headers.get('set-cookie')?.split(';')[0] ?? '';
    const info = await app.json('GET', '/workspace/v1', undefined, { cookie });
    expect(at(info.body, 'you')).toEqual({ name: 'Mara Lind', from: 'page' });
    const renamed = await app.call('PUT', '/workspace/v1/you', { name: 'Jonas Weber' }, { cookie });
    const next = renamed.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(at((await app.json('GET', '/workspace/v1', undefined, { cookie: next })).body, 'you', 'name')).toBe(
      'Jonas Weber',
    );
    await app.call('PUT', `${RUNS}/a`, savedRun({ id: 'a' }), { cookie: next });
    expect((await app.json('GET', '/workspace/v1/people', undefined, { cookie })).body).toEqual([
      { name: 'Jonas Weber', runs: 1 },
    ]);
    // Nobody can make a cookie without the token.
    const [name, value = ''] = next.split('=');
    const forged = `${name}=${Buffer.from('Mara Lind').toString('base64url')}.${value.split('.')[1]}`;
    expect((await app.json('GET', '/workspace/v1', undefined, { cookie: forged })).status).toBe(401);
    expect((await app.json('PUT', '/workspace/v1/you', { name: 'x'.repeat(61) }, { cookie })).status).toBe(422);
  });

  it('are one person without a name on a server without a token', async () => {
    await using app = await openTestApp();
    expect(await app.json('PUT', '/workspace/v1/you', { name: 'Mara' })).toMatchObject({ status: 409 });
    await app.json('PUT', `${RUNS}/a`, savedRun({ id: 'a' }), { 'x-user': 'Mara' });
    expect((await app.json('GET', '/workspace/v1/people')).body).toEqual([{ name: null, runs: 1 }]);
  });

  it('are named by a trusted proxy, and by nobody else', async () => {
    const proxy = { TWEAKBENCH_USER_HEADER: 'X-User', TWEAKBENCH_TRUSTED_PROXY: '10.0.0.0/8, ::1' };
    await using app = await openTestApp({ settings: { ...WIDE, ...proxy } });
    expect(await (await app.call('GET', '/', undefined, { accept: 'text/html' })).text()).not.toContain('id="name"');
    const enter = await app.call('POST', '/', 'token=open+sesame%21&name=Mara', FORM);
    const cookie = enter.headers.get('set-cookie')?.split(';')[0] ?? '';
    const nameFrom = async (remoteAddress: string) => {
      const user = Buffer.from('Zoë Ünal').toString('latin1');
      const request = new Request('http://localhost/workspace/v1', { headers: { cookie, 'x-user': user } });
      const answer = await app.fetch(request, { incoming: { socket: { remoteAddress } } });
      const body: JsonValue = await answer.json();
      return at(body, 'you', 'name');
    };
    expect(await nameFrom('10.1.2.3')).toBe('Zoë Ünal');
    expect(await nameFrom('::ffff:10.1.2.3')).toBe('Zoë Ünal');
    expect(await nameFrom('::1')).toBe('Zoë Ünal');
    for (const address of ['11.0.0.1', '127.0.0.1', 'fe80::1', '']) expect(await nameFrom(address), address).toBeNull();
    expect(await app.json('PUT', '/workspace/v1/you', { name: 'x' }, { cookie })).toMatchObject({ status: 409 });
  });
});

it('is guarded like the other routes', async () => {
  await using keyed = await openTestApp({ settings: { TWEAKBENCH_API_KEY: 'the key' } });
  expect((await keyed.json('GET', RUNS)).status).toBe(403);
  expect((await keyed.json('GET', RUNS, undefined, { 'x-api-key': 'the key' })).status).toBe(200);
  await using wide = await openTestApp({ settings: WIDE });
  expect((await wide.json('GET', RUNS)).status).toBe(401);
  await using local = await openTestApp();
  expect((await local.json('GET', RUNS, undefined, { host: 'evil.example' })).status).toBe(403);
  expect((await local.json('PUT', `${RUNS}/a`, savedRun({ id: 'a' }), { origin: 'https://evil.example' })).status).toBe(
    403,
  );
});
