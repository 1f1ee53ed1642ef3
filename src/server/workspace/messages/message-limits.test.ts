import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { openMessages } from '../../testing/open-messages.ts';
import { describeOnBoth } from '../../testing/test-databases.ts';
import { createMessageStore } from './message-store.ts';

const message = (id: number, text = `text ${id}`): JsonObject => ({ id: `m${id}`, text });
const ids = (messages: readonly JsonObject[]) => messages.map(({ id }) => id);
const limits = { messages: 5, bytes: 1000, conversations: 3, allBytes: 100_000 };

describeOnBoth('the limits of conversations', (databases) => {
  const open = async () => openMessages(await databases.create(), { limits });

  it('keep the newest messages', async () => {
    const { store } = await open();
    for (let id = 0; id < 50; id += 1) await store.add('a', { ...message(id), flow_id: id < 45 ? 'f' : 'g' });
    expect(ids(await store.read('a', 99))).toEqual(['m45', 'm46', 'm47', 'm48', 'm49']);
    expect([await store.sessions('f'), await store.sessions('g')]).toEqual([[], ['a']]);
    await Promise.all(Array.from({ length: 120 }, (_, id) => store.add('a', message(id))));
    expect(ids(await store.read('a', 99))).toEqual(['m115', 'm116', 'm117', 'm118', 'm119']);
  });

  it('count bytes too, and keep the newest message whatever its size', async () => {
    const { store } = await open();
    for (let id = 0; id < 5; id += 1) await store.add('a', message(id, 'x'.repeat(400)));
    expect(ids(await store.read('a', 99))).toEqual(['m3', 'm4']);
    await store.add('a', message(5, 'x'.repeat(5000)));
    expect(ids(await store.read('a', 99))).toEqual(['m5']);
    await store.add('a', message(6, 'x'.repeat(400)));
    await store.add('a', message(7, 'x'.repeat(400)));
    expect(ids(await store.read('a', 99))).toEqual(['m6', 'm7']);
  });

  it('drop the conversations that were used least recently', async () => {
    const { database, store } = await open();
    for (const [id, name] of ['a', 'b', 'c', 'a', 'd'].entries()) await store.add(name, message(id));
    expect((await store.sessions(null)).sort()).toEqual(['a', 'c', 'd']);
    expect(await store.read('b', 1)).toEqual([]);
    const large = { ...limits, bytes: 1e6 };
    const other = createMessageStore({ queries: database.queries, limits: large });
    await other.add('d', message(7, 'x'.repeat(60_000)));
    await other.add('e', message(8, 'x'.repeat(60_000)));
    expect(await store.sessions(null)).toEqual(['e']);
    const { rows } = await sql`select number from messages`.execute(database.queries);
    expect(rows).toHaveLength(1);
    // A message that replaces an earlier one keeps its position in the order, but was added last.
    await other.add('f', message(9, 'x'.repeat(30_000)));
    await other.add('e', message(8, 'x'.repeat(90_000)));
    expect(await store.sessions(null)).toEqual(['e']);
  });

  it('are kept by servers that share the database, within a twentieth', async () => {
    const { database } = await open();
    const wide = { messages: 100, bytes: 1e6, conversations: 40, allBytes: 1e6 };
    const stores = [0, 1].map(() => createMessageStore({ queries: database.queries, limits: wide }));
    const count = async (column: 'number' | 'session') => {
      const { count: found } = await database.queries
        .selectFrom('messages')
        .select(({ fn }) => fn.count(column).distinct().as('count'))
        .executeTakeFirstOrThrow();
      return Number(found);
    };
    let most = 0;
    for (let id = 0; id < 250; id += 1) {
      await stores[id % 2]?.add('a', message(id));
      most = Math.max(most, await count('number'));
    }
    // Each server may exceed a limit by a twentieth, and deletes with the next message.
    expect(most).toBeLessThanOrEqual(112);
    for (const store of stores)
      expect(ids(await store.read('a', 999))).toEqual(Array.from({ length: 100 }, (_, id) => `m${id + 150}`));
    for (let id = 0; id < 120; id += 1) await stores[id % 2]?.add(`talk ${id}`, message(id));
    expect(await count('session')).toBeLessThanOrEqual(44);
    expect((await stores[0]?.sessions(null))?.slice(0, 2)).toEqual(['talk 119', 'talk 118']);
  });
});
