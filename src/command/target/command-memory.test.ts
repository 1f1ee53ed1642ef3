import { expect, it } from 'vitest';
import { createCommandMemory } from './command-memory.ts';

const message = (id: string, text = 'x') => ({ id, text });
const idsOf = async (memory: ReturnType<typeof createCommandMemory>, session: string, limit = 99) =>
  (await memory.read(session, limit)).map(({ id }) => id);

it('reads the newest messages of a conversation, oldest first, each id once', async () => {
  const memory = createCommandMemory();
  for (const id of ['a', 'b', 'c']) await memory.add('talk', message(id));
  await memory.add('talk', message('b', 'changed'));
  expect(await memory.read('talk', 2)).toEqual([message('b', 'changed'), message('c')]);
  expect(await idsOf(memory, 'talk', 0)).toEqual([]);
  expect(await idsOf(memory, 'other')).toEqual([]);
});

it('keeps the newest messages within its limits, and drops conversations that were used least recently', async () => {
  const memory = createCommandMemory({ messages: 3, characters: 150 });
  for (const id of ['a', 'b', 'c', 'd']) await memory.add('one', message(id));
  expect(await idsOf(memory, 'one')).toEqual(['b', 'c', 'd']);
  await memory.add('two', message('e', 'y'.repeat(100)));
  expect([await idsOf(memory, 'one'), await idsOf(memory, 'two')]).toEqual([['d'], ['e']]);
  await memory.add('three', message('f', 'z'.repeat(1_000)));
  expect([await idsOf(memory, 'two'), await idsOf(memory, 'three')]).toEqual([[], ['f']]);
  await memory.add('three', message('g'));
  expect(await idsOf(memory, 'three')).toEqual(['g']);
});
