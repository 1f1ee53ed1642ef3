/**
 * Compares what the matcher predicts for a tweak with what a Langflow really does: random tweaks, and the resulting
 * text of the prompt.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/contract/json.ts';
import { readResultText, runResponseSchema } from '../../src/contract/run-response.ts';
import { readRecording } from '../../src/contract/testing/recordings.ts';
import type { FlowIndex } from '../../src/flow/index/flow-index.ts';
import { indexFlow } from '../../src/flow/index/index-flow.ts';
import { bindInputs } from '../../src/flow/request/bind-inputs.ts';
import { exportFromOutline, parseOutline } from '../../src/flow/testing/outline-flow.ts';
import { applyTweaks } from '../../src/flow/tweaks/apply-tweaks.ts';
import { matchTweaks } from '../../src/flow/tweaks/match-tweaks.ts';
import { tweakRulesFor } from '../../src/flow/tweaks/tweak-rules.ts';
import { currentLangflow, currentRelease, flowOf, publish, runAdvanced } from './servers.ts';

const langflow = currentLangflow();
const rules = tweakRulesFor({ version: currentRelease() });

const shortText = fc.constantFrom('calm', 'dry wit', 'très gai', '12', '');
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 6, arbitrary: shortText },
  fc.constantFrom<JsonValue>(null, 7, true, { value: 'wrapped' }, { value: 5 }),
);
const template: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('About {question}', '{tone}, {tone}', 'Nothing asked', 'calm') },
  fc.constantFrom<JsonValue>('', null, 7, { value: '{question}!' }),
);
const named = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('tone', 'question', 'unknown_field'), value) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('template'), template) },
);
const fields = fc
  .array(named, { minLength: 1, maxLength: 3 })
  .map((entries): JsonObject => Object.fromEntries(entries));
const nodeKey = fc.constantFrom('Prompt-p1', 'Prompt Template', 'No Such Component', 'Chat Output');
const entry: fc.Arbitrary<[string, JsonValue]> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(nodeKey, fields) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('tone', 'question', 'unknown_field'), shortText) },
);
const tweaks: fc.Arbitrary<JsonObject> = fc
  .array(entry, { minLength: 1, maxLength: 4 })
  .map((entries) => Object.fromEntries(entries));

let id = '';
let index: FlowIndex;

beforeAll(async () => {
  id = await publish(langflow, {
    ...exportFromOutline(parseOutline(readRecording('flows/prompt.json'))),
    name: 'verdicts prompt',
  });
  index = indexFlow(await flowOf(langflow, id));
});

/** The prompt's text as predicted by the verdicts; null when they predict a failure. */
function predict(given: JsonObject, input: string): string | null {
  const [binding] = bindInputs(index, [{ input_value: input }]);
  if (!binding) throw new Error('No input');
  const prompt = index.byId.get('Prompt-p1');
  const verdicts = matchTweaks(index, given, { rules, bindings: [binding] });
  if (verdicts.some(({ problems }) => problems.some(({ kind }) => kind === 'wrong-type'))) return null;
  const received = applyTweaks(verdicts, binding).get('Prompt-p1');
  const text = (name: string): string => {
    const field = prompt?.fields.get(name);
    const own = received?.has(name) ? received.get(name) : field?.value;
    return own === null || own === undefined ? '' : isJsonObject(own) ? JSON.stringify(own) : String(own);
  };
  const variables: Record<string, string> = { tone: text('tone'), question: input };
  return text('template').replace(/\{(tone|question)\}/g, (_match, name: string) => variables[name] ?? '');
}

describe('the verdicts predict what a real Langflow does', () => {
  const samples = fc.sample(tweaks, { numRuns: 48, seed: 7_391 });
  it.each(samples.map((given, number) => [number, given] as const))('for random tweaks %i', async (_number, given) => {
    const input = 'why is it so';
    const answer = await runAdvanced(langflow, id, {
      inputs: [{ input_value: input }],
      outputs: ['Prompt-p1'],
      tweaks: given,
    });
    const text = predict(given, input);
    expect(answer.status, `${JSON.stringify(given)}\n${answer.text}`).toBe(text === null ? 500 : 200);
    if (text === null) return;
    const result = runResponseSchema.parse(answer.body).outputs?.[0]?.outputs[0];
    expect(result ? readResultText(result) : null, JSON.stringify(given)).toBe(text);
  });
});
