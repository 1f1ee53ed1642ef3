/** Runs and cells that take long to mask: they are refused at once, or masked in a thread while others are answered. */
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { StoredRun } from '#server/masking/stored-run-schema.ts';
import { startTestServer } from '#server/testing/listening-app.ts';
import { cellOutcome, savedCell, savedResult, savedSuite, savedVote, votePair } from '#server/testing/sent-suites.ts';
import { storedRun } from '#server/testing/stored-runs.ts';

const MASK = '••••••••';

/** A run whose request has so many variables, each of which its answer repeats. */
function withVariables(count: number, id = 'a'): StoredRun {
  const run = storedRun({ id });
  const values = Array.from({ length: count }, (_, at) => `secretvalue${at}`);
  const headers = values.map((value, at): [string, string] => [`x-langflow-global-var-a${at}`, value]);
  const replies = values.map((value) => ({ body: `You sent ${value}.` }));
  return { ...run, plan: { requests: [{ body: {}, headers }] }, replies };
}

function withTweaks(tweaksText: string): StoredRun {
  return { ...storedRun({ id: 'a' }), draft: { tweaksText } };
}

async function start() {
  const { server, app } = await startTestServer();
  const put = async (path: string, body: unknown) => {
    const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${server.url}/workspace/v1/${path}`, init);
    return { status: answer.status, text: await answer.text() };
  };
  const save = (run: StoredRun) => put('runs/a', { run, change: '' });
  const read = async (path: string) => (await fetch(`${server.url}/workspace/v1/${path}`)).text();
  /** The longest wait for an answer of /health until `work` has ended, in ms, and the whole time of the work. */
  const waits = async (work: Promise<unknown>) => {
    const begun = performance.now();
    let isOver = false;
    void work.finally(() => {
      isOver = true;
    });
    let longest = 0;
    while (!isOver) {
      const from = performance.now();
      expect((await fetch(`${server.url}/health`)).status).toBe(200);
      longest = Math.max(longest, performance.now() - from);
      await setTimeout(10);
    }
    return { longest, whole: performance.now() - begun };
  };
  return { put, save, read, waits, app };
}

it.each([
  [
    'variables',
    () => withVariables(12_000),
    'A run may have at most 1,000 variables, so this one is not kept on the server',
  ],
  [
    'secrets',
    () => withTweaks(JSON.stringify({ a: { api_keys: Array.from({ length: 1_001 }, (_, at) => `secret-${at}`) } })),
    'A run may have at most 1,000 secrets',
  ],
  [
    'characters of secrets',
    () => withTweaks(JSON.stringify({ a: { api_key: 'x'.repeat(1_000_001) } })),
    'A run may have at most 1,000,000 characters of secrets',
  ],
  [
    'characters of tweaks',
    () => withTweaks('["'.repeat(1_000_001)),
    'The tweaks may have at most 2,000,000 characters',
  ],
])('a run with too many %s is refused, and others are answered meanwhile', async (_name, run, sentence) => {
  const { save, waits } = await start();
  const saved = save(run());
  await waits(saved);
  const { status, text } = await saved;
  expect(status).toBe(422);
  expect(text).toContain(sentence);
});

it.each([
  ['of 1,000 variables', () => withVariables(1_000)],
  [
    'with tweaks of 2,000,000 characters',
    () => withTweaks(`{"api_key": "secret-1234", "a": ["${'["'.repeat(980_000)}`),
  ],
])('a run %s is stored without its secrets, and others do not wait for it', async (_name, run) => {
  const { save, read, waits } = await start();
  const saved = save(run());
  const { longest, whole } = await waits(saved);
  expect((await saved).status).toBe(201);
  const stored = await read('runs/a');
  expect(stored).toContain(MASK);
  expect(stored).not.toMatch(/secretvalue|secret-1234/);
  expect(longest / whole).toBeLessThan(0.5);
});

it('nothing is masked for a sender who has left', async () => {
  const { app, read } = await start();
  const send = (path: string, body: unknown, method = 'PUT') =>
    app.fetch(
      new Request(`http://localhost/workspace/v1/${path}`, {
        method,
        headers: { 'content-type': 'application/json', 'if-match': '*' },
        body: JSON.stringify(body),
        signal: AbortSignal.abort(),
      }),
      {},
    );
  const filler = 'x'.repeat(70_000);
  expect((await send('suites/s', savedSuite())).status).toBe(201);
  expect((await send('results/r', savedResult('s'))).status).toBe(201);
  const answers = [
    await send('runs/a', { run: withTweaks(filler), change: '' }),
    await send('suites/t', savedSuite({ body: { filler } })),
    await send('suites/s', { body: { filler } }, 'PATCH'),
    await send('suites/t/rows/0', { columns: ['a'], rows: [[filler]] }),
    await send('results/t', savedResult('s', { about: { variants: [], components: {}, notes: [filler] } })),
    await send('results/r/cells', { term: 0, cells: [savedCell(0, filler)] }),
    await send('votes/v', savedVote({ pairs: [votePair(1), { ...votePair(2), question: filler }] })),
  ];
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503));
  expect(await read('runs/a')).toContain('There is no such run');
});

it('cells with runs of many secrets are stored without them, and others do not wait for them', async () => {
  const { put, read, waits } = await start();
  await put('suites/s', savedSuite());
  await put('results/r', savedResult('s'));
  const cells = Array.from({ length: 20 }, (_, index) => ({
    case: index,
    variant: 0,
    repeat: 0,
    state: 2,
    ms: 1,
    outcome: cellOutcome({ answer: 'secretvalue7', data: { secretvalue8: 1 } }),
    run: withVariables(900, `cell-${index}`),
  }));
  const saved = put('results/r/cells', { term: 0, cells });
  const { longest, whole } = await waits(saved);
  expect((await saved).status).toBe(200);
  const stored = await read('results/r/cells');
  expect(stored).toContain(`"answer":"${MASK}","data":{"${MASK}":1}`);
  expect(stored + (await read('results/r/cells/3.0.0/run'))).not.toMatch(/secretvalue/);
  expect(longest / whole).toBeLessThan(0.5);
});
