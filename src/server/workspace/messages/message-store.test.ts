import { expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { openMessages } from '../../testing/open-messages.ts';
import { describeOnBoth } from '../../testing/test-databases.ts';
import { createRowReader } from '../database/row-reader.ts';
import { createMessageStore, type MessageStoreOptions } from './message-store.ts';

const message = (id: number, text = `text ${id}`): JsonObject => ({ id: `m${id}`, text });
const all = { session: null, flow: null, sender: null, senderName: null };
const ids = (messages: readonly JsonObject[]) => messages.map(({ id }) => id);

describeOnBoth('conversations', (databases) => {
  const open = async (options?: Partial<MessageStoreOptions>) => openMessages(await databases.create(), options);

  it('are read oldest first, the newest of them, also by another server', async () => {
    const address = await databases.create();
    const { store } = await openMessages(address);
    for (let id = 0; id < 4; id += 1) await store.add('a', message(id));
    await store.add('b', message(9));
    for (const opened of [store, (await openMessages(address)).store]) {
      expect(ids(await opened.read('a', 2))).toEqual(['m2', 'm3']);
      expect(ids(await opened.read('a', 100))).toEqual(['m0', 'm1', 'm2', 'm3']);
      expect(await opened.read('a', 0)).toEqual([]);
      expect(await opened.read('nothing', 5)).toEqual([]);
    }
  });

  it('may have any name, and messages any text', async () => {
    const { store } = await open();
    const names = [
      '../../x',
      '/',
      '',
      '😀',
      'x'.repeat(5000),
      '__proto__',
      'a\u0000b',
      "'; drop table messages;--",
      '\ud800',
    ];
    for (const name of names) {
      const said = { id: name, text: name, flow_id: name, sender: name, sender_name: name, timestamp: name };
      await store.add(name, said);
      expect(await store.read(name, 1)).toEqual([said]);
      expect(await store.newest({ session: name, flow: name, sender: name, senderName: name }, 0, 9)).toEqual([said]);
    }
    expect((await store.sessions(null)).sort()).toEqual(names.sort());
  });

  it('hold a message once: a later one with the same id replaces it', async () => {
    const { store } = await open();
    for (const added of [message(1), message(2), message(1, 'changed')])
      await store.add('a', { ...added, flow_id: 'f' });
    await store.add('b', message(1));
    expect((await store.read('a', 9)).map(({ text }) => text)).toEqual(['changed', 'text 2']);
    // At the same time too.
    await Promise.all(['one', 'two', 'three'].map((text) => store.add('a', message(3, text))));
    expect((await store.read('a', 9)).map(({ text }) => text)).toEqual(['changed', 'text 2', 'three']);
    expect(await store.sessions('f')).toEqual(['a']);
    expect(ids(await store.read('b', 9))).toEqual(['m1']);
  });

  it('keep all that runs add at the same time, in the order in which they came', async () => {
    const { store } = await open();
    const wanted = Array.from({ length: 250 }, (_, id) => id);
    await Promise.all(wanted.map((id) => store.add('a', message(id))));
    expect(ids(await store.read('a', 999))).toEqual(wanted.map((id) => `m${id}`));
  });

  it('are written together where messages come together', async () => {
    const { database } = await open();
    let statements = 0;
    const queries = database.queries.withPlugin({
      transformQuery: ({ node }) => {
        if (node.kind === 'InsertQueryNode') statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const store = createMessageStore({ queries });
    await Promise.all(Array.from({ length: 50 }, (_, id) => store.add(`talk ${id % 3}`, message(id))));
    expect(statements).toBe(1);
    // A large message is written alone, so that no other fails with it.
    await Promise.all([1, 2, 3].map((id) => store.add('large', message(id, 'x'.repeat(200_000)))));
    expect(statements).toBe(4);
  });

  it('show all but a message that is damaged, which is reported', async () => {
    const reported: string[] = [];
    const readRows = createRowReader(({ table, problem }) => reported.push(`${table}: ${problem}`));
    const { database, store } = await open({ readRows });
    for (const id of [1, 2, 3]) await store.add('a', message(id));
    await database.queries.updateTable('messages').set({ body: '[2]' }).where('number', '=', 2).execute();
    expect(ids(await store.read('a', 9))).toEqual(['m1', 'm3']);
    expect(ids(await store.newest(all, 0, 9))).toEqual(['m1', 'm3']);
    expect(reported).toEqual(['messages: it is not a message']);
  });
});

describeOnBoth('lists of conversations', (databases) => {
  const open = async () => (await openMessages(await databases.create())).store;
  const said = (session: string, second: number, flow = 'f', more: JsonObject = {}): JsonObject => ({
    id: `${session}-${second}`,
    session_id: session,
    flow_id: flow,
    timestamp: `2026-01-01 00:00:${String(second).padStart(2, '0')}.000000 UTC`,
    ...more,
  });

  it('have the latest first, of one flow or of all', async () => {
    const store = await open();
    await store.add('a', said('a', 1));
    await store.add('b', said('b', 2));
    await store.add('c', said('c', 3, 'g'));
    await store.add('a', said('a', 4, 'g'));
    expect(await store.sessions(null)).toEqual(['a', 'c', 'b']);
    expect(await store.sessions('f')).toEqual(['b', 'a']);
    expect(await store.sessions('g')).toEqual(['a', 'c']);
    expect(await store.sessions('h')).toEqual([]);
  });

  it('have messages by their own time, of a conversation, a flow, a sender', async () => {
    const store = await open();
    for (const second of [3, 1, 2]) await store.add(`s${second}`, said(`s${second}`, second));
    await store.add('s2', said('s2', 9, 'g', { sender: 'User', sender_name: 'Ada '.repeat(99) }));
    expect(ids(await store.newest(all, 0, 3))).toEqual(['s2-2', 's3-3', 's2-9']);
    expect(ids(await store.newest(all, 1, 2))).toEqual(['s2-2', 's3-3']);
    expect(ids(await store.newest(all, 4, 9))).toEqual([]);
    expect(ids(await store.newest({ ...all, session: 's2' }, 0, 9))).toEqual(['s2-2', 's2-9']);
    expect(ids(await store.newest({ ...all, session: 's2', flow: 'f' }, 0, 9))).toEqual(['s2-2']);
    expect(ids(await store.newest({ ...all, flow: 'f' }, 0, 2))).toEqual(['s2-2', 's3-3']);
    for (const wanted of [{ sender: 'User' }, { senderName: 'Ada '.repeat(99) }])
      expect(ids(await store.newest({ ...all, ...wanted }, 0, 9))).toEqual(['s2-9']);
  });

  it('leave out deleted messages', async () => {
    const store = await open();
    for (const [session, second] of [
      ['a', 1],
      ['b', 2],
      ['a', 3],
    ] as const)
      await store.add(session, said(session, second));
    await store.remove(['a-3', 'unknown']);
    expect(await store.sessions(null)).toEqual(['b', 'a']);
    await store.removeConversation('b');
    expect(await store.sessions('f')).toEqual(['a']);
    expect(ids(await store.newest(all, 0, 9))).toEqual(['a-1']);
    await store.remove(['a-1']);
    expect(await store.sessions(null)).toEqual([]);
    // The conversation begins anew.
    await store.add('a', said('a', 5));
    expect(ids(await store.read('a', 9))).toEqual(['a-5']);
  });

  it('yield to other requests while a long conversation is read', async () => {
    const store = await open();
    for (let id = 0; id < 100; id += 1) await store.add('a', message(id, 'x'.repeat(50_000)));
    let turns = 0;
    const count = () => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    expect(await store.read('a', 100)).toHaveLength(100);
    clearImmediate(next);
    expect(turns).toBeGreaterThan(10);
  });
});
