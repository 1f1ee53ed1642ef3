import { afterEach, expect, it } from 'vitest';
import { savedVote } from '../../testing/sent-suites.ts';
import { at, openTestApp, type TestApp } from '../../testing/test-app.ts';
import { describeOnBoth } from '../../testing/test-databases.ts';

const BALLOT = { choice: 'first', left: 0, note: '', ms: 5 };

describeOnBoth('/workspace/v1/votes', (databases) => {
  let app: TestApp;
  afterEach(() => app[Symbol.asyncDispose]());
  async function open(): Promise<void> {
    app = await openTestApp({ settings: { TWEAKBENCH_DATABASE: await databases.create() } });
  }
  const ask = (method: string, path: string, body?: unknown) => app.json(method, `/workspace/v1/votes${path}`, body);
  const status = async (...given: Parameters<typeof ask>) =>
    (await app.call(given[0], `/workspace/v1/votes${given[1]}`, given[2])).status;

  it('stores a vote, what people chose, and who has seen the names', async () => {
    await open();
    expect(await ask('PUT', '/v', savedVote())).toMatchObject({ status: 201, body: { number: 1, pairs: 2 } });
    expect((await ask('PUT', '/v', savedVote())).status).toBe(200);
    expect(await status('PUT', '/v/ballots/0', BALLOT)).toBe(204);
    expect(await status('PUT', '/v/names')).toBe(204);
    expect(await ask('PUT', '/v/ballots/1', BALLOT)).toMatchObject({ status: 409 });
    expect((await ask('GET', '/v')).body).toMatchObject({
      entry: { id: 'v', pairs: 2 },
      pairs: { length: 2 },
      informed: [null],
      ballots: [{ ...BALLOT, pair: 0, person: null }],
    });
    expect((await ask('GET', '?suite=s&limit=1')).body).toMatchObject({ votes: [{ id: 'v' }], next: null });
    expect(await status('DELETE', '/v')).toBe(204);
    expect(await ask('PUT', '/v', savedVote())).toMatchObject({ status: 410 });
    expect(await ask('POST', '/v/restore')).toMatchObject({ status: 200, body: { id: 'v' } });
  });

  it('says what is wrong with a request', async () => {
    await open();
    await ask('PUT', '/v', savedVote());
    const said = async (method: string, path: string, body?: unknown) => {
      const answer = await ask(method, path, body);
      return `${answer.status} ${JSON.stringify(at(answer.body, 'detail'))}`;
    };
    expect(await said('GET', '/a%20b')).toMatch(/^422 .*is not the id of a vote/);
    expect(await said('GET', '/none')).toMatch(/^404 .*no such vote/);
    expect(await said('PUT', '/v', savedVote({ same: 2 }))).toMatch(/^409 .*another vote/);
    expect(await said('PUT', '/w', savedVote({ same: -1 }))).toMatch(/^422 .*"same"/);
    expect(await said('PUT', '/v/ballots/x', BALLOT)).toMatch(/^422 .*no number of a pair/);
    expect(await said('PUT', '/v/ballots/7', BALLOT)).toMatch(/^404 .*vote or pair/);
    expect(await said('PUT', '/v/ballots/0', { ...BALLOT, choice: 'left' })).toMatch(/^422 .*"choice"/);
    expect(await said('PUT', '/v/ballots/0', { ...BALLOT, left: 2 })).toMatch(/^422 .*"left"/);
    expect(await said('GET', '?cursor=x')).toMatch(/^422 .*cursor/);
    for (const [method, path] of [
      ['PUT', '/none/names'],
      ['DELETE', '/none'],
      ['POST', '/none/restore'],
    ] as const)
      expect(await said(method, path), path).toMatch(/^404 /);
  });
});
