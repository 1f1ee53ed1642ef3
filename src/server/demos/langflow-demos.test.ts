/** Demos of a flow on a Langflow, which the server asks with its own key. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import type { JsonValue } from '#contract/json.ts';
import { busyDatabaseCases } from '#contract/testing/recordings.ts';
import { startTestLangflow, type TestLangflow } from '../testing/demo-langflow.ts';
import { at, openTestApp, type TestApp } from '../testing/test-app.ts';
import {
  createVisitor,
  demoSettings,
  OWNER,
  problemOf,
  publish,
  REACHABLE,
  readVisitedAnswer,
} from '../testing/test-demos.ts';

const KEY = 'langflow-key-canary';
const chat = (changes: Partial<DemoSettings> = {}): DemoSettings =>
  demoSettings({
    flow: { server: 'langflow', id: 'flow-id-canary', name: 'Chat' },
    knobs: [
      {
        component: 'EchoLLM-m1',
        field: 'words',
        label: 'Words',
        control: { kind: 'range', min: 2, max: 9, step: 1, isWhole: true, value: 6 },
      },
      {
        component: 'Prompt-p1',
        field: 'tone',
        label: 'Tone',
        control: { kind: 'options', options: [{ value: 'plain' }, { value: 'loud' }], value: 0 },
      },
    ],
    ...changes,
  });

async function open(langflow: TestLangflow | { url: string }, dataFolder?: string): Promise<TestApp> {
  const settings = { ...REACHABLE, LANGFLOW_URL: `${langflow.url}/`, LANGFLOW_API_KEY: KEY };
  const app = await openTestApp({ settings, ...(dataFolder !== undefined && { dataFolder }) });
  onTestFinished(() => app[Symbol.asyncDispose]());
  return app;
}
const answersOf = async (app: TestApp): Promise<JsonValue> =>
  at((await app.json('GET', '/workspace/v1/demos/chat/answers', undefined, OWNER)).body, 'answers');
const runsOf = ({ seen }: TestLangflow) => seen.filter(({ path }) => path.startsWith('/api/v1/run/'));

describe('a demo of a flow on a Langflow', () => {
  it('streams the answer to a request that the server made, with a session of its own and the key', async () => {
    const langflow = await startTestLangflow();
    const app = await open(langflow);
    await publish(app, 'chat', chat({ tweaks: { 'Echo LLM': { delay: 0.05 } } }));
    const visitor = createVisitor(app, 'chat');
    await visitor.open();
    const response = await visitor.ask({ question: 'hi', knobs: [3, 1] }, { 'x-api-key': 'of-a-visitor' });
    const text = await response.clone().text();
    expect(await readVisitedAnswer(response)).toEqual({ text: '[plain] You said: Answer as : ', end: 'done' });
    expect(text.match(/"event":"text"/g)?.length).toBeGreaterThan(2);
    await visitor.open();
    await (await visitor.ask({ knobs: [2, 0] })).text();
    const [first, second] = runsOf(langflow);
    expect(first).toMatchObject({
      headers: { 'x-api-key': KEY },
      body: {
        input_value: 'hi',
        input_type: 'any',
        output_type: 'any',
        tweaks: { 'EchoLLM-m1': { delay: 0.05, words: 3 }, 'Prompt-p1': { tone: 'loud' } },
      },
    });
    expect(second?.body).toMatchObject({ input_value: 'What is a day?', tweaks: { 'EchoLLM-m1': { words: 2 } } });
    const sessions = [first, second].map((run) => run?.body.session_id);
    expect(new Set(sessions).size).toBe(2);
    expect(JSON.stringify(first?.headers)).not.toContain('of-a-visitor');
    // An idle connection may be closed just when it is used again.
    expect(new Set(langflow.seen.map(({ headers }) => headers.connection))).toEqual(new Set(['close']));
    for (const secret of ['canary', 'EchoLLM', 'delay', 'session', '127.0.0.1', 'Echo LLM'])
      expect(text.includes(secret), secret).toBe(false);
    expect(await answersOf(app)).toMatchObject([{ question: 'What is a day?' }, { question: 'hi', status: 'done' }]);
  });

  it('shows a visitor no text of an output that was not chosen, although the Langflow streams it', async () => {
    const langflow = await startTestLangflow();
    const app = await open(langflow);
    await publish(app, 'chat', chat({ outputs: ['Prompt-p1'] }));
    const visitor = createVisitor(app, 'chat');
    await visitor.open();
    const text = await (await visitor.ask({ question: 'hi', knobs: [3, 1] })).text();
    expect(runsOf(langflow)).toHaveLength(1);
    expect(text).not.toContain('"event":"text"');
  });

  it('takes nothing else of a visitor: a third tweak is a 422 that the Langflow does not see', async () => {
    const langflow = await startTestLangflow();
    const app = await open(langflow);
    await publish(app, 'chat', chat());
    const visitor = createVisitor(app, 'chat');
    await visitor.open();
    for (const body of [
      { knobs: [3, 1, 0.1] },
      { tweaks: { 'EchoLLM-m1': { delay: 9 } } },
      { knobs: [10, 1] },
      { knobs: [2.5, 1] },
    ])
      expect(await problemOf(await visitor.ask(body))).toEqual([422, 'refused']);
    expect(runsOf(langflow)).toEqual([]);
  });

  it.each<[string, Parameters<TestLangflow['play']>[0], RegExp]>([
    ['a component failed', 'run-component-error-1.13.0', /Error|fail/i],
    ['the key is wrong', 'run-wrong-key-1.13.0', /^The server refused the API key \(status 40[13]\)/],
    ['the Langflow is broken', { status: 500, body: 'words-canary' }, /^The run failed \(status 500\)\. words-canary$/],
    ['the answer is no answer', { status: 200, body: '{}]' }, /^The answer is not valid JSON\. /],
  ])('says nothing to the visitor when %s, and why to the owner', async (_, answer, message) => {
    const langflow = await startTestLangflow();
    const app = await open(langflow);
    await publish(app, 'chat', chat());
    const visitor = createVisitor(app, 'chat');
    await visitor.open();
    langflow.play(answer);
    const text = await (await visitor.ask({ knobs: [3, 0] })).text();
    expect(text).toBe('data: {"event":"start"}\n\ndata: {"event":"failed"}\n\n');
    const answers = await answersOf(app);
    expect(at(answers, 0, 'problem')).toMatch(message);
    expect(JSON.stringify([answers, app.logged])).not.toContain(KEY);
  });

  it('asks once more where the database of the Langflow was busy before it began, and tells the owner the cure', async () => {
    const langflow = await startTestLangflow();
    const app = await open(langflow);
    await publish(app, 'chat', chat());
    const visitor = createVisitor(app, 'chat');
    await visitor.open();
    const [busy] = busyDatabaseCases();
    if (!busy) throw new Error('No recording');
    langflow.play(busy);
    const answer = visitor.ask({ knobs: [3, 0] });
    await expect.poll(() => runsOf(langflow)).toHaveLength(1);
    langflow.play('run-chat-1.13.0');
    expect(await readVisitedAnswer(await answer)).toMatchObject({ end: 'done' });
    expect(runsOf(langflow)).toHaveLength(2);
    langflow.play(busy);
    await (await visitor.ask({ knobs: [3, 0] })).text();
    expect(runsOf(langflow)).toHaveLength(4);
    const problem = at(await answersOf(app), 0, 'problem');
    expect(problem).toMatch(/^Langflow's database was busy .*Run it again/);
    expect(problem).not.toContain('SQL:');
  });

  it('tells the owner the beginning of an error, however long it is', async () => {
    const langflow = await startTestLangflow();
    const app = await open(langflow);
    await publish(app, 'chat', chat());
    const visitor = createVisitor(app, 'chat');
    await visitor.open();
    langflow.play({ status: 500, body: 'Traceback '.repeat(200_000) });
    expect((await readVisitedAnswer(await visitor.ask({ knobs: [3, 0] }))).end).toBe('failed');
    expect(await answersOf(app)).toMatchObject([
      { status: 'failed', problem: expect.stringMatching(/^The run failed \(status 500\)\. Traceback/) },
    ]);
  });

  it('ends the request to the Langflow when the visitor leaves, whatever was collected from memory', async () => {
    const langflow = await startTestLangflow();
    const app = await open(langflow);
    await publish(app, 'chat', chat());
    const visitor = createVisitor(app, 'chat');
    await visitor.open();
    const closed = langflow.beginOnly();
    const response = await visitor.ask({ knobs: [3, 0] });
    await expect.poll(() => runsOf(langflow)).toHaveLength(1);
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc');
    for (let turn = 0; turn < 5; turn += 1) {
      await nextTurn();
      collect();
    }
    await response.body?.cancel();
    await closed;
    await expect.poll(() => answersOf(app)).toMatchObject([{ status: 'stopped' }]);
  });

  it('follows no redirect, which could take the key elsewhere', async () => {
    const langflow = await startTestLangflow();
    const other = await startTestLangflow();
    const app = await open(langflow);
    await publish(app, 'chat', chat());
    const visitor = createVisitor(app, 'chat');
    await visitor.open();
    for (const status of [302, 307]) {
      langflow.play({ status, body: '', location: `${other.url}/api/v1/run/flow-id-canary` });
      expect((await readVisitedAnswer(await visitor.ask({ knobs: [3, 0] }))).end).toBe('failed');
    }
    expect(other.seen).toEqual([]);
  });

  it('reads the answers of old releases, and one that is not a stream', async () => {
    const langflow = await startTestLangflow('0.1.4');
    const app = await open(langflow);
    await publish(app, 'chat', chat());
    const visitor = createVisitor(app, 'chat');
    await visitor.open();
    for (const recording of ['run-chat-0.1.4', 'run-not-streamed-1.13.0']) {
      langflow.play(recording);
      expect(await readVisitedAnswer(await visitor.ask({ knobs: [3, 0] })), recording).toEqual({
        text: expect.stringContaining('You said'),
        end: 'done',
      });
    }
  });

  it('is not published for a flow that the Langflow does not have, or while it does not answer', async () => {
    const langflow = await startTestLangflow();
    const app = await open(langflow);
    const body = (id: string) => ({
      name: 'chat',
      password: null,
      settings: chat({ flow: { server: 'langflow', id, name: '' } }),
    });
    const list = '/workspace/v1/demos';
    expect(await app.json('POST', list, body('other'), OWNER)).toMatchObject({ status: 422 });
    const stopped = await open({ url: 'http://127.0.0.1:9' });
    const answer = await stopped.json('POST', list, body('flow-id-canary'), OWNER);
    expect([answer.status, at(answer.body, 'detail')]).toEqual([
      502,
      expect.stringContaining('Nothing answers at http://127.0.0.1:9.'),
    ]);
  });

  it('answers nothing when the server has another Langflow now', async () => {
    const langflow = await startTestLangflow();
    const app = await open(langflow);
    await publish(app, 'chat', chat());
    await app.services.close();
    const other = await startTestLangflow();
    const visitor = createVisitor(await open(other, app.dataFolder), 'chat');
    await visitor.open();
    expect(await problemOf(await visitor.ask({ knobs: [3, 0] }))).toEqual([503, 'unavailable']);
    expect(runsOf(other)).toEqual([]);
  });
});
