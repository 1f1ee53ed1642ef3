/** What the server has acknowledged survives kill -9. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openFileStore } from '#server/stores/file-store.ts';
import { openFlowStore } from '#server/stores/flow-store.ts';
import { openMessageStore } from '#server/stores/message-store.ts';
import { type BuiltServer, killServer, openBuiltServer, samplesFolder } from './testing/built-server.ts';

const ROUNDS = 50;
/** Flows that are imported together: all of them or none. */
const LIST = 5;
const idSchema = z.object({ id: z.string() });
let built: BuiltServer;

beforeAll(async () => {
  built = await openBuiltServer();
}, 120_000);
afterAll(() => built.remove());

interface Acknowledged {
  flows: string[];
  files: string[];
  texts: string[];
  lists: string[];
}

/** Imports, uploads and chats without pause until the server is gone. */
async function keepWriting(url: string, acknowledged: Acknowledged): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  for (let count = 0; ; count += 1) {
    try {
      const flow = JSON.stringify({
        name: `Flow ${count}`,
        data: { nodes: [], edges: [] },
        filler: 'x'.repeat(20_000),
      });
      const imported = await fetch(`${url}/api/v1/flows/`, { method: 'POST', headers, body: flow });
      if (imported.status === 201) acknowledged.flows.push(idSchema.parse(await imported.json()).id);
      const list = `List ${crypto.randomUUID()}`;
      const flows = Array.from({ length: LIST }, () => ({ name: list, data: { nodes: [], edges: [] } }));
      const all = await fetch(`${url}/api/v1/flows/`, { method: 'POST', headers, body: JSON.stringify(flows) });
      if (all.status === 201) acknowledged.lists.push(list);
      await all.arrayBuffer();
      const form = new FormData();
      form.append('file', new File(['y'.repeat(20_000)], `file-${count}.txt`));
      const uploaded = await fetch(`${url}/api/v2/files`, { method: 'POST', body: form });
      if (uploaded.status === 201) acknowledged.files.push(idSchema.parse(await uploaded.json()).id);
      const text = `text ${crypto.randomUUID()}`;
      const body = JSON.stringify({ inputs: [{ input_value: text }], session_id: 'talk' });
      const ran = await fetch(`${url}/api/v1/run/advanced/two-inputs`, { method: 'POST', headers, body });
      if (ran.status === 200) acknowledged.texts.push(text);
      await ran.arrayBuffer();
    } catch {
      return;
    }
  }
}

it(`loses nothing acknowledged in ${ROUNDS} kills while flows, files and messages are written`, {
  timeout: 300_000,
}, async () => {
  let total = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const data = join(built.folder, `data-${round}`);
    const server = await built.start(data);
    const { url } = server;
    const acknowledged: Acknowledged = { flows: [], files: [], texts: [], lists: [] };
    const writers = Array.from({ length: 4 }, () => keepWriting(url, acknowledged));
    // Later in each round, so that the kill hits different moments of the writes.
    const enough = 1 + (round % 10);
    while (acknowledged.flows.length < enough) await new Promise((done) => setImmediate(done));
    for (let turn = 0; turn < round * 7; turn += 1) await new Promise((done) => setImmediate(done));
    await killServer(server);
    await Promise.all(writers);

    const problems: unknown[] = [];
    const report = (problem: unknown) => problems.push(problem);
    const flows = await openFlowStore({ samplesFolder, folder: join(data, 'flows'), report });
    const kept = new Set((await flows.list()).map(({ id }) => id));
    const parts = new Map<string, number>();
    for (const { name } of await flows.list()) {
      const list = /^List [0-9a-f-]{36}/.exec(name)?.[0];
      if (list) parts.set(list, (parts.get(list) ?? 0) + 1);
    }
    const files = await openFileStore({ folder: join(data, 'files'), report });
    const talk = await (await openMessageStore({ folder: join(data, 'messages'), report })).read('talk', 1_000_000);
    const texts = new Set(talk.map(({ text }) => text));
    expect(acknowledged.flows.filter((id) => !kept.has(id))).toEqual([]);
    for (const id of acknowledged.files) expect(await files.find(id), id).toMatchObject({ size: 20_000 });
    expect(acknowledged.texts.filter((text) => !texts.has(text))).toEqual([]);
    expect(acknowledged.lists.filter((list) => !parts.has(list))).toEqual([]);
    expect([...parts.values()].filter((count) => count !== LIST)).toEqual([]);
    expect(problems).toEqual([]);
    total += acknowledged.flows.length + acknowledged.files.length + acknowledged.texts.length;
    await rm(data, { recursive: true });
  }
  expect(total).toBeGreaterThan(ROUNDS * 3);
});
