/**
 * What the server reads of strangers, in bodies that double in size: twice the body may cost at most three times, a body
 * beyond its limit is refused quickly, and others are answered meanwhile. Files and texts are in growing-inputs.test.ts, the forms of
 * strangers in growing-forms.test.ts.
 */
import { afterAll, beforeAll, it } from 'vitest';
import { manySecrets, repeatItem } from '#contract/testing/growing-input.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { type Listening, listen } from '#server/process/listen.ts';
import { savedCell, savedResult, savedSuite, savedVote, votePair } from '#server/testing/sent-suites.ts';
import { storedRun } from '#server/testing/stored-runs.ts';
import { openTestApp, type TestApp } from '#server/testing/test-app.ts';
import { createVisitor, demoSettings, publish } from '#server/testing/test-demos.ts';
import { expectInProportion, postCase, type Sent, send } from './testing/expect-in-proportion.ts';
import { under } from './testing/limit-rows.ts';

let app: TestApp;
let server: Listening;
/** The cookies of a visitor of a demo. */
let visitor: Record<string, string>;
/** Characters of a question to a demo (DEMO_LIMITS). */
const MAX_QUESTION_LENGTH = 4_000;
beforeAll(async () => {
  app = await openTestApp({ settings: { TWEAKBENCH_ALLOWED_HOSTS: 'bench.example' } });
  server = await listen({ config: { port: 0, host: '127.0.0.1' }, fetch: app.fetch, runs: app.services.runs });
  await send(`${server.url}/workspace/v1/suites/s`, 'PUT', savedSuite());
  await send(`${server.url}/workspace/v1/results/r`, 'PUT', savedResult('s'));
  await publish(app, 'edited');
  const limits = { perHour: 1_000, perVisitor: null, atOnce: 20 };
  await publish(app, 'asked', { own: { most: MAX_QUESTION_LENGTH }, knobs: [], limits });
  const opened = createVisitor(app, 'asked');
  await opened.open();
  visitor = { cookie: [...opened.cookies].map(([key, value]) => `${key}=${value}`).join('; ') };
});
afterAll(async () => {
  await server.close(0);
  await app[Symbol.asyncDispose]();
});

const RUN = '/api/v1/run/advanced/two-inputs';
const runBody = (changes: object) => ({ run: { ...storedRun({ id: 'a' }), ...changes }, change: '' });
const upload = (name: string, parts = 1) => {
  const form = new FormData();
  for (let part = 0; part < parts; part += 1) form.append('file', new Blob(['x']), name);
  return form;
};
const flowOf = (size: number) =>
  smallFlow(
    repeatItem(size, (at) => ({ id: `Chat-${at}`, fields: { input_value: '' } })),
    repeatItem(size - 1, (at) => `Chat-${at} -> Chat-${at + 1}.input_value`),
  );

/** Each size has its own id, because what is stored under an id does not change. */
function put(name: string, path: string, most: number, body: Sent['body'], isLimit = false): Sent {
  return {
    name,
    method: 'PUT',
    path: (size) => `/workspace/v1/${path.replace('ID', `x${size}`)}`,
    most,
    isLimit,
    body,
  };
}
function get(name: string, path: string, most: number): Sent {
  return { name, method: 'GET', path: (size) => path + 'a'.repeat(size), most, isLimit: false, body: () => null };
}

const SENT: Sent[] = [
  ...under('a run: inputs', [
    postCase('inputs of a run', RUN, 1_000, (size) => ({ inputs: repeatItem(size, () => ({ input_value: 'a' })) })),
    postCase('tweaks of a run', RUN, 10_000, (size) => ({
      inputs: [],
      tweaks: { 'Prompt Template': manySecrets(size) },
    })),
  ]),
  ...under('a body of a request', [
    postCase('characters of an input', RUN, 4e6, (size) => ({ inputs: [{ input_value: 'a '.repeat(size / 2) }] })),
    postCase('outputs of a run', RUN, 1e5, (size) => ({
      inputs: [],
      outputs: repeatItem(size, (at) => `Chat Output ${at}`),
    })),
    postCase('values of a body', RUN, 500_000, (size) => ({ inputs: [], x: repeatItem(size - 10, () => 0) }), true),
  ]),
  ...under('unknown names', [
    postCase('components that tweaks name', RUN, 10_000, (size) => ({
      inputs: [],
      tweaks: Object.fromEntries(repeatItem(size, (at) => [`Prompt-${at}`, { a: 1 }])),
    })),
  ]),
  ...under('imported flows', [
    postCase('components of a flow', '/api/v1/flows/', 10_000, flowOf),
    postCase('flows of an import', '/api/v1/flows/', 500, (size) => ({ flows: repeatItem(size, () => flowOf(1)) })),
  ]),
  ...under('an upload', [
    postCase('characters of the name of an upload', '/api/v2/files', 10_000, (size) => upload('a.'.repeat(size / 2))),
    postCase('files of an upload', '/api/v2/files', 20, (size) => upload('a.txt', size)),
  ]),
  ...under('a question to the demo model', [
    postCase('messages of a chat', '/v1/chat/completions', 1e5, (size) => ({
      model: 'demo',
      messages: repeatItem(size, () => ({ role: 'user', content: 'a' })),
    })),
    postCase('characters of a chat', '/v1/chat/completions', 2e6, (size) => ({
      model: 'demo',
      messages: [{ role: 'user', content: 'a b? '.repeat(size / 5) }],
    })),
    postCase('characters of a decision', '/api/v2/workflows/x/resume', 4e6, (size) => ({
      request_id: 'a'.repeat(size),
      decision: { action_id: 'a' },
    })),
  ]),
  ...under('an address for the relay', [
    postCase('characters of an address for the relay', '/relay', 4_000, (size) => ({
      url: `http://a.example/${'a/'.repeat(size / 2)}`,
    })),
  ]),
  ...under('a demo: questions', [
    {
      ...put(
        'questions of a demo',
        'demos/edited',
        20,
        (size) => ({ settings: demoSettings({ questions: repeatItem(size, (at) => ({ text: `${at}?` })) }) }),
        true,
      ),
      answer: 200,
    },
    {
      ...put('tweaks of a demo', 'demos/edited', 20_000, (size) => ({
        settings: demoSettings({ tweaks: Object.fromEntries(repeatItem(size, (at) => [`word${at}`, 'x'])) }),
      })),
      answer: 200,
    },
  ]),
  ...under('a question of a visitor', [
    {
      ...postCase(
        'characters of a question to a demo',
        '/p/asked/ask',
        MAX_QUESTION_LENGTH,
        (size) => ({ version: 1, question: `${'a '.repeat(size / 2 - 1)}a?`, knobs: [] }),
        true,
      ),
      headers: () => visitor,
      answer: 200,
    },
  ]),
  ...under('variables and secrets of a run', [
    put(
      'variables of a run that is kept',
      'runs/a',
      1_000,
      (size) =>
        runBody({
          plan: {
            requests: [
              { body: {}, headers: repeatItem(size, (at) => [`x-langflow-global-var-a${at}`, `secretvalue${at}`]) },
            ],
          },
          replies: repeatItem(size, (at) => ({ body: `secretvalue${at}` })),
        }),
      true,
    ),
  ]),
  ...under('a run or cells that are kept', [
    put('events of a run that is kept', 'runs/a', 1e5, (size) =>
      runBody({ events: repeatItem(size, () => ({ receivedAt: 1, event: {} })) }),
    ),
  ]),
  ...under('the tweaks of a run that is kept', [
    put('brackets in the tweaks of a run that is kept', 'runs/a', 1e6, (size) =>
      runBody({ draft: { tweaksText: '["'.repeat(size) } }),
    ),
    put('lines of tweaks of a run that is kept', 'runs/a', 50_000, (size) =>
      runBody({ draft: { tweaksText: `{${repeatItem(size, (at) => `"tone${at}": 1`).join()}}` } }),
    ),
  ]),
  ...under('what a suite says', [
    put('entries of a suite', 'suites/ID', 50_000, (size) => savedSuite({ body: { tweaks: manySecrets(size) } })),
    put('rows of a suite', 'suites/ID/rows/0', 50_000, (size) => ({
      columns: ['a', 'token'],
      rows: repeatItem(size, (at) => [at, `value${at}`]),
    })),
  ]),
  ...under('what a result was run with', [
    put('tweaks of a result', 'results/ID', 20_000, (size) =>
      savedResult('s', { about: { variants: [{ name: 'Flow', tweaks: manySecrets(size) }], components: {} } }),
    ),
  ]),
  ...under('cells that are saved together', [
    put(
      'cells of a result',
      'results/r/cells',
      500,
      (size) => ({ term: 0, cells: repeatItem(size, (at) => savedCell(at)) }),
      true,
    ),
  ]),
  ...under('pairs of a vote', [
    put('pairs of a vote', 'votes/ID', 2_000, (size) => savedVote({ pairs: repeatItem(size, votePair) }), true),
  ]),
  ...under('any other body for the workspace', [
    put('characters of a note on a vote', 'votes/v/ballots/0', 32_000, (size) => ({
      choice: 'good',
      left: 0,
      note: 'a'.repeat(size),
      ms: 1,
    })),
  ]),
  ...under('words of a search', [get('characters of a search', '/workspace/v1/runs?text=', 8_000)]),
  ...under('head of a request', [
    get('characters of a cursor', '/workspace/v1/runs?cursor=', 8_000),
    get('characters of a session', '/api/v1/monitor/messages?session_id=', 8_000),
    get('characters of a path', '/api/v1/files/download/x/', 8_000),
  ]),
];

it.each(SENT)('twice as many $name cost at most three times as much', (sent) => expectInProportion(server.url, sent));
