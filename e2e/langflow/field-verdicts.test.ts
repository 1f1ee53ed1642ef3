/**
 * Compares what the matcher predicts that a component receives with what it did receive: random tweaks on fields of
 * every type of a reporting component, on both releases. Its built-in defaults differ from all flow values, so that a
 * skipped value shows.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/contract/json.ts';
import { isJsonObject } from '../../src/contract/json.ts';
import { readText, runResponseSchema } from '../../src/contract/run-response.ts';
import type { FlowIndex } from '../../src/flow/index/flow-index.ts';
import { indexFlow } from '../../src/flow/index/index-flow.ts';
import { bindInputs } from '../../src/flow/request/bind-inputs.ts';
import { applyTweaks } from '../../src/flow/tweaks/apply-tweaks.ts';
import { stateOf } from '../../src/flow/tweaks/field-state.ts';
import { matchTweaks } from '../../src/flow/tweaks/match-tweaks.ts';
import { receivedValue } from '../../src/flow/tweaks/received-value.ts';
import { tweakRulesFor } from '../../src/flow/tweaks/tweak-rules.ts';
import type { TweakRules } from '../../src/flow/tweaks/tweak-verdict.ts';
import { customComponents } from './custom-components.ts';
import { currentLangflow, flowOf, olderLangflow, publish, runAdvanced } from './servers.ts';
import { smallFlow } from './small-flow.ts';
import type { TestedServer } from './tested-server.ts';

const own: JsonObject = {
  plain: 'own',
  lines: 'own',
  texts: ['own'],
  secret: 'own secret',
  count: 7,
  factor: 1.5,
  slide: 0.5,
  on: true,
  off: false,
  choice: 'x',
  tab: 'x',
  map: { k: 'own' },
  nested: { k: 'own' },
  rows: [{ a: 1 }],
  stream: true,
  session_id: 'own',
  hidden: 'own',
};
const flow = smallFlow(
  'field verdicts',
  [
    { id: 'ChatInput-s1', type: 'ChatInput' },
    { id: 'Fields-f1', type: 'Fields', values: own },
    { id: 'Fields-f2', type: 'Fields', values: own },
    { id: 'ChatOutput-o1', type: 'ChatOutput' },
  ],
  [
    ['ChatInput-s1', 'message', 'Fields-f1', 'text'],
    ['ChatInput-s1', 'message', 'Fields-f2', 'text'],
    ['Fields-f1', 'received', 'ChatOutput-o1', 'input_value'],
  ],
);

/** Without short secrets, because Langflow masks the same letters everywhere in an answer. */
const secrets = fc.constantFrom<JsonValue>('own secret', 'other secret', '', 5, null, { value: 'wrapped secret' });
const name = fc.constantFrom(...Object.keys(own), 'file', 'text', 'no_such_field');
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>('text', 'own', '', 'x', 'a\\nb', ' 12 ', '12.5', 'false', '{"j": 1}'),
  fc.constantFrom<JsonValue>(null, 0, 5, -3.9, true, false, [], ['a', 'b'], {}),
  fc.constantFrom<JsonValue>(
    [{ a: 2 }],
    [{ key: 'k', value: 2 }],
    { value: 'w' },
    { value: 9 },
    { x: 1 },
    { value: {} },
  ),
);
/** Mostly valid values: a run that fails on one of many values tells nothing about the others. */
const fitting: Record<string, fc.Arbitrary<JsonValue>> = {
  count: fc.constantFrom<JsonValue>(0, 5, ' 12 ', true, 3.9, '', null),
  factor: fc.constantFrom<JsonValue>(2, '12.5', false, null, { value: 9 }),
  slide: fc.constantFrom<JsonValue>(0.25, '0.75', 1),
  tab: fc.constantFrom<JsonValue>('y', '', null, { load_from_db: true }),
  lines: fc.constantFrom<JsonValue>('a\\nb', '', 7, null, { load_from_db: true }),
  file: fc.constantFrom<JsonValue>('', null, 'not-uploaded.txt'),
  stream: fc.boolean(),
  session_id: fc.constantFrom<JsonValue>('mine', 5, [null], { value: ['q'] }),
  map: fc.constantFrom<JsonValue>({ x: 1 }, {}, { value: { y: 2 } }, [{ key: 'k', value: 2 }], '{"j": 1}', ''),
  nested: fc.constantFrom<JsonValue>({ x: 1 }, {}, '{"j": 1}', null),
  rows: fc.constantFrom<JsonValue>([{ a: 2 }], [], null),
};
const entry = name.chain((field) =>
  fc.tuple(
    fc.constant(field),
    field === 'secret'
      ? secrets
      : fc.oneof({ weight: 5, arbitrary: fitting[field] ?? value }, { weight: 1, arbitrary: value }),
  ),
);
const fields = fc.array(entry, { minLength: 1, maxLength: 5 }).map((entries) => Object.fromEntries(entries));
const key = fc.constantFrom('Fields-f1', 'Fields-f2', 'Fields', 'Chat Output', 'Nobody');
const tweaks: fc.Arbitrary<JsonObject> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.tuple(key, fields) },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom('plain', 'count', 'on'), fc.constantFrom<JsonValue>('x', '5')) },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom('count', 'off'), fc.constantFrom<JsonValue>(5, true)) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('stream'), fc.constantFrom<JsonValue>('x', '', true, false)) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('session_id'), fc.constantFrom<JsonValue>('bare', 2.5)) },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((entries) => Object.fromEntries(entries));

type Predicted = { status: 422 | 500 } | { status: 200; received: Map<string, JsonObject> };

/** Stands for the session of the run. */
const RUN_SESSION = 'the session of the run';

function predict(index: FlowIndex, given: JsonObject, rules: TweakRules, builtIn: JsonObject): Predicted {
  const [binding] = bindInputs(index, [{ input_value: 'hi' }]);
  if (!binding) throw new Error('No input');
  const verdicts = matchTweaks(index, given, { rules, bindings: [binding] });
  if (verdicts.some(({ state }) => state === 'refused')) return { status: 422 };
  if (verdicts.some(({ problems }) => problems.some(({ kind }) => kind === 'wrong-type'))) return { status: 500 };
  const applied = applyTweaks(verdicts, binding);
  const received = ['Fields-f1', 'Fields-f2'].map((id): [string, JsonObject] => {
    const values = Object.keys(own).map((field): [string, JsonValue] => {
      const tweaked = applied.get(id)?.get(field);
      if (tweaked !== undefined) return [field, tweaked ?? builtIn[field] ?? null];
      if (field === 'stream' && !Object.hasOwn(given, 'stream')) return [field, false];
      if (field === 'session_id') return [field, RUN_SESSION];
      const known = index.byId.get(id)?.fields.get(field);
      const kept = known ? receivedValue(stateOf(known)) : null;
      return [field, kept?.kind === 'value' ? kept.value : (builtIn[field] ?? null)];
    });
    return [id, Object.fromEntries(values)];
  });
  return { status: 200, received: new Map(received) };
}

/**
 * What the verdicts do not predict for the 1.7 line: it fails on an object in a list of texts, connected or not, and on a list
 * as the session; it passes null for a list on a boolean, and takes a number for an object. Nor do they say what it does with
 * a file or a variable that is not there.
 */
function isUnknownTo17(given: JsonObject): boolean {
  const text = JSON.stringify(given);
  if (/not-uploaded|load_from_db|"session_id":\[|"(?:on|off|stream)":[[{]|"map":(?:-?\d|true|false)/.test(text))
    return true;
  return /"(?:text|plain|lines|texts|choice|hidden)":\[\{/.test(text);
}

interface Release {
  version: string;
  server: TestedServer;
  given: fc.Arbitrary<JsonObject>;
  count: number;
}

const releases: Release[] = [
  { version: '1.13.0', server: currentLangflow(), given: tweaks, count: 100 },
  { version: '0.7.3', server: olderLangflow(), given: tweaks.filter((one) => !isUnknownTo17(one)), count: 40 },
];

describe.each(releases)('each field receives what was predicted, on $version', (release) => {
  const { version, server } = release;
  const rules = tweakRulesFor({ version });
  const builtIn: JsonObject = {};
  let id = '';
  let index: FlowIndex;
  beforeAll(async () => {
    const template = (await customComponents(server)).get('Fields')?.template;
    for (const [field, given] of Object.entries(isJsonObject(template) ? template : {}))
      if (isJsonObject(given)) builtIn[field] = given.value ?? null;
    id = await publish(server, flow);
    index = indexFlow(await flowOf(server, id));
  });

  const samples = fc.sample(release.given, { numRuns: release.count, seed: 9_317 });
  it.each(samples.map((given, place) => [place, given] as const))('sample %i', async (_place, given) => {
    const answer = await runAdvanced(server, id, {
      inputs: [{ input_value: 'hi' }],
      outputs: ['Fields-f1', 'Fields-f2'],
      tweaks: given,
    });
    const expected = predict(index, given, rules, builtIn);
    const what = `${JSON.stringify(given)}\n${answer.status === 200 ? '' : answer.text}`;
    expect(answer.status, what).toBe(expected.status);
    if (expected.status !== 200) return;
    const { session_id, outputs } = runResponseSchema.parse(answer.body);
    const results = outputs?.[0]?.outputs ?? [];
    for (const result of results) {
      const text = result ? readText(result) : null;
      const received: JsonValue = JSON.parse(text ?? 'null');
      if (isJsonObject(received) && typeof received.secret === 'string')
        received.secret = [...received.secret].reverse().join('');
      if (isJsonObject(received) && received.session_id === session_id) received.session_id = RUN_SESSION;
      expect(received, `${result?.component_id} ${what}`).toMatchObject(
        expected.received.get(result?.component_id ?? '') ?? {},
      );
    }
    expect(results.length).toBe(2);
  });
});
