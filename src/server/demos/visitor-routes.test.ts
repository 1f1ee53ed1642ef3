import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import type { ModelRequest } from '#engine/component-base/ports.ts';
import { ended } from '#engine/testing/manual-model.ts';
import { at, openTestApp, type TestApp } from '../testing/test-app.ts';
import {
  createVisitor,
  OWNER,
  parseVisitorStream,
  problemOf,
  publish,
  REACHABLE,
  readVisitedAnswer,
} from '../testing/test-demos.ts';

const LANGFLOW = { LANGFLOW_URL: 'http://langflow-address-canary:7860', LANGFLOW_API_KEY: 'langflow-key-canary' };
let app: TestApp;
let requests: ModelRequest[];
let heard: string[];
beforeEach(async () => {
  requests = [];
  heard = [];
  const model = {
    stream: async function* (request: ModelRequest) {
      requests.push(request);
      if (request.prompt.includes('fail')) throw new Error('server-words-canary');
      yield 'Well, ';
      yield request.prompt.includes('week') ? 'seven days.' : '24 hours.';
      return ended;
    },
  };
  app = await openTestApp({ settings: { ...REACHABLE, ...LANGFLOW }, ports: { model } });
});
afterEach(() => app[Symbol.asyncDispose]());

/** Remembers everything that a visitor of this server hears. */
const visit = (name: string) => {
  const visitor = createVisitor(app, name);
  const call = visitor.call;
  visitor.call = async (...request) => {
    const response = await call(...request);
    heard.push(JSON.stringify([...response.headers]), await response.clone().text());
    return response;
  };
  return visitor;
};
const answersOf = async (name: string): Promise<JsonValue> =>
  at((await app.json('GET', `/workspace/v1/demos/${name}/answers`, undefined, OWNER)).body, 'answers');

describe('a visitor', () => {
  it('needs neither key nor token, sees questions and knobs, and gets a streamed answer', async () => {
    await publish(app, 'refunds', { showsTimes: true });
    const visitor = visit('refunds');
    const shown = await visitor.call('GET', '/demo');
    expect(await shown.json()).toEqual({
      title: 'Ask our assistant',
      lead: 'Choose a question.',
      own: { most: 40 },
      questions: ['What is a day?', 'What is a week?'],
      knobs: [
        { label: 'Creativity', control: { kind: 'range', min: 0, max: 0.8, step: 0.1, isWhole: false, value: 0.2 } },
        { label: 'Tone', control: { kind: 'options', options: ['Formal', 'friendly'], value: 0 } },
      ],
      isVote: false,
      showsTimes: true,
      perHour: 60,
      openUntil: null,
      version: 1,
    });
    await visitor.open();
    const response = await visitor.ask({ question: 1, knobs: [0.8, 1] });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect([response.headers.get('x-accel-buffering'), response.headers.get('cache-control')]).toEqual([
      'no',
      'no-store',
    ]);
    const events = parseVisitorStream(await response.text());
    expect(events[0]).toEqual({ event: 'start' });
    expect(events.at(-1)).toEqual({
      event: 'done',
      times: { firstMs: expect.any(Number), totalMs: expect.any(Number) },
    });
    const text = events.flatMap((event) => (event.event === 'text' ? [event.chunk] : [])).join('');
    expect(text).toBe('Well, seven days.');
    expect(requests).toMatchObject([{ temperature: 0.8, prompt: expect.stringContaining('friendly') }]);
    expect(await answersOf('refunds')).toMatchObject([
      {
        question: 'What is a week?',
        isOwn: false,
        status: 'done',
        answer: text,
        problem: null,
        knobs: [
          { label: 'Creativity', value: 0.8 },
          { label: 'Tone', value: 'friendly' },
        ],
      },
    ]);
  });

  it('may type a question, which stays out of the conversations of the server', async () => {
    await publish(app, 'refunds');
    const visitor = visit('refunds');
    await visitor.open();
    expect(await readVisitedAnswer(await visitor.ask({ question: 'My own question?' }))).toEqual({
      text: 'Well, 24 hours.',
      end: 'done',
    });
    expect(requests[0]?.prompt).toContain('My own question?');
    expect(await answersOf('refunds')).toMatchObject([{ question: 'My own question?', isOwn: true }]);
    expect(JSON.stringify(await app.json('GET', '/api/v1/monitor/messages', undefined, OWNER))).not.toContain('My own');
    await publish(app, 'closed', { own: null });
    const other = visit('closed');
    await other.open();
    expect(await problemOf(await other.ask({ question: 'My own question?' }))).toEqual([422, 'refused']);
  });

  it('hears nothing of the reason when no answer came, and the owner does', async () => {
    await publish(app, 'refunds');
    const visitor = visit('refunds');
    await visitor.open();
    const response = await visitor.ask({ question: 'Please fail' });
    expect(parseVisitorStream(await response.text()).at(-1)).toEqual({ event: 'failed' });
    expect(heard.join()).not.toContain('server-words-canary');
    expect(await answersOf('refunds')).toMatchObject([
      { status: 'failed', problem: expect.stringContaining('server-words-canary') },
    ]);
  });

  it('hears nothing of what is wrong with the server, and its log has it', async () => {
    await publish(app, 'refunds');
    const visitor = visit('refunds');
    await visitor.open();
    await app.services.workspace.close();
    for (const response of [await visitor.call('GET', '/demo'), await visitor.ask()])
      expect([response.status, await response.json()]).toEqual([
        503,
        { code: 'unavailable', detail: 'This demo cannot answer now. Try again later' },
      ]);
    expect(JSON.stringify(app.logged)).toMatch(/a demo failed/);
  });

  it('is counted once by a browser, with each question that was taken', async () => {
    await publish(app, 'refunds');
    const visitor = visit('refunds');
    await visitor.open();
    await visitor.open();
    await visit('refunds').open();
    await (await visitor.ask()).text();
    await visitor.ask({ question: 9 });
    const list = await app.json('GET', '/workspace/v1/demos', undefined, OWNER);
    expect(at(list.body, 'demos', 0)).toMatchObject({ visits: 2, questions: 1 });
  });

  it('is told of a change, of the end, and of a demo that is not there', async () => {
    await publish(app, 'refunds');
    const visitor = visit('refunds');
    await visitor.open();
    const PATH = '/workspace/v1/demos/refunds';
    await app.json('PATCH', PATH, { isOn: true }, OWNER);
    expect(await problemOf(await visitor.ask())).toEqual([409, 'changed']);
    await app.json('PATCH', PATH, { isOn: true, openUntil: 1_000 }, OWNER);
    const ended = await visitor.call('GET', '/demo');
    expect([ended.status, await ended.json()]).toEqual([
      410,
      expect.objectContaining({ code: 'ended', openUntil: 1_000 }),
    ]);
    await app.json('PATCH', PATH, { isOn: false }, OWNER);
    expect(await (await visitor.ask()).json()).toMatchObject({ code: 'ended', openUntil: null });
    expect(await problemOf(await visit('nothing').call('GET', '/demo'))).toEqual([404, 'missing']);
  });
});

it('no reply, header or line of the log has a key, the flow, its tweaks, or another demo', async () => {
  const hidden = { tweaks: { 'Prompt-t8Nc5': { length: 'tweak-canary' } } };
  await publish(app, 'refunds', hidden, 'password-canary');
  await publish(app, 'other-demo-canary', { title: 'other-title-canary' });
  const visitor = visit('refunds');
  await visitor.call('GET', '/demo');
  await visitor.call('POST', '/password', { password: 'wrong' });
  expect((await visitor.call('POST', '/password', { password: 'password-canary' })).status).toBe(204);
  await visitor.open();
  await visitor.ask();
  await visitor.ask({ question: 'Please fail' });
  await visitor.ask({ question: 7 });
  expect(requests[0]?.prompt).toContain('tweak-canary');
  const said = heard.join('\n');
  expect(said).toContain('Well, ');
  for (const text of [said, JSON.stringify(app.logged)]) {
    for (const secret of ['canary', 'scrypt', 'temperature', 'tone-switcher', 'LanguageModel', 'Prompt-', 'weakbench'])
      expect(text.includes(secret), `${secret} in ${text === said ? 'replies' : 'log'}`).toBe(false);
  }
});
