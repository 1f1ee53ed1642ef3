/**
 * Sends random tweaks on fields of every common type to a real Langflow and to the embedded server: the same status and
 * the same texts.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/contract/json.ts';
import { readResultText, runResponseSchema } from '../../src/contract/run-response.ts';
import { smallFlow } from './compared-flow.ts';
import { currentLangflow, embeddedServer, publishSame, runAdvanced } from './servers.ts';

/** Texts, numbers, switches and choices; two components share a name, and two outputs show the resulting values. */
const flow = smallFlow(
  'same tweaks',
  [
    { id: 'ChatInput-s1', type: 'ChatInput' },
    { id: 'Prompt-p1', type: 'Prompt Template', extra: ['a', 'b'], values: { template: '{a}|{b}', a: '', b: 'own b' } },
    { id: 'CombineText-c1', type: 'CombineText', name: 'Join', values: { text2: 'right', delimiter: '-' } },
    { id: 'CombineText-c2', type: 'CombineText', name: 'Join', values: { text2: 'far right', delimiter: '+' } },
    { id: 'ConditionalRouter-r1', type: 'ConditionalRouter', values: { match_text: 'own', operator: 'contains' } },
    { id: 'TextOutput-t1', type: 'TextOutput', name: 'Yes' },
    { id: 'TextOutput-t2', type: 'TextOutput', name: 'No' },
    { id: 'ChatOutput-o1', type: 'ChatOutput' },
  ],
  [
    ['ChatInput-s1', 'message', 'Prompt-p1', 'a'],
    ['Prompt-p1', 'prompt', 'CombineText-c1', 'text1'],
    ['CombineText-c1', 'combined_text', 'CombineText-c2', 'text1'],
    ['CombineText-c2', 'combined_text', 'ConditionalRouter-r1', 'input_text'],
    ['ConditionalRouter-r1', 'true_result', 'TextOutput-t1', 'input_value'],
    ['ConditionalRouter-r1', 'false_result', 'TextOutput-t2', 'input_value'],
    ['CombineText-c2', 'combined_text', 'ChatOutput-o1', 'input_value'],
  ],
);

const key = fc.constantFrom(
  'Prompt-p1',
  'Prompt Template',
  'Join',
  'CombineText-c1',
  'CombineText-c2',
  'If-Else',
  'ConditionalRouter-r1',
  'Chat Input',
  'Nobody',
);
const field = fc.constantFrom(
  'b',
  'a',
  'template',
  'text2',
  'delimiter',
  'match_text',
  'operator',
  'case_sensitive',
  'max_iterations',
  'input_value',
  'nothing',
);
const text = fc.constantFrom('right', 'own b', 'OWN', 'x\\ny', '{b}{a}', '');
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 6, arbitrary: text },
  fc.constantFrom<JsonValue>(true, 3, null, { value: 'wrapped' }, ['l', 'm']),
);
const tweaks: fc.Arbitrary<JsonObject> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(key, fc.dictionary(field, value, { minKeys: 1, maxKeys: 3 })) },
      { weight: 1, arbitrary: fc.tuple(field, text) },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((entries): JsonObject => Object.fromEntries(entries));

const servers = { langflow: currentLangflow(), embedded: embeddedServer() };
let ids: { langflow: string; embedded: string };

beforeAll(async () => {
  ids = await publishSame(servers.langflow, servers.embedded, flow);
});

function textsOf(body: JsonValue): string[] {
  const results = runResponseSchema.parse(body).outputs?.[0]?.outputs ?? [];
  return results.map((result) => `${result?.component_id}=${result ? readResultText(result) : null}`);
}

describe('the same tweaks on a Langflow and on the embedded server', () => {
  const samples = fc.sample(tweaks, { numRuns: 36, seed: 4_113 });
  it.each(samples.map((given, number) => [number, given] as const))(
    'give the same status and texts: sample %i',
    async (_number, given) => {
      const body = { inputs: [{ input_value: 'my own words' }], tweaks: given };
      const [real, ours] = [
        await runAdvanced(servers.langflow, ids.langflow, body),
        await runAdvanced(servers.embedded, ids.embedded, body),
      ];
      const what = JSON.stringify(given);
      expect(ours.status, `${what}\n${real.text}`).toBe(real.status);
      if (real.status === 200) expect(textsOf(ours.body), what).toEqual(textsOf(real.body));
    },
  );
});
