import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { ComponentJob, JobCalls } from '#engine/component-base/component-job.ts';
import { buildFlow } from '#engine/testing/build-flow.ts';
import { givenMessage } from '#engine/testing/run-one.ts';
import { textValue, type Value } from '#engine/values/values.ts';
import { createWorkerPool, type WorkerPool } from './worker-pool.ts';

const pools: WorkerPool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

function openPool(limits: Partial<Parameters<typeof createWorkerPool>[0]> = {}): WorkerPool {
  const pool = createWorkerPool({
    workers: 1,
    workersOfRun: 1,
    endingWorkers: 0,
    componentMs: 60_000,
    memoryMb: 320,
    ...limits,
  });
  pools.push(pool);
  return pool;
}

const noCalls: JobCalls = {
  store: async (message) => message,
  history: async () => [],
  readFile: async () => null,
};
const signal = new AbortController().signal;

function job(type: string, values: Record<string, Value>, wanted: readonly string[]): ComponentJob {
  const component = buildFlow([{ id: `${type}-1`, type }]).components[0];
  if (!component) throw new Error('no component');
  return {
    component,
    wanted,
    values: new Map(Object.entries(values)),
    flowId: 'flow-1',
    session: 'a talk',
    runId: 'run-1',
    source: null,
    isFedByChatInput: false,
    upstreamUsage: null,
    now: 0,
    charactersLeft: 1_000_000,
  };
}

function extract(pattern: string, text: string): ComponentJob {
  const values = { pattern: textValue(pattern), input_text: textValue(text) };
  return job('RegexExtractorComponent', values, ['text']);
}

/** Searches for longer than any test runs. */
const endless = extract('(a+)+$', `${'a'.repeat(45)}b`);
const quick = extract('b+', 'abbc');

async function text(pool: WorkerPool, given: ComponentJob): Promise<string | undefined> {
  const { parts } = await pool.run(given, noCalls, signal);
  const value = parts.outputs.get('text')?.value;
  return value?.kind === 'message' ? value.text : undefined;
}

describe('a worker', () => {
  const pool = createWorkerPool();
  afterAll(() => pool.close());

  it('does the work of a component, and counts the characters', async () => {
    const { parts, characters } = await pool.run(quick, noCalls, signal);
    expect(parts.outputs.get('text')).toMatchObject({ value: { kind: 'message', text: 'bb' }, logs: [] });
    expect(parts).toMatchObject({ files: [], usage: null, answer: null, stopped: new Set() });
    expect(characters).toBe(2);
  });

  it('fails with the message of the component, and continues to work', async () => {
    const long = extract('b'.repeat(1_001), 'b');
    await expect(pool.run(long, noCalls, signal)).rejects.toThrow(/^The pattern has too many characters/);
    expect(await text(pool, quick)).toBe('bb');
  });

  it('gets files and messages from the run', async () => {
    const calls: JobCalls = {
      ...noCalls,
      readFile: async (path) => new TextEncoder().encode(`content of ${path}`),
      history: async (session, limit) => [{ sender_name: 'Ada', text: `${session} ${limit}`, flow_id: 'flow-1' }],
      store: async (message) => ({ ...message, id: 'stored' }),
    };
    const file = job('File', { file_path_str: textValue('a.txt') }, ['message']);
    const read = await pool.run(file, calls, signal);
    expect(read.parts.outputs.get('message')?.value).toMatchObject({ text: 'content of a.txt' });
    const told = await pool.run(job('Memory', {}, ['messages_text']), calls, signal);
    expect(told.parts.outputs.get('messages_text')?.value).toMatchObject({ text: 'Ada: a talk 10000' });
    const stored = await pool.run(job('Memory', { message: givenMessage('hi') }, ['stored_messages']), calls, signal);
    expect(stored.parts.outputs.get('stored_messages')?.value).toMatchObject({ text: 'hi', id: 'stored' });
    const lost = { ...calls, readFile: () => Promise.reject(new Error('The disk is gone')) };
    await expect(pool.run(file, lost, signal)).rejects.toThrow('The disk is gone');
  });
});

describe('work that does not end', () => {
  it('is ended by its limit, and waiting work gets the thread', async () => {
    const pool = openPool({ componentMs: 1_000 });
    pool.warm();
    const ended = pool.run(endless, noCalls, signal);
    const waited = expect(ended).rejects.toThrow('It was stopped after 1 s, which is the limit for one component.');
    expect(await text(openPool(), quick)).toBe('bb');
    await waited;
  });

  it('is ended by a stop, and waiting work gets the thread', async () => {
    const pool = openPool();
    const controller = new AbortController();
    const ended = expect(pool.run(endless, noCalls, controller.signal)).rejects.toThrow('The run was stopped.');
    const next = text(pool, quick);
    controller.abort();
    await ended;
    expect(await next).toBe('bb');
  });

  it('makes others wait, which can be stopped too', async () => {
    const pool = openPool();
    const first = new AbortController();
    const ended = expect(pool.run(endless, noCalls, first.signal)).rejects.toThrow('The run was stopped.');
    const second = new AbortController();
    const left = expect(pool.run(quick, noCalls, second.signal)).rejects.toThrow('The run was stopped.');
    second.abort();
    await left;
    first.abort();
    await ended;
  });
});

it('one run leaves a thread for the others, however much work it has', async () => {
  const pool = openPool({ workers: 2 });
  const controller = new AbortController();
  const ended = [1, 2].map(() =>
    expect(pool.run(endless, noCalls, controller.signal)).rejects.toThrow('The run was stopped.'),
  );
  expect(await text(pool, { ...quick, runId: 'run-2' })).toBe('bb');
  controller.abort();
  await Promise.all(ended);
});

it('closing the pool ends running and waiting work, and nothing starts afterwards', async () => {
  const pool = openPool();
  const ended = expect(pool.run(endless, noCalls, signal)).rejects.toThrow(/ended unexpectedly/);
  const left = expect(pool.run(quick, noCalls, signal)).rejects.toThrow('The run was stopped.');
  await pool.close();
  await ended;
  await left;
  await expect(pool.run(quick, noCalls, signal)).rejects.toThrow('The run was stopped.');
});

it('a job that cannot be cloned fails, and the pool continues to work', async () => {
  const pool = openPool();
  const unsendable = { ...quick, extra: () => 0 };
  await expect(pool.run(unsendable, noCalls, signal)).rejects.toThrow(/cannot be sent to a worker thread/);
  expect(await text(pool, quick)).toBe('bb');
});

it('only work that needs too much memory is ended', async () => {
  const pool = openPool({ memoryMb: 32 });
  const values = { data_inputs: givenMessage('a b '.repeat(1_000_000)), separator: textValue(' ') };
  const large = { ...job('SplitText', values, ['dataframe']), charactersLeft: 100_000_000 };
  await expect(pool.run(large, noCalls, signal)).rejects.toThrow(
    'It needs more than 32 MB of memory, which is the limit for one component.',
  );
  expect(await text(pool, quick)).toBe('bb');
});
