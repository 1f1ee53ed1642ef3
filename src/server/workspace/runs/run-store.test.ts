import { afterEach, expect, it } from 'vitest';
import { searchedWords } from '../../masking/run-texts.ts';
import { storedRunSchema } from '../../masking/stored-run-schema.ts';
import { sampleValues, savedRun } from '../../testing/stored-runs.ts';
import { describeOnBoth } from '../../testing/test-databases.ts';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../open-workspace.ts';

const ALL = { words: [] };
const LAST = Number.MAX_SAFE_INTEGER;

describeOnBoth('runs', (databases) => {
  let workspace: Workspace;
  afterEach(() => workspace.close());

  const LIMITS = { runs: 1_000, bytes: 1e9 };
  async function open({ limits = LIMITS, hidden = [] }: Partial<WorkspaceOptions> = {}) {
    workspace = await openWorkspace({ address: await databases.create(), secret: null, limits, hidden });
    return workspace.runs;
  }
  const numbers = async () => (await workspace.runs.list(ALL, LAST, 100)).entries.map(({ number }) => number);

  it('are stored with who ran them, and read as they were saved', async () => {
    const runs = await open();
    const number = await runs.nextNumber();
    const save = savedRun({ id: 'a', number, answer: 'Grüße 你好 \u0000 😀' });
    const outcome = await runs.save({ ...save, isPinned: true, name: ' First ' }, 'Mara Lind');
    expect(outcome).toMatchObject({ kind: 'saved', isNew: true, dropped: 0 });
    const read = await runs.read('a');
    expect(JSON.parse(read?.run ?? '')).toEqual(save.run);
    expect(read?.entry).toMatchObject({
      id: 'a',
      number: 1,
      person: 'Mara Lind',
      name: 'First',
      isPinned: true,
      status: 'done',
      version: 1,
      flow: { id: 'flow-1', name: 'Support reply' },
      ranOn: { server: 'Embedded engine', address: null },
      startedAt: 1_000,
      durationMs: 12.5,
      change: 'No tweaks',
      errorKind: null,
      inputs: 1,
    });
    expect(await runs.read('b')).toBeNull();
  });

  it('are stored once when a save is repeated, and change when the run did', async () => {
    const runs = await open();
    const save = savedRun({ id: 'a' });
    await runs.save(save, null);
    expect(await runs.save(save, 'Somebody else')).toMatchObject({ isNew: false, entry: { version: 1, person: null } });
    const changed = { ...save, run: { ...save.run, durationMs: 99 } };
    expect(await runs.save(changed, null)).toMatchObject({
      isNew: false,
      entry: { version: 2, number: 1, durationMs: 99 },
    });
    expect(JSON.parse((await runs.read('a'))?.run ?? '')).toMatchObject({ durationMs: 99, number: 1 });
    expect(await numbers()).toEqual([1]);
  });

  it('get a number of their own when theirs is taken or was never reserved', async () => {
    const runs = await open();
    const number = await runs.nextNumber();
    await runs.save(savedRun({ id: 'a', number }), null);
    await runs.save(savedRun({ id: 'b', number }), null);
    await runs.save(savedRun({ id: 'c', number: 9_007_199_254_740_991 }), null);
    await runs.save(savedRun({ id: 'd', number: 0 }), null);
    expect(await numbers()).toEqual([4, 3, 2, 1]);
    expect(JSON.parse((await runs.read('c'))?.run ?? '')).toMatchObject({ number: 3 });
  });

  it('are all stored, each once, when many are saved at the same moment', async () => {
    const runs = await open();
    const saves = Array.from({ length: 12 }, (_, index) => savedRun({ id: `run-${index % 6}`, number: 1 }));
    await runs.nextNumber();
    await Promise.all(saves.map((save) => runs.save(save, null)));
    const { entries } = await runs.list(ALL, LAST, 100);
    expect(entries.map(({ id }) => id).sort()).toEqual([0, 1, 2, 3, 4, 5].map((index) => `run-${index}`));
    expect(new Set(entries.map(({ number }) => number)).size).toBe(6);
  });

  it('are listed by flow, person, pin and time, page by page', async () => {
    const runs = await open();
    for (let index = 1; index <= 6; index += 1) {
      const flow = index % 2 === 0 ? 'even' : 'odd';
      await runs.save(savedRun({ id: `r${index}`, flow, startedAt: index * 10 }), index > 3 ? 'Arun Rao' : null);
    }
    await runs.change('r5', { isPinned: true }, 1);
    const ids = async (filter: object, before = LAST, limit = 100) => {
      const { entries, hasMore } = await runs.list({ words: [], ...filter }, before, limit);
      return `${entries.map(({ id }) => id)}${hasMore ? ' …' : ''}`;
    };
    expect(await ids({ flow: 'even' })).toBe('r6,r4,r2');
    expect(await ids({ person: 'Arun Rao' })).toBe('r6,r5,r4');
    expect(await ids({ person: null })).toBe('r3,r2,r1');
    expect(await ids({ isPinned: true })).toBe('r5');
    expect(await ids({ isPinned: false, from: 20, to: 40 })).toBe('r4,r3,r2');
    expect(await ids({}, LAST, 2)).toBe('r6,r5 …');
    expect(await ids({}, 5, 4)).toBe('r4,r3,r2,r1');
    expect(await runs.people()).toEqual(
      expect.arrayContaining([
        { name: null, runs: 3 },
        { name: 'Arun Rao', runs: 3 },
      ]),
    );
  });

  it('are found by words of their inputs, answers, names and notes, whatever the case', async () => {
    const runs = await open();
    await runs.save(savedRun({ id: 'a', question: 'Where is invoice\nINV-2041?', answer: 'Charged TWICE' }), null);
    await runs.save(savedRun({ id: 'b', question: 'Straße 100% _x_', answer: "'; drop table runs; --" }), null);
    await runs.change('b', { name: 'Golden one', note: 'For Ünal' }, 1);
    const found = async (query: string) =>
      (await runs.list({ words: searchedWords(query) }, LAST, 100)).entries.map(({ id }) => id).join();
    for (const query of ['inv-2041', 'invoice inv', 'twice', 'WHERE twice'])
      expect(await found(query), query).toBe('a');
    for (const query of ['100%', '_x_', 'STRASSE'.replace('SS', 'ß'), 'golden', 'ünal', "'; drop table"])
      expect(await found(query), query).toBe('b');
    for (const query of ['%', 'support']) expect(await found(query), query).toBe(query === '%' ? 'b' : 'b,a');
    for (const query of ['nowhere', 'inv_2041', 'invoice golden', '\\']) expect(await found(query), query).toBe('');
  });

  it('are searched beyond the first thousand', async () => {
    const runs = await open({ limits: { runs: 3_000, bytes: 1e9 } });
    await runs.save(savedRun({ id: 'old', question: 'needle' }), null);
    for (let index = 0; index < 1_100; index += 1) await runs.save(savedRun({ question: 'hay' }), null);
    const { entries, hasMore } = await runs.list({ words: ['needle'] }, LAST, 10);
    expect([entries.map(({ id }) => id), hasMore]).toEqual([['old'], false]);
    expect((await runs.list({ words: ['hay'] }, LAST, 1_050)).hasMore).toBe(true);
  }, 120_000);

  it('are edited only by those who have seen their last version', async () => {
    const runs = await open();
    await runs.save(savedRun({ id: 'a' }), null);
    expect(await runs.change('a', { name: 'Mine' }, 1)).toMatchObject({
      kind: 'done',
      entry: { version: 2, name: 'Mine' },
    });
    expect(await runs.change('a', { name: 'Theirs' }, 1)).toMatchObject({ kind: 'changed', entry: { name: 'Mine' } });
    expect(await runs.remove('a', 1)).toMatchObject({ kind: 'changed' });
    expect(await runs.change('a', { name: ' ', note: 'why' }, 2)).toMatchObject({ entry: { name: null, note: 'why' } });
    expect(await runs.change('b', { name: 'x' }, 1)).toEqual({ kind: 'missing' });
    expect(await runs.change('a', { isPinned: true }, null)).toMatchObject({ entry: { isPinned: true, version: 4 } });
  });

  it('can be restored after they were deleted, but not by a late repeat of their save', async () => {
    const runs = await open();
    const save = savedRun({ id: 'a' });
    await runs.save(save, 'Mara Lind');
    expect(await runs.remove('a', 1)).toMatchObject({ kind: 'done' });
    expect([await runs.read('a'), await numbers(), await runs.people()]).toEqual([null, [], []]);
    expect(await runs.remove('a', null)).toEqual({ kind: 'missing' });
    expect(await runs.save(save, null)).toEqual({ kind: 'deleted' });
    expect(await runs.restore('a')).toMatchObject({ person: 'Mara Lind', version: 3 });
    expect(await numbers()).toEqual([1]);
    expect(await runs.restore('b')).toBeNull();
  });

  it('are limited by count and size: the oldest are deleted, the pinned stay', async () => {
    const runs = await open({ limits: { runs: 3, bytes: 1e9 } });
    await runs.save(savedRun({ id: 'a' }), null);
    await runs.change('a', { isPinned: true }, 1);
    for (const id of ['b', 'c', 'd']) expect(await runs.save(savedRun({ id }), null)).toMatchObject({ dropped: 0 });
    expect(await runs.save(savedRun({ id: 'e' }), null)).toMatchObject({ dropped: 1 });
    expect(await numbers()).toEqual([5, 4, 3, 1]);
    expect(await runs.totals()).toMatchObject({ count: 4, pinned: 1 });
    await workspace.close();
    const small = await open({ limits: { runs: 100, bytes: 6_000 } });
    const noise = () => Buffer.from(crypto.getRandomValues(new Uint8Array(2_000))).toString('base64');
    await small.save(savedRun({ answer: noise() }), null);
    await small.save(savedRun({ answer: noise() }), null);
    expect(await small.save(savedRun({ answer: noise() }), null)).toMatchObject({ dropped: 1 });
    expect(await numbers()).toEqual([3, 2]);
    // The run that was just saved is never the one that is deleted.
    expect(await small.save(savedRun({ answer: noise().repeat(1) + noise() + noise() + noise() }), null)).toMatchObject(
      { dropped: 2 },
    );
    expect(await numbers()).toEqual([4]);
  });

  it('lose values before a run is deleted for its size: those of the oldest, not of the pinned', async () => {
    const noise = () => Buffer.from(crypto.getRandomValues(new Uint8Array(3_000))).toString('base64');
    const withValues = (id: string) => savedRun({ id, values: sampleValues({ received: { text: noise() } }) });
    const runs = await open({ limits: { runs: 100, bytes: 9_000 } });
    await runs.save(withValues('a'), null);
    await runs.change('a', { isPinned: true }, null);
    const saves = ['b', 'c', 'd', 'e'].map(withValues);
    for (const save of saves) expect(await runs.save(save, null)).toMatchObject({ dropped: 0 });
    const inputOf = async (id: string) => {
      const run = storedRunSchema.parse(JSON.parse((await runs.read(id))?.run ?? ''));
      return run.inputs[0];
    };
    for (const id of ['a', 'd', 'e']) expect((await inputOf(id))?.values?.source).toBe('engine');
    for (const id of ['b', 'c']) {
      expect(await inputOf(id)).toMatchObject({ noValues: 'dropped', outputs: [{ text: 'Hello' }] });
      expect(await inputOf(id)).not.toHaveProperty('values');
    }
    expect((await runs.totals()).bytes).toBeLessThanOrEqual(9_000);
    // A late repeat of a save does not bring them back.
    for (const save of saves) expect(await runs.save(save, null)).toMatchObject({ isNew: false });
    expect((await inputOf('b'))?.noValues).toBe('dropped');
  });

  it('never hold a secret that a page forgot to mask', async () => {
    const runs = await open({ hidden: ['the-key-of-this-server'] });
    const tweaks = { 'Model-1': { api_key: 'sk-canary-12345', temperature: 0.5 }, 'API Key': { tone: 'formal' } };
    const save = savedRun({ id: 'a', tweaks, answer: 'You sent sk-canary-12345 to the-key-of-this-server' });
    const replies = [{ body: 'data: sk-canary-12345', requestIndex: 0, frames: { marks: [1, 9], total: 1 } }];
    const events = [{ receivedAt: 1, event: { type: 'text', text: 'sk-canary' } }];
    const values = sampleValues({
      received: { api_key: 'canary-1', provider_id: 'canary-2', text: 'You sent sk-canary-12345' },
      calls: [
        { id: '1', kind: 'tool', name: 't', startMs: 0, endMs: 1, arguments: { deep: [{ password: 'canary-3' }] } },
      ],
      gave: { text: 'the-key-of-this-server' },
    });
    const fields = [{ component: 'Model-1', name: 'provider_id', type: 'str', isSecret: true as const, from: [] }];
    const inputs = save.run.inputs.map((input) => ({ ...input, values }));
    await runs.save(
      { ...save, change: 'Bearer canary-678', run: { ...save.run, replies, events, fields, inputs } },
      null,
    );
    await runs.change('a', { name: 'sk-canary-12345', note: 'fine' }, null);
    const read = await runs.read('a');
    expect(JSON.stringify(read)).not.toMatch(/canary|the-key-of-this-server/);
    expect(JSON.parse(read?.run ?? '')).toMatchObject({
      request: { tweaks: { 'Model-1': { temperature: 0.5 }, 'API Key': { tone: 'formal' } } },
    });
    expect((await runs.list({ words: ['canary'] }, LAST, 10)).entries).toEqual([]);
  });

  it('keep their order when the clock jumps', async () => {
    const address = await databases.create();
    workspace = await openWorkspace({ address, secret: null, limits: { runs: 2, bytes: 1e9 }, hidden: [] });
    const times = [5_000, 1_000, 9_000_000_000_000, 0];
    for (const [index, startedAt] of times.entries())
      await workspace.runs.save(savedRun({ id: `r${index}`, startedAt }), null);
    expect((await workspace.runs.list(ALL, LAST, 10)).entries.map(({ id }) => id)).toEqual(['r3', 'r2']);
  });
});
