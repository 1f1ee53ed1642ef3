/** Blind votes of visitors: the server decides and records the sides, and each pair counts once. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import type { VisitorEvent } from '#contract/demos/visitor.ts';
import type { JsonValue } from '#contract/json.ts';
import { type Vote, voteSchema } from '#contract/workspace/vote.ts';
import type { ModelRequest } from '#engine/component-base/ports.ts';
import { ended } from '#engine/testing/manual-model.ts';
import { at, openTestApp, type TestApp } from '../testing/test-app.ts';
import {
  createVisitor,
  demoSettings,
  OWNER,
  parseVisitorStream,
  problemOf,
  publish,
  REACHABLE,
  type TestVisitor,
} from '../testing/test-demos.ts';

let app: TestApp;
let heard: string[];
beforeEach(async () => {
  heard = [];
  const model = {
    stream: async function* ({ prompt }: ModelRequest) {
      const isOne = prompt.includes('tweak-canary-one');
      if (prompt.includes('fail') && isOne) throw new Error('server-words-canary');
      yield 'Answer ';
      yield prompt.includes('equal') ? 'of both.' : isOne ? 'one.' : 'two.';
      return ended;
    },
  };
  app = await openTestApp({ settings: REACHABLE, ports: { model } });
});
afterEach(() => app[Symbol.asyncDispose]());

const variant = (letter: string, tone: string) => ({
  letter,
  name: `name-canary-${letter}`,
  tweaks: { 'Prompt-t8Nc5': { tone } },
});
const VOTE: Partial<DemoSettings> = {
  knobs: demoSettings().knobs.slice(0, 1),
  variants: [variant('A', 'tweak-canary-one'), variant('B', 'tweak-canary-two')],
  showsTimes: true,
};
const publishVote = (name: string, changes: Partial<DemoSettings> = {}) => publish(app, name, { ...VOTE, ...changes });

/** A visitor of this server who has opened the demo. */
async function visit(name: string): Promise<TestVisitor> {
  const visitor = createVisitor(app, name);
  const call = visitor.call;
  visitor.call = async (...request) => {
    const response = await call(...request);
    heard.push(JSON.stringify([...response.headers]), await response.clone().text());
    return response;
  };
  await visitor.open();
  return visitor;
}

interface AnswerPair {
  pair: string | undefined;
  /** The texts of both sides. */
  left: string;
  right: string;
  end: VisitorEvent | undefined;
}

async function ask(visitor: TestVisitor, question: number | string = 0): Promise<AnswerPair> {
  const events = parseVisitorStream(await (await visitor.ask({ question, knobs: [0.2] })).text());
  const textOf = (side: number) =>
    events.flatMap((event) => (event.event === 'text' && event.side === side ? [event.chunk] : [])).join('');
  const end = events.at(-1);
  return { pair: end?.event === 'done' ? end.pair : undefined, left: textOf(0), right: textOf(1), end };
}

const choose = (visitor: TestVisitor, pair: string | undefined, more: Record<string, unknown> = {}) =>
  visitor.call('POST', '/vote', { pair, choice: 'left', note: '', ...more });

async function entryOf(name: string): Promise<JsonValue> {
  return at((await app.json('GET', `/workspace/v1/demos/${name}`, undefined, OWNER)).body, 'entry');
}

async function voteOf(name: string): Promise<Vote> {
  const id = String(at(await entryOf(name), 'votes', 'id'));
  return voteSchema.parse((await app.json('GET', `/workspace/v1/votes/${id}`, undefined, OWNER)).body);
}

describe('a blind vote of visitors', () => {
  it('has both sides in the stream, shuffled and recorded, and counts by variant', async () => {
    await publishVote('votes');
    const visitor = await visit('votes');
    const lefts: string[] = [];
    for (let turn = 0; turn < 60 && new Set(lefts).size < 2; turn += 1) {
      const { pair, left, right, end } = await ask(visitor, turn % 2);
      expect([left, right].toSorted()).toEqual(['Answer one.', 'Answer two.']);
      expect(end).toEqual({ event: 'done', pair: expect.any(String) });
      lefts.push(left);
      const note = turn === 0 ? ' Clearer ' : '';
      expect((await choose(visitor, pair, { note })).status).toBe(204);
    }
    const { entry, pairs, ballots } = await voteOf('votes');
    expect(entry).toMatchObject({ name: 'Ask our assistant', flow: { id: 'tone-switcher' }, variants: VOTE.variants });
    expect(pairs.map(({ answers }) => answers)).toEqual(lefts.map(() => ['Answer one.', 'Answer two.']));
    expect(pairs[1]?.question).toBe('What is a week?');
    expect(ballots.toSorted((one, other) => one.pair - other.pair)).toEqual(
      lefts.map((left, pair) => ({
        pair,
        choice: left === 'Answer one.' ? 'first' : 'second',
        left: left === 'Answer one.' ? 0 : 1,
        note: pair === 0 ? 'Clearer' : '',
        ms: expect.any(Number),
        savedAt: expect.any(Number),
        person: expect.stringMatching(/^Visitor [0-9a-f]{6}$/),
      })),
    );
    expect(at(await entryOf('votes'), 'votes', 'count')).toBe(lefts.length);
    const answers = await app.json('GET', '/workspace/v1/demos/votes/answers', undefined, OWNER);
    expect(at(answers.body, 'answers', 0, 'answer')).toBe(
      'name-canary-A:\n\nAnswer one.\n\nname-canary-B:\n\nAnswer two.',
    );
  });

  it('counts right, good and bad, and is one question of the limits', async () => {
    await publishVote('votes', { limits: { perHour: 9, perVisitor: 3, atOnce: 1 } });
    const visitor = await visit('votes');
    const sides: string[] = [];
    for (const choice of ['right', 'good', 'bad']) {
      const { pair, right } = await ask(visitor);
      sides.push(right === 'Answer one.' ? 'first' : 'second');
      expect((await choose(visitor, pair, { choice })).status).toBe(204);
    }
    const ballots = (await voteOf('votes')).ballots.toSorted((one, other) => one.pair - other.pair);
    expect(ballots.map(({ choice }) => choice)).toEqual([sides[0], 'good', 'bad']);
    expect(await problemOf(await visitor.ask({ knobs: [0.2] }))).toEqual([429, 'limit-reached']);
  });

  it('offers nothing to choose where both answers are the same, or one did not come', async () => {
    await publishVote('votes');
    const visitor = await visit('votes');
    expect((await ask(visitor, 'equal')).end).toEqual({ event: 'done' });
    expect((await ask(visitor, 'fail')).end).toEqual({ event: 'failed' });
    expect(at(await entryOf('votes'), 'votes')).toEqual({ count: 0, id: null });
  });

  it('tells its visitors no name, tweak, flow or server', async () => {
    await publishVote('votes');
    const visitor = await visit('votes');
    await visitor.call('GET', '/demo');
    const { pair } = await ask(visitor);
    await choose(visitor, pair);
    await choose(visitor, pair);
    await choose(visitor, 'forged');
    await ask(visitor, 'fail');
    expect((await voteOf('votes')).entry.variants[0].name).toBe('name-canary-A');
    const said = heard.join('\n');
    expect(said).toContain('Answer ');
    for (const text of [said, JSON.stringify(app.logged)])
      for (const secret of ['name-canary', 'tweak-canary', 'tone-switcher', 'first', 'second', 'Prompt-', '"left":'])
        expect(text.includes(secret), `${secret} in ${text === said ? 'replies' : 'log'}`).toBe(false);
    expect(said).not.toContain('canary');
  });
});

describe('attacks on a vote', () => {
  it('count no pair twice, also at one moment', async () => {
    await publishVote('votes');
    const visitor = await visit('votes');
    const { pair } = await ask(visitor);
    const responses = await Promise.all(Array.from({ length: 8 }, () => choose(visitor, pair)));
    expect(responses.map(({ status }) => status).toSorted()).toEqual([204, ...Array(7).fill(409)]);
    expect(await problemOf(await choose(visitor, pair, { choice: 'right' }))).toEqual([409, 'voted']);
    expect((await voteOf('votes')).ballots).toHaveLength(1);
  });

  it('reach no pair of another visitor or demo, and none that was not asked', async () => {
    await publishVote('votes');
    await publishVote('other');
    const [visitor, stranger, guest] = [await visit('votes'), await visit('votes'), await visit('other')];
    const { pair } = await ask(visitor);
    const foreign = await ask(guest);
    for (const [who, which] of [
      [stranger, pair],
      [guest, pair],
      [visitor, foreign.pair],
      [stranger, 'AAAAAAAAAAAAAAAAAAAAAA'],
      [visitor, `${pair}x`],
    ] as const)
      expect(await problemOf(await choose(who, which))).toEqual([422, 'refused']);
    expect(await problemOf(await choose(createVisitor(app, 'votes'), pair))).toEqual([401, 'visit-needed']);
    expect([at(await entryOf('votes'), 'votes', 'count'), at(await entryOf('other'), 'votes', 'count')]).toEqual([
      0, 0,
    ]);
    expect((await choose(visitor, pair)).status).toBe(204);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a long note', { note: 'x'.repeat(2_001) }],
    ['a note of 40 kB', { note: 'x'.repeat(40_000) }],
    ['no note', { note: undefined }],
    ['a variant as the choice', { choice: 'first' }],
    ['a skip', { choice: 'skipped' }],
    ['a side of its own', { left: 0 }],
    ['a person', { person: 'Mara' }],
    ['a pair as a number', { pair: 0 }],
    ['a pair as a list', { pair: [] }],
    ['a long id', { pair: 'x'.repeat(65) }],
  ])('%s is a 422 without a reason', async (_, body) => {
    await publishVote('votes');
    const visitor = await visit('votes');
    const { pair } = await ask(visitor);
    expect(await problemOf(await choose(visitor, pair, body))).toEqual([422, 'refused']);
    expect(at(await entryOf('votes'), 'votes', 'count')).toBe(0);
  });

  it('on a demo that was changed, has ended, or takes no votes are refused', async () => {
    await publishVote('votes');
    await publish(app, 'asks');
    const visitor = await visit('votes');
    const { pair } = await ask(visitor);
    await app.json('PATCH', '/workspace/v1/demos/votes', { isOn: false }, OWNER);
    expect(await problemOf(await choose(visitor, pair))).toEqual([410, 'ended']);
    await app.json('PATCH', '/workspace/v1/demos/votes', { isOn: true }, OWNER);
    expect(await problemOf(await choose(visitor, pair))).toEqual([409, 'changed']);
    expect(await problemOf(await choose(await visit('asks'), pair))).toEqual([422, 'refused']);
  });
});

it('a demo with a vote is published only with two variants that differ, and whose tweaks set no secret and are not refused', async () => {
  const publishing = async (second: Record<string, unknown>) => {
    const [first] = VOTE.variants ?? [];
    const settings = { ...demoSettings(VOTE), variants: [first, { letter: 'B', name: 'B', tweaks: second }] };
    const { status, body } = await app.json(
      'POST',
      '/workspace/v1/demos',
      { name: 'votes', settings, password: null },
      OWNER,
    );
    return `${status} ${JSON.stringify(body)}`;
  };
  expect(await publishing(variant('A', 'tweak-canary-one').tweaks)).toContain(
    '422 {"detail":"Both variants give the same request"',
  );
  expect(await publishing({ 'LanguageModelComponent-v2Hd9': { api_key: 'sk-12345678' } })).toContain('set a secret');
  expect(await publishing({ 'LanguageModelComponent-v2Hd9': { temperature: 1 } })).toMatch(/^201/);
});
