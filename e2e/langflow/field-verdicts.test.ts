/**
 * Compares what the matcher predicts that a component receives with what it did receive: random bodies on four flows, on
 * both releases. A disagreement is a failure, or has a reason in `UNKNOWN_TO`.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/contract/json.ts';
import { isJsonObject } from '../../src/contract/json.ts';
import { runRequestSchema } from '../../src/contract/run-request.ts';
import { type ResultData, readMessage, readResultText, runResponseSchema } from '../../src/contract/run-response.ts';
import type { FlowComponent, FlowIndex } from '../../src/flow/index/flow-index.ts';
import { indexFlow } from '../../src/flow/index/index-flow.ts';
import { bindInputs } from '../../src/flow/request/bind-inputs.ts';
import { applyTweaks } from '../../src/flow/tweaks/apply-tweaks.ts';
import { stateOf } from '../../src/flow/tweaks/field-state.ts';
import { matchTweaks } from '../../src/flow/tweaks/match-tweaks.ts';
import { receivedValue } from '../../src/flow/tweaks/received-value.ts';
import { tweakRulesFor } from '../../src/flow/tweaks/tweak-rules.ts';
import type { TweakRules } from '../../src/flow/tweaks/tweak-verdict.ts';
import { customComponents } from './custom-components.ts';
import { bodiesFor, COMPARED_FLOWS, OWN_FIELDS } from './field-bodies.ts';
import { currentLangflow, currentRelease, flowOf, olderLangflow, publish, runAdvanced } from './servers.ts';
import type { TestedServer } from './tested-server.ts';

/** Stands for the session of the run. */
const RUN_SESSION = 'the session of the run';

/** Component type -> field -> what the component takes when it receives no value. */
type BuiltIn = Record<string, JsonObject>;

/** What the answer tells of each component type. */
const OBSERVED: Record<string, string[]> = {
  Fields: Object.keys(OWN_FIELDS),
  ChatInput: ['input_value', 'sender', 'sender_name', 'context_id'],
  ChatOutput: ['sender', 'sender_name', 'context_id'],
};
const CHAT_DEFAULTS: BuiltIn = {
  ChatInput: { input_value: '', sender: 'User', sender_name: 'User', context_id: '' },
  ChatOutput: { sender: 'Machine', sender_name: 'AI', context_id: '' },
};

type Predicted = { status: 422 | 500 } | { status: 200; received: Map<string, JsonObject> };

function predict(index: FlowIndex, body: JsonObject, rules: TweakRules, builtIn: BuiltIn): Predicted {
  const { inputs, tweaks = {} } = runRequestSchema.parse(body);
  const bindings = bindInputs(index, inputs);
  const [binding] = bindings;
  if (!binding) throw new Error('No input');
  const verdicts = matchTweaks(index, tweaks, { rules, bindings });
  if (verdicts.some(({ state }) => state === 'refused')) return { status: 422 };
  // An empty text names no variable.
  const fails = ({ kind }: { kind: string }) =>
    kind === 'wrong-type' || (kind === 'input-names-variable' && binding.value !== '');
  if (verdicts.some(({ problems }) => problems.some(fails))) return { status: 500 };
  const applied = applyTweaks(verdicts, binding);
  // No variable has the name of any of these values.
  const readsVariable = new Set(
    verdicts
      .filter(({ problems }) => problems.some(({ kind }) => kind === 'reads-variable'))
      .map(({ target }) => `${target?.component} ${target?.field}`),
  );
  const expectedValue = (component: FlowComponent, field: string): JsonValue => {
    const withoutValue = builtIn[component.type]?.[field] ?? null;
    const tweaked = applied.get(component.id)?.get(field);
    if (readsVariable.has(`${component.id} ${field}`)) return typeof tweaked === 'number' ? 0 : null;
    if (tweaked !== undefined) return tweaked ?? withoutValue;
    if (field === 'stream' && !Object.hasOwn(tweaks, 'stream')) return false;
    if (field === 'session_id') return RUN_SESSION;
    const known = component.fields.get(field);
    const flowValue = known ? receivedValue(stateOf(known)) : null;
    return flowValue?.kind === 'value' ? flowValue.value : withoutValue;
  };
  const received = index.components.flatMap((component): [string, JsonObject][] => {
    const fields = (OBSERVED[component.type] ?? []).filter((name) => !component.fields.get(name)?.connection);
    if (fields.length === 0) return [];
    return [[component.id, Object.fromEntries(fields.map((name) => [name, expectedValue(component, name)]))]];
  });
  return { status: 200, received: new Map(received) };
}

/** What a result tells of the values that its component received. */
function observed(result: ResultData, session: string): JsonValue {
  const text = readResultText(result);
  if (!result.component_id?.startsWith('Fields')) {
    const { sender, sender_name, context_id } = readMessage(result) ?? {};
    return {
      input_value: text,
      sender: sender ?? null,
      sender_name: sender_name ?? null,
      context_id: context_id ?? null,
    };
  }
  const received: JsonValue = JSON.parse(text ?? 'null');
  if (!isJsonObject(received)) return received;
  if (typeof received.secret === 'string') received.secret = [...received.secret].reverse().join('');
  if (received.session_id === session) received.session_id = RUN_SESSION;
  return received;
}

interface Reason {
  why: string;
  holds: (body: JsonObject) => boolean;
}

const matches =
  (pattern: RegExp) =>
  (body: JsonObject): boolean =>
    pattern.test(JSON.stringify(body.tweaks));

/** The verdict says that the component may fail: Language Model does fail, the reporting component does not. */
const textOnSlider: Reason = {
  why: 'a slider passes on text that is no number',
  holds: matches(/"slide":(?:\{"value":)?"(?![\d. ]*")/),
};

/** What the verdicts do not predict, by release. Such bodies are not sent. */
const UNKNOWN_TO: Record<string, Reason[]> = {
  [currentRelease()]: [textOnSlider],
  '0.7.3': [
    textOnSlider,
    { why: 'what it does with a file or a variable that is not there', holds: matches(/not-uploaded|load_from_db/) },
    { why: 'it fails on a list as the session', holds: matches(/"session_id":\[/) },
    { why: 'it passes null for a list on a boolean', holds: matches(/"(?:on|off|stream)":[[{]/) },
    { why: 'it takes a number for an object', holds: matches(/"map":(?:-?\d|true|false)/) },
    {
      why: 'it fails on an object in a list of texts, connected or not',
      holds: matches(/"(?:text|plain|lines|texts|choice|hidden)":\[\{/),
    },
  ],
};

const releases: { version: string; server: TestedServer; count: number }[] = [
  { version: currentRelease(), server: currentLangflow(), count: 120 },
  { version: '0.7.3', server: olderLangflow(), count: 24 },
];
const cases = releases.flatMap((release) =>
  Object.entries(COMPARED_FLOWS).map(([name, compared]) => ({ ...release, name, compared })),
);

describe.each(cases)('a run on $version of the flow $name', (given) => {
  const { version, server, compared, count } = given;
  const rules = tweakRulesFor({ version });
  const builtIn: BuiltIn = { ...CHAT_DEFAULTS };
  let id = '';
  let index: FlowIndex;
  beforeAll(async () => {
    const template = (await customComponents(server)).get('Fields')?.template;
    const entries = Object.entries(isJsonObject(template) ? template : {});
    builtIn.Fields = Object.fromEntries(
      entries.map(([field, given]) => [field, isJsonObject(given) ? (given.value ?? null) : null]),
    );
    id = await publish(server, compared.flow);
    index = indexFlow(await flowOf(server, id));
  });

  const bodies = bodiesFor(compared).filter((body) => !UNKNOWN_TO[version]?.some(({ holds }) => holds(body)));
  const samples = fc.sample(bodies, { numRuns: count / Object.keys(COMPARED_FLOWS).length, seed: 9_317 });
  it.concurrent.each(samples.map((body, number) => [number, body] as const))(
    'gives each field the value that was predicted: random body %i',
    async (_number, body) => {
      const outputs = index.components.filter(({ type }) => OBSERVED[type]).map((component) => component.id);
      const answer = await runAdvanced(server, id, { ...body, outputs });
      const expected = predict(index, body, rules, builtIn);
      const what = `${JSON.stringify(body)}\n${answer.status === 200 ? '' : answer.text}`;
      expect(answer.status, what).toBe(expected.status);
      if (expected.status !== 200) return;
      const reply = runResponseSchema.parse(answer.body);
      const results = reply.outputs?.[0]?.outputs ?? [];
      expect(results.length).toBe(outputs.length);
      for (const result of results) {
        if (!result) throw new Error(`No result ${what}`);
        const wanted = expected.received.get(result.component_id ?? '') ?? {};
        expect(observed(result, reply.session_id ?? ''), `${result.component_id} ${what}`).toMatchObject(wanted);
      }
    },
  );
});
