import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { jsonValue } from '#contract/json-schema.ts';
import type { RunEvent } from '#contract/run-event.ts';
import { readResultText } from '#contract/run-response.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { parseEventStream } from './testing/event-stream-text.ts';
import { openTestApp, type TestApp } from './testing/test-app.ts';

const recording = z
  .object({ flow: z.unknown(), cases: z.array(z.object({ name: z.string(), status: z.number(), body: jsonValue })) })
  .parse(readRecording('human-input.json'));
const flow = exportFromOutline(parseOutline(recording.flow));
const RUN = `/api/v1/run/advanced/${flow.id}`;
const EVENTS = { accept: 'text/event-stream' };

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await app.services.flows.add([flow]);
});
afterAll(() => app[Symbol.asyncDispose]());
afterEach(() => void vi.useRealTimers());

const recorded = (name: string) => recording.cases.find((one) => one.name === name);

/** Reads the stream of a run up to its question, and on. */
async function ask(target = app, headers: Record<string, string> = {}, filler = '') {
  const response = await target.call(
    'POST',
    RUN,
    { inputs: [{ input_value: 'Ship it?' }], stream: true, filler },
    { ...EVENTS, ...headers },
  );
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
  const decoder = new TextDecoder();
  let text = '';
  const questionIn = (events: RunEvent[]) => events.find((event) => event.event === 'human-input-required');
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    text += decoder.decode(step.value, { stream: true });
    if (questionIn(parseEventStream(text))) break;
  }
  const question = questionIn(parseEventStream(text));
  if (!question) throw new Error(`It did not ask: ${text}`);
  const { job_id: job, request_id: requestId } = question;
  return {
    job,
    decide: (action: string, id = requestId, who = headers) =>
      target.json('POST', `/api/v2/workflows/${job}/resume`, { request_id: id, decision: { action_id: action } }, who),
    leave: () => reader.cancel(),
    async rest() {
      for (let step = await reader.read(); !step.done; step = await reader.read()) text += decoder.decode(step.value);
      return parseEventStream(text);
    },
  };
}

/** Signs in under this name. */
async function enter(target: TestApp, name: string) {
  const form = new URLSearchParams({ token: 'open sesame!', name }).toString();
  const entered = await target.call('POST', '/', form, { 'content-type': 'application/x-www-form-urlencoded' });
  return { cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

describe('a flow that asks a person', () => {
  it('asks in its stream, and goes on with the decision', async () => {
    const { decide, rest } = await ask();
    expect(app.services.waiting.count()).toBe(1);
    expect(await decide('reject')).toMatchObject({
      status: 200,
      body: { status: 'resuming', message: 'Resume accepted' },
    });
    const events = await rest();
    expect(
      events.flatMap((event) => (event.event === 'output-ready' && event.result ? [readResultText(event.result)] : [])),
    ).toEqual(['Ship it?']);
    expect(events.at(-1)).toMatchObject({ event: 'run-end' });
    expect([app.services.waiting.count(), app.services.runs.count()]).toEqual([0, 0]);
  });

  it('refuses decisions with the statuses and codes of Langflow', async () => {
    const { decide, rest } = await ask();
    const codeOf = ({ body }: { body: unknown }) =>
      z.object({ detail: z.object({ code: z.string() }) }).parse(body).detail.code;
    const unknown = recorded('resume with an unknown action');
    const answer = await decide('maybe');
    expect([answer.status, codeOf(answer)]).toEqual([unknown?.status, codeOf({ body: unknown?.body })]);
    expect((await decide('approve', 'stale')).status).toBe(409);
    expect((await decide('approve')).status).toBe(200);
    const again = await decide('approve');
    expect([409, 404]).toContain(again.status);
    await rest();
    expect(await decide('approve')).toMatchObject({ status: 404, body: { detail: { code: 'JOB_NOT_FOUND' } } });
  });

  it.each([['{"request_id": 1}'], ['[]'], ['not JSON']])('refuses the decision %s', async (body) => {
    const { status } = await app.json('POST', '/api/v2/workflows/job/resume', body, {
      'content-type': 'application/json',
    });
    expect(status).toBe(422);
  });

  it('is a 400 without a stream, with the message of Langflow', async () => {
    const { status, body } = recorded('run/advanced') ?? {};
    expect(await app.json('POST', RUN, { inputs: [{ input_value: 'hi' }] })).toEqual({ status, body });
    expect(await app.json('POST', RUN, { stream: true }, { accept: 'application/json' })).toEqual({ status, body });
  });

  it('keeps waiting when its reader has left, and can be read again from the first event', async () => {
    const { job, leave, decide } = await ask();
    await leave();
    expect([app.services.waiting.count(), app.services.runs.count()]).toEqual([1, 1]);
    const again = await app.call('GET', `/api/v2/workflows/${job}/events`);
    expect(again.headers.get('content-type')).toContain('text/event-stream');
    const rest = again.text();
    expect((await decide('reject')).status).toBe(200);
    const events = parseEventStream(await rest);
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['run-start', 'human-input-required', 'human-input-decided', 'output-ready', 'run-end']),
    );
    expect([app.services.waiting.count(), app.services.runs.count()]).toEqual([0, 0]);
    expect((await app.call('GET', `/api/v2/workflows/${job}/events`)).status).toBe(204);
  });

  it('keeps a decision that comes while nobody reads', async () => {
    const { job, leave, decide } = await ask();
    await leave();
    expect((await decide('approve')).status).toBe(200);
    const events = parseEventStream(await (await app.call('GET', `/api/v2/workflows/${job}/events`)).text());
    expect(events.at(-1)).toMatchObject({ event: 'run-end' });
  });

  it('goes to who reads it last', async () => {
    const first = await ask();
    const again = await app.call('GET', `/api/v2/workflows/${first.job}/events`);
    expect((await first.rest()).at(-1)).toMatchObject({ event: 'human-input-required' });
    await first.leave();
    expect(app.services.waiting.count()).toBe(1);
    await first.decide('approve');
    expect(parseEventStream(await again.text()).at(-1)).toMatchObject({ event: 'run-end' });
  });

  it('ends with its reader if its body is large', async () => {
    const { leave } = await ask(app, {}, 'x'.repeat(1_100_000));
    await leave();
    await expect.poll(() => [app.services.waiting.count(), app.services.runs.count()]).toEqual([0, 0]);
  });

  it('can be stopped when its reader has left', async () => {
    const { job, leave, decide } = await ask();
    await leave();
    const stop = () => app.json('POST', '/api/v2/workflows/stop', { job_id: job });
    expect((await stop()).body).toEqual({ job_id: job, status: 'stopped' });
    await expect.poll(() => [app.services.waiting.count(), app.services.runs.count()]).toEqual([0, 0]);
    expect((await decide('approve')).status).toBe(404);
    expect((await stop()).body).toEqual({ job_id: job, status: 'unknown' });
    expect((await app.json('POST', '/api/v2/workflows/stop', { job: 1 })).status).toBe(422);
  });

  it('ends with the hour of its question when nobody reads it', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const { leave } = await ask();
    await vi.advanceTimersByTimeAsync(3_000_000);
    await leave();
    await vi.advanceTimersByTimeAsync(590_000);
    expect([app.services.waiting.count(), app.services.runs.count()]).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(20_000);
    await expect.poll(() => [app.services.waiting.count(), app.services.runs.count()]).toEqual([0, 0]);
  });

  it('belongs to who started it alone, and counts among their twenty when its reader has left', async () => {
    await using shared = await openTestApp({ settings: { TWEAKBENCH_TOKEN: 'open sesame!' } });
    await shared.services.flows.add([flow]);
    const mara = await enter(shared, 'Mara');
    const zoe = await enter(shared, 'Zoë');
    const { job, leave, decide } = await ask(shared, mara);
    await leave();
    expect(await decide('approve', undefined, zoe)).toMatchObject({
      status: 404,
      body: { detail: { code: 'JOB_NOT_FOUND' } },
    });
    const eventsFor = (who: Record<string, string>, id = job) =>
      shared.call('GET', `/api/v2/workflows/${id}/events`, undefined, who);
    expect((await eventsFor(zoe)).status).toBe(204);
    expect(await shared.json('POST', '/api/v2/workflows/stop', { job_id: job }, zoe)).toMatchObject({
      body: { status: 'unknown' },
    });
    const decided = await ask(shared, mara);
    await decided.leave();
    expect((await decided.decide('approve')).status).toBe(200);
    for (let at = 0; at < 18; at += 1) await (await ask(shared, mara)).leave();
    expect(shared.services.waiting.count()).toBe(20);
    const more = await ask(shared, mara);
    expect(JSON.stringify(await more.rest())).toContain('20 of your runs wait for decisions already');
    expect(await (await eventsFor(mara, decided.job)).text()).toContain('run-end');
    expect(shared.services.waiting.count()).toBe(19);
    const mine = await eventsFor(mara);
    expect(mine.status).toBe(200);
    await mine.body?.cancel();
    shared.services.runs.shutDown();
    await expect.poll(() => shared.services.waiting.count()).toBe(0);
  });

  it('ends with the server', async () => {
    await using ending = await openTestApp();
    await ending.services.flows.add([flow]);
    const { rest } = await ask(ending);
    ending.services.runs.shutDown();
    expect((await rest()).at(-1)).toMatchObject({ event: 'run-error', error: { status: 503 } });
    expect(ending.services.waiting.count()).toBe(0);
  });

  it('asks twenty times at once for one person, and others still', async () => {
    await using shared = await openTestApp({ settings: { TWEAKBENCH_TOKEN: 'open sesame!' } });
    await shared.services.flows.add([flow]);
    const mara = await enter(shared, 'Mara');
    for (let at = 0; at < 20; at += 1) await ask(shared, mara);
    const more = await ask(shared, mara);
    const refused = (await more.rest()).find(({ event }) => event === 'input-error');
    expect(JSON.stringify(refused)).toContain('20 of your runs wait for decisions already');
    await ask(shared, await enter(shared, 'Zoë'));
    expect(shared.services.waiting.count()).toBe(21);
    shared.services.runs.shutDown();
    await expect.poll(() => shared.services.waiting.count()).toBe(0);
  });

  it('may wait longer than a run may take', async () => {
    await using brief = await openTestApp({ settings: { TWEAKBENCH_RUN_TIMEOUT: '60' } });
    await brief.services.flows.add([flow]);
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
    const { decide, rest } = await ask(brief);
    await vi.advanceTimersByTimeAsync(90_000);
    await decide('approve');
    expect((await rest()).at(-1)).toMatchObject({ event: 'run-end' });
  });
});
