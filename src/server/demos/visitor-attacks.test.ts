/** What a hostile visitor may try: each is refused or bounded. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { ended } from '#engine/testing/manual-model.ts';
import { at, openTestApp, type TestApp } from '../testing/test-app.ts';
import { createVisitor, demoSettings, OWNER, problemOf, publish, REACHABLE } from '../testing/test-demos.ts';

let app: TestApp;
let answered = 0;
beforeEach(async () => {
  answered = 0;
  const model = {
    stream: async function* () {
      answered += 1;
      yield 'Well.';
      return ended;
    },
  };
  app = await openTestApp({ settings: REACHABLE, ports: { model } });
});
afterEach(() => app[Symbol.asyncDispose]());

const answersOf = async (name: string): Promise<JsonValue> =>
  at((await app.json('GET', `/workspace/v1/demos/${name}/answers`, undefined, OWNER)).body, 'answers');

describe('attacks on a question', () => {
  it.each<[string, Record<string, unknown> | string, number?]>([
    ['one more field', { tweaks: { temperature: 1 } }],
    ['the input of a run', { inputs: [{ input_value: 'x' }] }],
    ['a session', { session_id: 'mine' }],
    ['a knob above its range', { knobs: [0.81, 0] }],
    ['a knob below its range', { knobs: [-0.01, 0] }],
    ['a knob as a text', { knobs: ['0.2', 0] }],
    ['a knob as an object', { knobs: [{ value: 0.2, load_from_db: true }, 0] }],
    ['a knob as null', { knobs: [null, 0] }],
    ['an option that is not there', { knobs: [0.2, 2] }],
    ['half an option', { knobs: [0.2, 0.5] }],
    ['an option by its value', { knobs: [0.2, 'friendly'] }],
    ['one knob less', { knobs: [0.2] }],
    ['one knob more', { knobs: [0.2, 0, 1] }],
    ['knobs by name', { knobs: { temperature: 0.2 } }],
    ['a question that is not there', { question: 2 }],
    ['a question below the first', { question: -1 }],
    ['half a question', { question: 0.5 }],
    ['a text over the limit', { question: 'x'.repeat(41) }],
    ['an empty text', { question: '  ' }],
    ['half an emoji', { question: '\ud83d' }],
    ['a question as an object', { question: { text: 'x' } }],
    ['prototype of the body', '{"version":1,"question":0,"knobs":[0.2,0],"__proto__":{"own":9}}'],
    ['prototype of the knobs', '{"version":1,"question":0,"knobs":{"__proto__":[0.2,0],"length":2}}'],
    ['infinity', '{"version":1,"question":0,"knobs":[1e999,0]}'],
    ['no JSON', 'question=0'],
    ['a list', '[]'],
    ['a body of 40 kB', { question: 'x'.repeat(40_000) }],
  ])('%s is a 422 without a reason, and nothing runs', async (_, body) => {
    await publish(app, 'refunds');
    const visitor = createVisitor(app, 'refunds');
    await visitor.open();
    const json = { 'content-type': 'application/json' };
    const response =
      typeof body === 'string' ? await visitor.call('POST', '/ask', body, json) : await visitor.ask(body);
    expect(await problemOf(response)).toEqual([422, 'refused']);
    expect([answered, await answersOf('refunds')]).toEqual([0, []]);
  });

  it('with cookies that are forged, of another demo, too old, or none, are refused', async () => {
    await publish(app, 'refunds');
    await publish(app, 'other');
    const visitor = createVisitor(app, 'refunds');
    await visitor.open();
    const own = visitor.cookies.get('visit') ?? '';
    const other = createVisitor(app, 'other');
    await other.open();
    const [id = '', , signature = ''] = own.split('.');
    const long = `${id}.${Math.floor(Date.now() / 1000) + 1_000_000}.${signature}`;
    for (const cookie of [
      '',
      'x',
      `x${own}`,
      `${own}x`,
      `${id}.1.${signature}`,
      long,
      other.cookies.get('visit') ?? '',
    ]) {
      visitor.cookies.set('visit', cookie);
      expect(await problemOf(await visitor.ask()), cookie).toEqual([401, 'visit-needed']);
    }
    visitor.cookies.set('visit', own);
    expect(await (await visitor.ask()).text()).toContain('done');
    expect(answered).toBe(1);
  });

  it('with headers that claim addresses or names are counted as the same visitor', async () => {
    await publish(app, 'refunds', { limits: { perHour: 50, perVisitor: 2, atOnce: 5 } });
    const visitor = createVisitor(app, 'refunds');
    await visitor.open();
    const statuses: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const claim = `10.0.0.${turn}`;
      const headers = { 'x-forwarded-for': claim, forwarded: `for=${claim}`, 'x-real-ip': claim, 'x-api-key': claim };
      const response = await visitor.ask({}, headers);
      statuses.push(response.status);
      await response.text();
    }
    expect(statuses).toEqual([200, 200, 429, 429, 429]);
  });

  it('of two hundred visitors at one moment are answered up to the limits', async () => {
    await publish(app, 'refunds', { limits: { perHour: 30, perVisitor: null, atOnce: 20 } });
    const visitors = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const visitor = createVisitor(app, 'refunds');
        await visitor.open();
        return visitor;
      }),
    );
    const responses = await Promise.all(visitors.map((visitor) => visitor.ask()));
    const taken = responses.filter(({ status }) => status === 200).length;
    expect(taken).toBeLessThanOrEqual(30);
    expect(responses.filter(({ status }) => status === 429)).toHaveLength(200 - taken);
    const refused = responses.find(({ status }) => status === 429);
    expect(await refused?.clone().json()).toMatchObject({ code: 'limit-reached', until: expect.any(Number) });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    await Promise.all(responses.map((response) => response.text()));
    expect(answered).toBe(taken);
    expect(taken).toBeGreaterThan(0);
  }, 60_000);

  it('are sent on from a link with a slash at its end, but only of a demo', async () => {
    for (const path of ['/p/refunds', '/p/refunds/demo']) {
      const sent = await app.call('GET', `${path}/?from=chat`);
      expect([sent.status, sent.headers.get('location')], path).toEqual([308, `${path}?from=chat`]);
    }
    for (const path of [
      '/p/refunds//',
      '/p//',
      '/p/refunds/ask/',
      '/p/refunds/demo//',
      '/p//elsewhere.example/',
      '/p/REFUNDS/',
    ])
      expect((await app.call('GET', path)).status, path).toBe(401);
  });

  it('reach no other demo, trial or route of the server', async () => {
    await publish(app, 'refunds');
    const visitor = createVisitor(app, 'refunds');
    await visitor.open();
    const trial = await app.json('POST', '/workspace/v1/demo-trials', { settings: demoSettings() }, OWNER);
    const path = String(at(trial.body, 'path'));
    const cookie = `visit=${visitor.cookies.get('visit')}`;
    const closed = [
      ['GET', '/workspace/v1/demos'],
      ['GET', '/workspace/v1/demos/refunds'],
      ['GET', '/workspace/v1/demos/refunds/answers'],
      ['PATCH', '/workspace/v1/demos/refunds'],
      ['GET', '/api/v1/flows/'],
      ['POST', '/api/v1/run/advanced/tone-switcher'],
      ['GET', '/openapi.json'],
      ['GET', '/'],
      ['GET', '/assets/x.js'],
      ['GET', '/p/refunds/../../api/v1/flows/'],
      ['GET', '/p/refunds/answers'],
      ['GET', '/demo/../workspace/v1/demos'],
      ['DELETE', '/p/refunds/ask'],
      ['GET', path],
      ['GET', `${path}/demo`],
      ['POST', `${path}/ask`],
    ] as const;
    for (const [method, address] of closed) {
      const { status } = await app.call(method, address, method === 'GET' ? undefined : {}, { cookie });
      expect([401, 403], `${method} ${address}`).toContain(status);
    }
    expect((await app.call('GET', '/p/refunds/demo', undefined, { host: 'elsewhere.example' })).status).toBe(403);
    const foreign = { origin: 'https://elsewhere.example' };
    expect((await visitor.ask({}, foreign)).status).toBe(403);
  });
});
