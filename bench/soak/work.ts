/** What the clients of the soak do: one function per kind of work. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { echoFlow } from '../../e2e/servers/echo-flow.ts';
import { demoPaths } from '../../src/contract/demos/demo-paths.ts';
import { savedCell, savedResult, savedSuite } from '../../src/server/testing/sent-suites.ts';
import { savedRun } from '../../src/server/testing/stored-runs.ts';
import { createVisitor, demoSettings, readVisitedAnswer } from '../../src/server/testing/test-demos.ts';
import { ask, askJson, idSchema, json, type Stored, sendJson } from './visitor.ts';

/** One in so many is not deleted, so that there is something to count at the end. */
const STORED_OF = 10;
const FILE_BYTES = 100_000;
/** Pause of a slow reader between two reads. */
const SLOW_MS = 40;
const CASES = 20;
/** Questions to one demo, which may answer 60 an hour. */
const QUESTIONS = 5;
/** Answers of demos in all: a server has at most 200 demos. */
const MOST_ANSWERS = 500;

const uploadedSchema = z.looseObject({ id: z.string(), size: z.number() });
const leaseSchema = z.looseObject({ term: z.number() });
const numbersSchema = z.looseObject({ number: z.number() });

const question = JSON.stringify({ inputs: [{ input_value: 'Introduce Ada.' }] });
const streamed = { method: 'POST', headers: { ...json, accept: 'text/event-stream' } };
const runPath = '/api/v1/run/advanced/two-inputs';

export type Work = Readonly<Record<string, () => Promise<void>>>;

/** `url` is the server, `relay` the address under it that leads to another one. */
export function workOn(url: string, relay: string, stored: Stored): Work {
  let turn = 0;
  // One for all results: a server keeps 1,000 suites.
  const suite = crypto.randomUUID();
  let made: Promise<unknown> | null = null;
  const isStored = () => {
    turn += 1;
    return turn % STORED_OF === 0;
  };
  const stream = (signal?: AbortSignal) =>
    ask(`${url}${runPath}`, {
      ...streamed,
      body: JSON.stringify({ inputs: [{ input_value: 'Introduce Grace.' }], stream: true }),
      ...(signal && { signal }),
    });
  return {
    'a run': async () => {
      await expectText(await ask(`${url}${runPath}`, { method: 'POST', headers: json, body: question }), 'Ada');
    },
    'a stream, read at once': async () => {
      await expectText(await stream(), '"run-end"');
    },
    'a stream, read slowly': async () => {
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of (await stream()).body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        await pause(SLOW_MS);
      }
      if (!text.includes('"run-end"')) throw new Error('the stream has no end');
    },
    'a stream that is left': async () => {
      const leave = new AbortController();
      const reader = (await stream(leave.signal)).body?.getReader();
      await reader?.read();
      leave.abort();
      await reader?.closed.catch(() => undefined);
    },
    'an upload': async () => {
      const form = new FormData();
      form.set('file', new Blob([Buffer.alloc(FILE_BYTES, turn % 251)]), 'numbers.bin');
      const { id, size } = uploadedSchema.parse(await askJson(`${url}/api/v2/files`, { method: 'POST', body: form }));
      const read = await (await ask(`${url}/api/v2/files/${id}`)).arrayBuffer();
      if (size !== FILE_BYTES || read.byteLength !== FILE_BYTES) throw new Error('the file came back in another size');
      if (isStored()) stored.files += 1;
      else await (await ask(`${url}/api/v2/files/${id}`, { method: 'DELETE' })).arrayBuffer();
    },
    'an import': async () => {
      const { id } = idSchema.parse(await sendJson(`${url}/api/v1/flows/`, 'POST', echoFlow()));
      await expectText(
        await ask(`${url}/api/v1/run/advanced/${id}`, { method: 'POST', headers: json, body: question }),
        'Ada',
      );
      if (isStored()) stored.flows += 1;
      else await (await ask(`${url}/api/v1/flows/${id}`, { method: 'DELETE' })).arrayBuffer();
    },
    'a run through the relay': async () => {
      await expectText(await ask(`${relay}${runPath}`, { method: 'POST', headers: json, body: question }), 'Ada');
    },
    'a run that is saved': async () => {
      const { number } = numbersSchema.parse(await sendJson(`${url}/workspace/v1/numbers`, 'POST', {}));
      const save = savedRun({ number, answer: 'An answer. '.repeat(200) });
      await sendJson(`${url}/workspace/v1/runs/${save.run.id}`, 'PUT', save);
      stored.runs += 1;
      await expectText(await ask(`${url}/workspace/v1/runs?limit=20&text=answer`), save.run.flow.name);
    },
    'tests of a flow': async () => {
      made ??= sendJson(`${url}/workspace/v1/suites/${suite}`, 'PUT', savedSuite({ name: 'Soak' }));
      await made;
      const result = crypto.randomUUID();
      await sendJson(`${url}/workspace/v1/results/${result}`, 'PUT', savedResult(suite));
      const lease = { holder: suite };
      const { term } = leaseSchema.parse(await sendJson(`${url}/workspace/v1/results/${result}/lease`, 'PUT', lease));
      const cells = Array.from({ length: CASES }, (_, index) => savedCell(index, `Answer ${index}`));
      await sendJson(`${url}/workspace/v1/results/${result}/cells`, 'PUT', { term, cells });
      stored.cells += CASES;
    },
    'a demo and its visitor': async () => {
      const name = `soak-${crypto.randomUUID().slice(0, 13)}`;
      await sendJson(`${url}${demoPaths.list}`, 'POST', { name, settings: demoSettings(), password: null });
      const visitor = createVisitor(
        { call: (method, path, body, headers = {}) => send(url + path, method, body, headers) },
        name,
      );
      await visitor.open();
      for (let count = 0; count < QUESTIONS; count += 1) {
        const { end } = await readVisitedAnswer(await visitor.ask());
        if (end !== 'done') throw new Error(`an answer of a demo ended with ${end}`);
      }
      if (isStored() && stored.answers < MOST_ANSWERS) stored.answers += QUESTIONS;
      else await (await ask(`${url}${demoPaths.one(name)}`, { method: 'DELETE' })).arrayBuffer();
    },
  };
}

function send(url: string, method: string, body: unknown, headers: Record<string, string>): Promise<Response> {
  const sent = body !== undefined && { body: JSON.stringify(body) };
  return fetch(url, { method, headers: { ...json, ...headers }, ...sent });
}

async function expectText(answer: Response, text: string): Promise<void> {
  if (!(await answer.text()).includes(text)) throw new Error(`an answer without ${text}`);
}
