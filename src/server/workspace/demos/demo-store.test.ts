import { afterEach, expect, it } from 'vitest';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { describeOnBoth } from '../../testing/test-databases.ts';
import { demoSettings, endedQuestion } from '../../testing/test-demos.ts';
import { openWorkspaceDatabase } from '../database/open-workspace-database.ts';
import { openWorkspace, type Workspace } from '../open-workspace.ts';
import type { AnswerLimits } from './drop-old-answers.ts';
import { createQuestionStore, type EndedQuestion } from './question-store.ts';
import { TRIES } from './try-store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SECRET = 'server-secret-canary';

describeOnBoth('demos in the workspace', (databases) => {
  let now = 2_000_000_000_000;
  const opened: Workspace[] = [];
  const open = async (address: string): Promise<Workspace> => {
    const limits = { runs: 10, bytes: 1e9 };
    const workspace = await openWorkspace({ address, secret: null, limits, hidden: [SECRET], now: () => now });
    opened.push(workspace);
    return workspace;
  };
  afterEach(async () => {
    for (const workspace of opened.splice(0)) await workspace.close();
  });

  const publish = (
    { demos }: Workspace,
    name: string,
    { limits, isTrial = false }: { limits?: Partial<DemoSettings['limits']>; isTrial?: boolean } = {},
  ) => {
    const settings = demoSettings({ limits: { perHour: 60, perVisitor: null, atOnce: 20, ...limits } });
    return demos.publish({ name, isTrial, settings, address: null, person: 'Mara', passwordHash: null });
  };
  const numberOf = async ({ demos }: Workspace, name: string) => (await demos.find(name))?.number ?? 0;
  const begin = async (workspace: Workspace, name: string, visitor = 'v', version = 1) => {
    const demo = await workspace.demos.find(name);
    const limits = demo?.settings.limits ?? { perHour: 1, perVisitor: 1, atOnce: 1 };
    return workspace.questions.begin({ demo: demo?.number ?? 0, version, visitor, limits });
  };
  const ended = (changes: Partial<EndedQuestion> = {}) => endedQuestion({ askedAt: now, ...changes });

  it('have a name once, are listed without trials, edited by version, turned off and on, and deleted', async () => {
    const workspace = await open(await databases.create());
    const { demos } = workspace;
    expect(await publish(workspace, 'refunds')).toMatchObject({
      kind: 'published',
      entry: { state: 'open', version: 1 },
    });
    expect(await publish(workspace, 'refunds')).toEqual({ kind: 'taken' });
    await publish(workspace, 'later');
    await publish(workspace, '~trial', { isTrial: true });
    expect((await demos.list()).map(({ name }) => name)).toEqual(['later', 'refunds']);
    expect([await demos.isFree('refunds'), await demos.isFree('other')]).toEqual([false, true]);
    const settings = demoSettings({ title: 'Edited', openUntil: now + HOUR });
    expect(await demos.edit('refunds', { settings, address: null }, 7)).toMatchObject({ kind: 'changed' });
    const edited = await demos.edit('refunds', { settings, address: null, passwordHash: 'hash' }, 1);
    expect(edited).toMatchObject({
      kind: 'done',
      entry: { title: 'Edited', version: 2, hasPassword: true, state: 'open' },
    });
    expect(await demos.edit('refunds', { settings, address: null }, null)).toMatchObject({
      entry: { hasPassword: true },
    });
    now += 2 * HOUR;
    expect((await demos.read('refunds'))?.entry.state).toBe('ended');
    expect(await demos.turn('refunds', false)).toMatchObject({ state: 'revoked', openUntil: now - HOUR });
    expect(await demos.turn('refunds', true, null)).toMatchObject({ state: 'open', openUntil: null });
    expect((await demos.read('refunds'))?.settings.openUntil).toBeNull();
    expect(await demos.edit('~trial', { settings, address: null }, null)).toEqual({ kind: 'missing' });
    expect([await demos.remove('refunds'), await demos.remove('refunds')]).toEqual([true, false]);
  });

  it('of a trial end after an hour, and go when another is made', async () => {
    const workspace = await open(await databases.create());
    await publish(workspace, '~one', { isTrial: true });
    now += HOUR - 1;
    expect(await workspace.demos.find('~one')).toMatchObject({ isTrial: true });
    now += 2;
    expect(await workspace.demos.find('~one')).toBeNull();
    await publish(workspace, '~two', { isTrial: true });
    expect(await workspace.demos.isFree('~one')).toBe(true);
  });

  it('take no more questions in any hour than allowed, from all visitors and from one, and say when the next is possible', async () => {
    const workspace = await open(await databases.create());
    await publish(workspace, 'demo', { limits: { perHour: 4, perVisitor: 2 } });
    const first = now;
    const begun = await begin(workspace, 'demo', 'a');
    now += 10 * MINUTE;
    expect(await begin(workspace, 'demo', 'a')).toMatchObject({ kind: 'begun' });
    expect(await begin(workspace, 'demo', 'a')).toEqual({
      kind: 'limit',
      reached: { limit: 'per-visitor', atMost: 2, until: first + HOUR },
    });
    for (const visitor of ['b', 'c']) expect(await begin(workspace, 'demo', visitor)).toMatchObject({ kind: 'begun' });
    expect(await begin(workspace, 'demo', 'd')).toEqual({
      kind: 'limit',
      reached: { limit: 'per-hour', atMost: 4, until: first + HOUR },
    });
    // Only questions that were taken are counted.
    expect((await workspace.demos.list())[0]?.questions).toBe(4);
    now = first + HOUR;
    expect(begun).toMatchObject({ kind: 'begun' });
    expect(await begin(workspace, 'demo', 'd')).toMatchObject({ kind: 'begun' });
  });

  it('keep their limits over a restart, over several servers, and over many questions at one moment', async () => {
    const address = await databases.create();
    const workspace = await open(address);
    await publish(workspace, 'demo', { limits: { perHour: 12 } });
    // Only one server uses a SQLite file.
    const others = address.startsWith('sqlite:') ? [workspace] : [workspace, await open(address)];
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, index) => begin(others[index % others.length] ?? workspace, 'demo', `v${index}`)),
    );
    expect(outcomes.filter(({ kind }) => kind === 'begun')).toHaveLength(12);
    expect(outcomes.filter(({ kind }) => kind === 'limit')).toHaveLength(48);
    for (const one of opened.splice(0)) await one.close();
    expect(await begin(await open(address), 'demo')).toMatchObject({ kind: 'limit' });
  }, 60_000);

  it('answer only so many questions at once, and forget those of a server that is gone', async () => {
    const workspace = await open(await databases.create());
    await publish(workspace, 'demo', { limits: { atOnce: 2 } });
    const one = await begin(workspace, 'demo');
    const two = await begin(workspace, 'demo');
    expect(await begin(workspace, 'demo')).toMatchObject({ reached: { limit: 'at-once', atMost: 2 } });
    if (one.kind !== 'begun' || two.kind !== 'begun') throw new Error('not begun');
    const demo = await numberOf(workspace, 'demo');
    await workspace.questions.end(demo, one.number, ended());
    expect(await begin(workspace, 'demo')).toMatchObject({ kind: 'begun' });
    now += 10_000;
    await workspace.questions.beat([one.number, two.number]);
    now += 10_000;
    // The third has given no sign, the first has ended.
    expect(await begin(workspace, 'demo')).toMatchObject({ kind: 'begun' });
    expect(await begin(workspace, 'demo')).toMatchObject({ kind: 'limit' });
  });

  it('count nothing for another version, while off, or when the clock was ahead', async () => {
    const workspace = await open(await databases.create());
    await publish(workspace, 'demo', { limits: { perHour: 1 } });
    expect(await begin(workspace, 'demo', 'v', 2)).toEqual({ kind: 'changed' });
    await workspace.demos.turn('demo', false);
    expect(await begin(workspace, 'demo', 'v', 2)).toEqual({ kind: 'changed' });
    await workspace.demos.turn('demo', true);
    now += 400 * 24 * HOUR;
    expect(await begin(workspace, 'demo', 'v', 3)).toMatchObject({ kind: 'begun' });
    now -= 400 * 24 * HOUR;
    expect(await begin(workspace, 'demo', 'v', 3)).toMatchObject({ kind: 'begun' });
    expect((await workspace.demos.list())[0]?.questions).toBe(2);
  });

  it('store what was asked and answered, the newest first, without secrets of the server', async () => {
    const workspace = await open(await databases.create());
    await publish(workspace, 'demo');
    const demo = await numberOf(workspace, 'demo');
    for (const answer of ['one', `two ${SECRET} ${'x'.repeat(30_000)}`, 'three']) {
      const begun = await begin(workspace, 'demo');
      if (begun.kind !== 'begun') throw new Error('not begun');
      await workspace.questions.end(demo, begun.number, ended({ answer, problem: answer === 'three' ? SECRET : null }));
    }
    const page = await workspace.questions.answers('demo', Number.MAX_SAFE_INTEGER, 2);
    expect(page).toMatchObject({ hasMore: true, answers: [{ answer: 'three' }, { isCut: true }] });
    expect(page?.answers[1]?.answer).toMatch(/^two •+ x+$/);
    expect(page?.answers[1]?.answer).toHaveLength(20_000);
    const rest = await workspace.questions.answers('demo', page?.answers[1]?.number ?? 0, 2);
    expect(rest).toMatchObject({ hasMore: false });
    expect(rest?.answers).toEqual([
      { ...ended({ answer: 'one' }), number: expect.any(Number), question: 'Grüße 😀', isCut: false },
    ]);
    expect(JSON.stringify(page)).not.toContain(SECRET);
    expect(await workspace.questions.answers('none', 1, 1)).toBeNull();
  });

  it('keep the newest answers, up to a number and a size', async () => {
    const address = await databases.create();
    await publish(await open(address), 'demo');
    for (const one of opened.splice(0)) await one.close();
    const database = await openWorkspaceDatabase(address);
    const { queries } = database;
    const fill = async (keepAtMost: AnswerLimits, answer: string) => {
      const questions = createQuestionStore({ queries, secrets: [], now: () => now, keepAtMost });
      for (let turn = 0; turn < 6; turn += 1) {
        const limits = { perHour: 100, perVisitor: null, atOnce: 20 };
        const begun = await questions.begin({ demo: 1, version: 1, visitor: 'v', limits });
        if (begun.kind === 'begun') await questions.end(1, begun.number, ended({ answer: `${turn}${answer}` }));
      }
      const found = await questions.answers('demo', Number.MAX_SAFE_INTEGER, 20);
      return found?.answers.map((stored) => stored.answer.slice(0, 1)).join('');
    };
    expect(await fill({ answers: 4, bytes: 1e6 }, '')).toBe('5432');
    expect(await fill({ answers: 9, bytes: 3_000 }, 'x'.repeat(1_000))).toBe('54');
    const [demo] = await queries.selectFrom('demos').select('answer_bytes').execute();
    const rows = await queries.selectFrom('demo_answers').select('bytes').execute();
    expect(demo?.answer_bytes).toBe(rows.reduce((sum, { bytes }) => sum + bytes, 0));
    await database.close();
  });

  it('of a deleted demo end without being stored', async () => {
    const workspace = await open(await databases.create());
    await publish(workspace, 'demo');
    const demo = await numberOf(workspace, 'demo');
    const begun = await begin(workspace, 'demo');
    await workspace.demos.remove('demo');
    if (begun.kind === 'begun') await workspace.questions.end(demo, begun.number, ended());
    await publish(workspace, 'demo');
    expect(await workspace.questions.answers('demo', Number.MAX_SAFE_INTEGER, 5)).toEqual({
      answers: [],
      hasMore: false,
    });
  });

  it('let five wrong passwords of one source pass in ten minutes, fifty of all, also at one moment', async () => {
    const address = await databases.create();
    const before = await open(address);
    const at = now;
    const outcomes = await Promise.all(Array.from({ length: 9 }, () => before.tries.begin(1, 'a')));
    const passed = outcomes.flatMap((outcome) => (outcome.kind === 'try' ? [outcome.left] : []));
    expect(passed.toSorted()).toEqual([0, 1, 2, 3, 4]);
    now += 9 * MINUTE;
    // Those who go on trying do not wait longer, and a restart changes nothing.
    await opened.pop()?.close();
    const { tries } = await open(address);
    expect(await tries.begin(1, 'a')).toEqual({ kind: 'locked', until: at + 10 * MINUTE });
    expect(await tries.begin(1, 'b')).toMatchObject({ kind: 'try', left: 4 });
    await tries.pass(1, 'b');
    expect(await tries.begin(1, 'b')).toMatchObject({ kind: 'try', left: 4 });
    expect(await tries.begin(2, 'a')).toMatchObject({ kind: 'try' });
    now += MINUTE;
    expect(await tries.begin(1, 'a')).toMatchObject({ kind: 'try', left: 4 });
    const many = await Promise.all(
      Array.from({ length: TRIES.ofAll }, (_, index) => tries.begin(1, `source ${index}`)),
    );
    expect(many.some(({ kind }) => kind === 'locked')).toBe(true);
  });
});
