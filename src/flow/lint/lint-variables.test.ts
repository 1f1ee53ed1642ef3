/** Inputs whose text Langflow reads as the name of a global variable. */
import { expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { runRequestSchema } from '#contract/run-request.ts';
import { predictRequest } from '../testing/predict-request.ts';
import { recordedIndex } from '../testing/recorded-index.ts';
import { lintRequest } from './lint-request.ts';

function lint(flow: string, body: JsonObject, readsVariables = true) {
  const index = recordedIndex(flow);
  const route = { answersEachInput: false, takesAnySession: false, readsVariables };
  return lintRequest(index, runRequestSchema.parse(body), { ...predictRequest(index, body), route });
}

it('warns that a tweak makes the text of the input the name of a variable', () => {
  const tweaks = { 'TextInput-t1': { input_value: { load_from_db: true } } };
  expect(lint('two', { inputs: [{ input_value: 'y' }], tweaks })).toMatchObject([
    {
      kind: 'input-names-variable',
      severity: 'warning',
      components: ['TextInput-t1'],
      inputs: [0],
      fix: { kind: 'remove-tweak', path: ['TextInput-t1', 'input_value'] },
    },
  ]);
});

it('warns that an input replaces the name of a variable, if the server has variables and no tweak ends that', () => {
  const [only, every] = [[{ input_value: 'x', components: ['Topic'] }], [{ input_value: 'x' }]];
  expect(lint('translation/varinput', { inputs: only })).toMatchObject([
    { kind: 'input-names-variable', about: { part: 'input', input: 0 }, components: ['TextInput-t1'] },
  ]);
  expect(lint('translation/varinput', { inputs: every })).toMatchObject([
    { kind: 'input-names-variable', components: ['TextInput-t1'], fix: null },
  ]);
  const kinds = (body: JsonObject, readsVariables = true) =>
    lint('translation/varinput', body, readsVariables).map(({ kind }) => kind);
  expect(kinds({ inputs: only, tweaks: { Topic: { input_value: 'y' } } })).toEqual(['input-beats-tweak']);
  expect(kinds({ inputs: [{ input_value: '', components: ['Topic'] }] })).toEqual([]);
  expect(kinds({ inputs: [] })).toEqual([]);
  expect(kinds({ inputs: only }, false)).toEqual([]);
});
