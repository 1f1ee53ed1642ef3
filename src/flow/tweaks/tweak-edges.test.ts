/** Rules that random bodies on a real Langflow showed; some are recorded in tweak-edges.json. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { jsonValue } from '#contract/json-schema.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '../index/index-flow.ts';
import { predictRequest, verdictLines } from '../testing/predict-request.ts';
import { smallFlow } from '../testing/small-flow.ts';

/** tweak-edges.json: a flow of Chat Input, two components with a `stream` field, and Chat Output. */
const edgesSchema = z.object({
  stream: z.array(z.object({ tweaks: z.record(z.string(), jsonValue), 'the fields got': z.array(z.boolean()) })),
  others: z.array(z.looseObject({ tweaks: z.record(z.string(), jsonValue), status: z.number() })),
});

describe('what the run sets', () => {
  const file = { type: 'file', _input_type: 'FileInput', list: true, file_path: '' };
  const text = { type: 'str', _input_type: 'MessageTextInput', value: '' };
  const index = indexFlow(
    smallFlow([
      { id: 'ChatInput-a', type: 'ChatInput', fields: { input_value: '', session_id: text, files: file } },
      { id: 'Probe-a', fields: { stream: false } },
      { id: 'Probe-b', fields: { stream: false } },
      { id: 'ChatOutput-a', type: 'ChatOutput', fields: { session_id: text, context_id: text } },
    ]),
  );
  const inputField = { type: 'str', _input_type: 'MultilineInput', value: 'own' };
  const chatInput = indexFlow(smallFlow([{ id: 'ChatInput-a', fields: { input_value: inputField } }]));
  const edges = edgesSchema.parse(readRecording('tweak-edges.json'));

  it.each(edges.stream.map((edge) => [JSON.stringify(edge), edge] as const))(
    'is received as recorded for stream and tweaks: %s',
    (_, edge) => {
      const { receivedBy } = predictRequest(index, { tweaks: edge.tweaks });
      // Without a tweak of it, verdicts say nothing of the field, and the run switches it off.
      const got = ['Probe-a', 'Probe-b'].map((id) => receivedBy(id, 'stream') ?? false);
      expect(got).toEqual(edge['the fields got']);
    },
  );

  /** As measured on 1.13.0: `hi` names no variable, so Chat Input fails. */
  it.each([
    [[{ input_value: 'hi' }], 'overridden input-wins input-names-variable'],
    [
      [{ input_value: 'hi' }, { components: ['Nobody'] }],
      'applied matched-id wrong-type reads-variable input-wins-in input-names-variable',
    ],
    [[], 'applied matched-id wrong-type reads-variable'],
  ])('names a global variable by the texts of the inputs: %j', (inputs, line) => {
    const tweaks = { 'ChatInput-a': { input_value: { load_from_db: true } } };
    expect(verdictLines(chatInput, { inputs, tweaks })).toEqual([`ChatInput-a.input_value ${line}`]);
  });

  /** As measured on 1.13.0: any key `stream` leaves the fields of that name to the flow and to their own tweaks. */
  it('is left to the flow if a component is named stream', () => {
    const named = indexFlow(
      smallFlow([
        { id: 'Probe-a', fields: { stream: true } },
        { id: 'Probe-b', name: 'stream', fields: { stream: true } },
      ]),
    );
    const tweaks = { stream: { stream: false }, 'Probe-a': { stream: false } };
    expect(verdictLines(named, { tweaks })).toEqual([
      'Probe-b.stream applied matched-name',
      'Probe-a.stream applied matched-id',
    ]);
  });

  it.each(edges.others.map((edge) => [JSON.stringify(edge.tweaks), edge] as const))(
    'fails only where the server failed: %s',
    (_, edge) => {
      const { verdicts } = predictRequest(index, { tweaks: edge.tweaks });
      const fails = verdicts.some(({ problems }) => problems.some(({ kind }) => kind === 'wrong-type'));
      expect(fails).toBe(edge.status === 500);
      const sessions = verdicts.filter(({ target }) => target?.field === 'session_id');
      expect(sessions.every(({ state, reason }) => state === 'overridden' && reason.kind === 'run-wins')).toBe(true);
    },
  );
});

/** Random bodies that a real Langflow answered with an error, on a component with the fields that they name. */
describe('tweaks that made a component fail', () => {
  const index = indexFlow(
    smallFlow([
      {
        id: 'ChatOutput-a',
        type: 'ChatOutput',
        name: 'Chat Output',
        fields: {
          data_template: { type: 'str', _input_type: 'MessageTextInput', value: '{text}', load_from_db: false },
          sender: { type: 'str', _input_type: 'DropdownInput', value: 'Machine', options: ['Machine', 'User'] },
        },
      },
      { id: 'Twin-a', name: 'Twin', fields: { tab: { type: 'tab', _input_type: 'TabInput', value: 'x' } } },
    ]),
  );

  it.each([
    ['the flow’s text as the name of a variable', { 'ChatOutput-a': { data_template: { load_from_db: true } } }],
    ['the flow’s tab as the name of a variable', { Twin: { tab: { load_from_db: true } } }],
    ['a list as the sender', { 'ChatOutput-a': { sender: { value: ['q'] } } }],
  ])('are predicted to fail: %s', (_, tweaks) => {
    expect(verdictLines(index, { tweaks })).toEqual([expect.stringMatching(/applied matched-\w+ .*wrong-type/u)]);
  });
});

/** Measured on 1.13.0. */
describe('a field as the name of a variable', () => {
  it.each<[string, JsonObject, string]>([
    ['a list', { type: 'str', value: ['own'], list: true }, 'applied matched-id wrong-type reads-variable'],
    ['true', { type: 'bool', value: true }, 'applied matched-id wrong-type reads-variable'],
    ['false', { type: 'bool', value: false }, 'no-op same-as-flow'],
    ['a number', { type: 'int', value: 7 }, 'applied matched-id reads-variable'],
    ['zero', { type: 'int', value: 0 }, 'no-op same-as-flow'],
  ])('is checked for its value: %s', (_, f, line) => {
    const index = indexFlow(smallFlow([{ id: 'A-1', fields: { f } }]));
    expect(verdictLines(index, { inputs: [], tweaks: { 'A-1': { f: { load_from_db: true } } } })).toEqual([
      `A-1.f ${line}`,
    ]);
  });
});

it('takes an empty object as no file', () => {
  const index = indexFlow(smallFlow([{ id: 'A-1', fields: { file: { type: 'file' } } }]));
  expect(verdictLines(index, { inputs: [], tweaks: { 'A-1': { file: { value: {} } } } })).toEqual([
    'A-1.file no-op same-as-flow',
  ]);
});

it('a list on a text whose class an old export does not say may fail, unless the flow has one itself', () => {
  const line = (field: JsonObject) => {
    const index = indexFlow(smallFlow([{ id: 'A-1', fields: { f: { type: 'str', ...field } } }]));
    return verdictLines(index, { inputs: [], tweaks: { 'A-1': { f: ['a'] } } })[0];
  };
  expect(line({ value: '{text}' })).toBe('A-1.f applied matched-id wrong-type');
  expect(line({ value: ['b'] })).toBe('A-1.f applied matched-id');
  expect(line({ value: '', list: true })).toBe('A-1.f applied matched-id');
  expect(line({ value: '', _input_type: 'StrInput' })).toBe('A-1.f applied matched-id');
});

it('a text on `stream` that is on in the flow keeps it on, which the run would switch off without the tweak', () => {
  const index = indexFlow(smallFlow([{ id: 'A-1', fields: { stream: { type: 'bool', value: true } } }]));
  const { verdicts, receivedBy } = predictRequest(index, { inputs: [], tweaks: { stream: 'lit' } });
  expect(verdicts.map(({ state }) => state)).toEqual(['no-op']);
  expect(receivedBy('A-1', 'stream')).toBe(true);
});

/** As measured on 1.13.0: a slider has no check of its own, which reads an empty text as 0 (lfx, `inputs/inputs.py`). */
it.each([
  ['float', ' ', 'applied matched-id', 0],
  ['slider', ' ', 'applied matched-id wrong-type', ' '],
  ['slider', ' 0.5 ', 'applied matched-id', 0.5],
])('a number field of type %s reads %j like Langflow', (type, given, line, after) => {
  const index = indexFlow(smallFlow([{ id: 'Part-1', fields: { number: { type, value: 1 } } }]));
  const body = { inputs: [], tweaks: { 'Part-1': { number: given } } };
  expect(verdictLines(index, body)).toEqual([`Part-1.number ${line}`]);
  expect(predictRequest(index, body).receivedBy('Part-1', 'number')).toEqual(after);
});
