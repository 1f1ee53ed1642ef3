import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoKnob } from '#contract/demos/demo-knob.ts';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { at, openTestApp, type TestApp } from '../testing/test-app.ts';
import { createVisitor, demoSettings, OWNER, problemOf, publish, REACHABLE } from '../testing/test-demos.ts';

const LIST = '/workspace/v1/demos';
const ONE = `${LIST}/refunds`;
let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ settings: REACHABLE });
});
afterEach(() => app[Symbol.asyncDispose]());

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  app.json(method, path, body, { ...OWNER, ...headers });
const [range, options] = demoSettings().knobs;
const ranged = (changes: object, field = 'temperature', component = range?.component ?? ''): Partial<DemoSettings> => ({
  knobs: [{ ...range, component, field, control: { ...range?.control, ...changes } } as DemoKnob],
});

describe('an owner', () => {
  it('publishes, reads, edits, revokes, opens again and deletes', async () => {
    expect((await send('GET', '/workspace/v1/demo-names/refunds')).body).toEqual({ isFree: true });
    const body = { name: 'refunds', settings: demoSettings(), password: null };
    const published = await app.call('POST', LIST, body, OWNER);
    expect([published.status, published.headers.get('etag')]).toEqual([201, '"1"']);
    expect(await send('POST', LIST, body)).toEqual({
      status: 409,
      body: { detail: '/p/refunds is taken. Choose another address' },
    });
    expect((await send('GET', '/workspace/v1/demo-names/refunds')).body).toEqual({ isFree: false });
    expect((await send('GET', ONE)).body).toMatchObject({ entry: { version: 1 }, settings: demoSettings() });
    const edit = { settings: demoSettings({ title: ' Edited\n' }), password: 'a password' };
    expect((await send('PUT', ONE, edit)).status).toBe(428);
    expect(await send('PUT', ONE, edit, { 'if-match': '"9"' })).toMatchObject({
      status: 412,
      body: { entry: { version: 1 } },
    });
    const edited = await send('PUT', ONE, edit, { 'if-match': '"1"' });
    expect(edited).toMatchObject({ status: 200, body: { title: 'Edited', hasPassword: true, version: 2 } });
    expect(await send('PATCH', ONE, { isOn: false })).toMatchObject({ body: { state: 'revoked' } });
    expect(await problemOf(await createVisitor(app, 'refunds').call('GET', '/demo'))).toEqual([410, 'ended']);
    expect(await send('PATCH', ONE, { isOn: true, openUntil: null })).toMatchObject({ body: { state: 'open' } });
    expect((await send('GET', LIST)).body).toMatchObject({
      demos: [{ name: 'refunds', state: 'open' }],
      langflowObstacle: expect.stringContaining('LANGFLOW_API_KEY'),
    });
    expect((await send('DELETE', ONE)).status).toBe(204);
    for (const method of ['GET', 'DELETE']) expect((await send(method, ONE)).status).toBe(404);
    expect((await send('GET', `${LIST}/Not-a-name`)).status).toBe(404);
  });

  it('asks for a password, which is stored as a hash only, asked once, and asked again when it is changed', async () => {
    await publish(app, 'refunds', {}, 'pässword');
    const visitor = createVisitor(app, 'refunds');
    // Nothing else of the demo is told before.
    const { title } = demoSettings();
    for (const refusal of [await visitor.call('GET', '/demo'), await visitor.ask()])
      expect([refusal.status, await refusal.json()]).toEqual([
        401,
        { code: 'password-needed', detail: 'This demo has a password', title },
      ]);
    // The same text in another form of Unicode.
    expect((await visitor.call('POST', '/password', { password: 'pa\u0308ssword' })).status).toBe(204);
    await visitor.open();
    await visitor.open();
    const stored = await app.services.workspace.demos.find('refunds');
    expect(stored?.passwordHash).toMatch(/^scrypt\$32768\$8\$1\$/);
    expect(JSON.stringify((await send('GET', ONE)).body)).not.toContain('scrypt');
    await send('PUT', ONE, { settings: demoSettings() }, { 'if-match': '*' });
    await visitor.open();
    await send('PUT', ONE, { settings: demoSettings(), password: 'another' }, { 'if-match': '*' });
    expect(await problemOf(await visitor.call('GET', '/demo'))).toEqual([401, 'password-needed']);
    await send('PUT', ONE, { settings: demoSettings(), password: null }, { 'if-match': '*' });
    await visitor.open();
  });

  it('lets five wrong passwords pass, at one moment too, then none for a while, whatever cookies or headers say', async () => {
    await publish(app, 'refunds', {}, 'the password');
    const guess = (password: string, index: number) =>
      createVisitor(app, 'refunds').call('POST', '/password', { password }, { 'x-forwarded-for': `10.0.0.${index}` });
    const responses = await Promise.all(Array.from({ length: 8 }, (_, index) => guess('wrong', index)));
    const codes = await Promise.all(responses.map(async (response) => (await problemOf(response))[1]));
    expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(4);
    expect(codes.filter((code) => code === 'too-many-tries')).toHaveLength(4);
    const right = await guess('the password', 9);
    expect([right.status, at(await right.json(), 'until')]).toEqual([429, expect.any(Number)]);
  });

  it('delays a wrong password, and nobody else meanwhile', async () => {
    const pauses: (() => void)[] = [];
    const pause = () => new Promise<void>((end) => pauses.push(end));
    await using held = await openTestApp({ settings: REACHABLE, pause });
    await publish(held, 'refunds', {}, 'the password');
    const order: number[] = [];
    const send = async (password: string) => {
      order.push((await createVisitor(held, 'refunds').call('POST', '/password', { password })).status);
    };
    const wrong = send('wrong');
    await expect.poll(() => pauses.length, { timeout: 20_000 }).toBe(1);
    await send('the password');
    for (const end of pauses) end();
    await wrong;
    expect(order).toEqual([204, 401]);
  });

  it('takes the right password of many at one moment', async () => {
    await publish(app, 'refunds', {}, 'the password');
    const visitors = Array.from({ length: 8 }, () => createVisitor(app, 'refunds'));
    const right = visitors.map((visitor) => visitor.call('POST', '/password', { password: 'the password' }));
    expect((await Promise.all(right)).map(({ status }) => status)).toEqual(visitors.map(() => 204));
  });

  it('may publish what contains a key that is a common word', async () => {
    await using short = await openTestApp({ settings: { ...REACHABLE, TWEAKBENCH_API_KEY: 'day' } });
    const body = { name: 'refunds', settings: demoSettings(), password: null };
    expect((await short.json('POST', LIST, body, { 'x-api-key': 'day' })).status).toBe(201);
  });

  it('tries a demo that nobody else can open, and that is not listed', async () => {
    const trial = await send('POST', '/workspace/v1/demo-trials', { settings: demoSettings({ title: 'A trial' }) });
    expect(trial).toMatchObject({ status: 201, body: { path: expect.stringMatching(/^\/p\/~[\w-]{22}$/) } });
    const name = String(at(trial.body, 'path')).slice('/p/'.length);
    expect((await createVisitor(app, name).call('GET', '/demo')).status).toBe(401);
    expect((await send('GET', LIST)).body).toMatchObject({ demos: [] });
    const token = `token=${REACHABLE.TWEAKBENCH_TOKEN}`;
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const [pass] = (await app.call('POST', '/', token, form)).headers.getSetCookie();
    const owner = createVisitor(app, name);
    const [key = '', value = ''] = (pass ?? '').split(';')[0]?.split(/=(.*)/) ?? [];
    owner.cookies.set(key, value);
    await owner.open();
    expect(await (await owner.ask()).text()).toContain('"done"');
  });

  it('downloads the answers', async () => {
    await publish(app, 'refunds');
    const visitor = createVisitor(app, 'refunds');
    await visitor.open();
    for (let turn = 0; turn < 3; turn += 1) await (await visitor.ask()).text();
    const page = await send('GET', `${ONE}/answers?limit=2`);
    expect(page.body).toMatchObject({ answers: [{ question: 'What is a day?' }, {}], next: expect.any(String) });
    const rest = await send('GET', `${ONE}/answers?limit=2&cursor=${at(page.body, 'next')}`);
    expect(rest.body).toMatchObject({ answers: [{}], next: null });
    const file = await app.call('GET', `${ONE}/answers/file`, undefined, OWNER);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="refunds-answers.json"');
    expect(at(await file.json(), 'answers', 2)).toMatchObject({ status: 'done' });
    expect((await send('GET', `${LIST}/other/answers/file`)).status).toBe(404);
  });
});

it('a knob may offer the value of the flow, over a tweak of the same field', async () => {
  const own = { ...options, control: { kind: 'options', options: [{ value: 'plain' }, { value: 'warm' }], value: 1 } };
  const tweaks = { 'Tone Prompt': { tone: 'warm' }, 'Prompt-t8Nc5': { tone: 'warm' } };
  await publish(app, 'refunds', { knobs: [own as DemoKnob], tweaks });
  const visitor = createVisitor(app, 'refunds');
  await visitor.open();
  for (const knob of [0, 1]) expect(await (await visitor.ask({ knobs: [knob] })).text()).toContain('"done"');
});

describe('a demo', () => {
  it.each<[string, Partial<DemoSettings>, RegExp]>([
    ['without a question', { questions: [], own: null }, /needs a question/],
    [
      'with a question that reaches nothing',
      { questions: [{ text: 'What is a day?', type: 'text' }] },
      /“What is a day\?” would reach no component/,
    ],
    ['with such questions of visitors', { own: { most: 40, components: ['X'] } }, /visitors type would reach no comp/],
    ['without a title', { title: ' \n ' }, /needs a title/],
    ['with a wider range than the flow', ranged({ max: 1.5 }), /wider range than the flow, which has 0 to 1/],
    ['with a range without an extent', ranged({ min: 0.8 }), /without an extent/],
    ['with a knob outside its range', ranged({ value: 0.9 }), /is outside its range/],
    ['with parts of whole numbers', ranged({ max: 100 }, 'max_tokens'), /is for whole numbers/],
    ['with an option twice', { knobs: [twice(options)] }, /has an option twice/],
    ['with a field that the flow has not', ranged({}, 'gone'), /no field gone/],
    ['with a secret as a knob', ranged({}, 'api_key'), /no field api_key .* that a knob can set/],
    ['with code as a knob', ranged({}, 'code'), /no field code/],
    ['with a connected field as a knob', ranged({}, 'input_value'), /no field input_value/],
    ['with two knobs of one field', { knobs: [range, range].flatMap((knob) => knob ?? []) }, /same field/],
    ['with a knob that an input overwrites', knobOfInput(), /would have no effect/],
    ['with a vote on what a knob sets', voteOn('tone'), /Tone is what you vote on, so it can be no knob/],
    ['with a vote whose only tweak is ignored', voteOn('tune'), /Both variants give the same request$/],
    ['with a secret in its tweaks', { tweaks: { 'Language Model': { api_key: 'sk-canary' } } }, /set a secret/],
    ['with a masked secret in its tweaks', { tweaks: { note: '••••••••' } }, /set a secret/],
    ['with a key of the server', { lead: `Use ${REACHABLE.TWEAKBENCH_TOKEN}` }, /a key of this server/],
    ['with protected tweaks', { tweaks: { 'Language Model': { code: 'x' } } }, /refuses these tweaks/],
    ['with a flow that asks a person', { ...flowOf('reply-with-approval'), knobs: [] }, /asks a person/],
    ['with a flow that is not there', flowOf('nothing'), /no such flow/],
  ])('is not published %s', async (_, changes, message) => {
    const settings = { ...demoSettings(), ...changes };
    for (const [path, body] of [
      [LIST, { name: 'refunds', settings, password: null }],
      ['/workspace/v1/demo-trials', { settings }],
    ] as const) {
      const { status, body: said } = await send('POST', path, body);
      expect([status, at(said, 'detail')]).toEqual([422, expect.stringMatching(message)]);
    }
    expect((await send('GET', LIST)).body).toMatchObject({ demos: [] });
  });

  it('is not published under a name that no address can have, or with a field more', async () => {
    for (const name of ['ab', 'Refunds', 'a/b', '~trial', 'x'.repeat(41)])
      expect((await send('POST', LIST, { name, settings: demoSettings(), password: null })).status, name).toBe(422);
    expect(
      (await send('POST', LIST, { name: 'refunds', settings: demoSettings(), password: null, key: 'k' })).status,
    ).toBe(422);
    const origins = { frameOrigins: ['https://a.example; script-src *'] };
    expect(
      (await send('POST', LIST, { name: 'refunds', settings: demoSettings(origins), password: null })).status,
    ).toBe(422);
  });
});

function twice(knob: DemoKnob | undefined): DemoKnob {
  return { ...knob, control: { kind: 'options', options: [{ value: 'a' }, { value: 'a' }], value: 0 } } as DemoKnob;
}

function flowOf(id: string): Partial<DemoSettings> {
  return { flow: { server: 'embedded', id, name: '' } };
}

/** Between a tweak on this field of the prompt and the flow itself; visitors also have the knob Tone. */
function voteOn(field: string): Partial<DemoSettings> {
  const loud = { letter: 'A', name: 'Loud', tweaks: { 'Tone Prompt': { [field]: 'loud' } } };
  return { variants: [loud, { letter: '', name: 'Original flow', tweaks: {} }] };
}

function knobOfInput(): Partial<DemoSettings> {
  const knob = { ...options, component: 'ChatInput-q4Tm1', field: 'input_value' };
  return { knobs: [knob as DemoKnob] };
}
