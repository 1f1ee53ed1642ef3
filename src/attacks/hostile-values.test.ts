/** Runs with values of components that no Tweakbench sends: they are refused with a sentence, or cut to what is kept. */
import { expect, it } from 'vitest';
import type { ComponentCall, ComponentValues } from '#contract/component-values.ts';
import { isJsonObject, type JsonValue, valueAt } from '#contract/json.ts';
import { startTestServer } from '#server/testing/listening-app.ts';
import { sampleValues, storedRun } from '#server/testing/stored-runs.ts';

const nested = (depth: number): JsonValue => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
const call = (parts: Partial<ComponentCall> = {}): ComponentCall => ({
  ...{ id: '1', kind: 'model', name: 'demo', startMs: 0, endMs: 1 },
  ...parts,
});
function callsInCalls(depth: number): ComponentCall {
  let inner = call();
  for (let level = 1; level < depth; level += 1) inner = call({ calls: [inner] });
  return inner;
}

async function save(values: unknown) {
  const { server } = await startTestServer();
  const run = storedRun({ id: 'a' });
  const body = { run: { ...run, inputs: run.inputs.map((input) => ({ ...input, values })) }, change: '' };
  const address = `${server.url}/workspace/v1/runs/a`;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(body) });
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
  return { status: answer.status, text: await answer.text(), read: async () => (await fetch(address)).json() };
}

it.each<[string, unknown, RegExp]>([
  ['that nest too deeply', sampleValues({ gave: { deep: nested(300) } }), /nest/],
  ['with calls in calls without end', sampleValues({ calls: [callsInCalls(300)] }), /nest/],
  ['that are a text', 'values', /values/],
  ['with a list of names', { ...sampleValues(), components: [{ received: ['a'] }] }, /values/],
  ['with a call of another kind', sampleValues({ calls: [{ ...call(), kind: 'shell' } as never] }), /values/],
  ['with a message that is no text', sampleValues({ calls: [call({ messages: [{ text: 1 } as never] })] }), /values/],
  ['from another source', { ...sampleValues(), source: 'me' }, /source/],
])('values %s are refused with a sentence', async (_, values, sentence) => {
  const { status, text } = await save(values);
  expect(status).toBe(422);
  expect(text).toMatch(sentence);
});

const many = <Item>(count: number, item: (index: number) => Item) => Array.from({ length: count }, (_, at) => item(at));
const names = (count: number) => Object.fromEntries(many(count, (at) => [`name-${at}`, at]));

it.each<[string, Partial<ComponentValues>]>([
  ['of 8 MB in one text', { received: { text: '\u0001é'.repeat(2_000_000) } }],
  ['in 200,000 fields', { received: names(200_000) }],
  ['in 50,000 calls', { calls: many(50_000, () => call({ result: 'x' })) }],
  ['in 60,000 messages', { calls: [call({ messages: many(60_000, () => ({ role: 'user', text: 'x'.repeat(99) })) })] }],
  ['with a name of 3 MB', { gave: { ['x'.repeat(3_000_000)]: 1, after: 1 } }],
])('values %s are cut to 2 MB, and say so', async (_, parts) => {
  const { status, read } = await save(sampleValues(parts));
  expect(status).toBe(201);
  const values = valueAt(await read(), ['run', 'inputs', 0, 'values']) ?? null;
  expect(JSON.stringify(values).length).toBeLessThan(2_000_000);
  expect(isJsonObject(values) && values.cut).toHaveLength(1);
});

it('names like __proto__ are names as any other, and a cut of nothing is not kept', async () => {
  const received = JSON.parse('{"__proto__": {"polluted": true}, "constructor": "x"}');
  const cut = [{ path: ['__proto__', 'polluted'], bytes: 1 }];
  const { status, read } = await save({ ...sampleValues({ received }), cut });
  expect(status).toBe(201);
  expect(valueAt(await read(), ['run', 'inputs', 0, 'values'])).not.toHaveProperty('cut');
  expect({}).not.toHaveProperty('polluted');
});
