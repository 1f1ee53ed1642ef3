import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import { runAdvancedCases } from '#contract/testing/recordings.ts';
import { predictRequest, verdictLines } from '../testing/predict-request.ts';
import { measuredRequests, recordedIndex } from '../testing/recorded-index.ts';
import { stateOf } from './field-state.ts';
import { receivedValue } from './received-value.ts';

const measured = measuredRequests();
const fieldsIndex = recordedIndex('translation/fields');

describe('the values that a component with one field of each type reported', () => {
  const answered = measured.filter(({ flow, status }) => flow === 'fields' && status === 200);
  // Read from a global variable, masked, or a path that the recording replaces.
  const notTold: Record<string, string[]> = {
    'secret from variable': ['sec'],
    'text from variable': ['vardb'],
    'text from missing variable': ['vardb'],
    'load_from_db switched on only': ['vardb'],
    'file path text': ['file'],
    'file wrapped file_path': ['file'],
  };

  it.each(answered)('are predicted: $name', ({ name, body, texts }) => {
    const reported: JsonValue = JSON.parse((texts[0] ?? '').replace('ChatOutput-o1=', ''));
    const fields = fieldsIndex.byId.get('Fields-f1')?.fields;
    if (!isJsonObject(reported) || !fields) throw new Error('The recording holds no fields');
    const { receivedBy } = predictRequest(fieldsIndex, body);
    const checked = Object.entries(reported).filter(([field]) => field !== 'text' && !notTold[name]?.includes(field));
    for (const [field, value] of checked) {
      const own = fields.get(field);
      if (!own) throw new Error(`No field ${field}`);
      const received = receivedValue(stateOf(own));
      // The component of the recording has the flow's values as its built-in defaults.
      const untouched = received.kind === 'value' ? received.value : own.value;
      const predicted = receivedBy('Fields-f1', field) ?? untouched;
      const isMasked = field === 'sec' && predicted !== '';
      expect({ [field]: isMasked ? '**********' : predicted }).toEqual({ [field]: value });
    }
    expect(checked.length).toBeGreaterThan(10);
  });

  it('are predicted where they made the component fail', () => {
    const failed = measured.filter(({ flow, status }) => flow === 'fields' && status === 500);
    const lines = failed.map(({ name, body }) => [name, ...verdictLines(fieldsIndex, body)]);
    expect(lines).toEqual([
      ['dict one key value', 'Fields-f1.d applied matched-id wrong-type'],
      // The flow does not show whether a file exists.
      ['file path missing', 'Fields-f1.file applied matched-id'],
      ['file list', 'Fields-f1.file applied matched-id wrong-type'],
    ]);
  });
});

describe('verdicts on the recorded tweaks', () => {
  const cases = new Map(runAdvancedCases().map((recorded) => [recorded.name, recorded]));
  const table: [name: string, ...lines: string[]][] = [
    ['tweak by id', 'EchoLLM-m1.words applied matched-id', 'EchoLLM-m1.style applied matched-id'],
    ['tweak by display name', 'EchoLLM-m1.words applied matched-name'],
    ['tweak global number', 'EchoLLM-m1.words applied matched-bare'],
    ['tweak global bool', 'EchoLLM-m1.stream applied matched-bare'],
    [
      'model stream tweak without stream',
      'EchoLLM-m1.words applied matched-id',
      'EchoLLM-m1.stream overridden run-wins',
    ],
    ['tweak null value global', 'words refused invalid-top-level'],
    ['tweak null value in node', 'EchoLLM-m1.words resets null-value uses-default'],
    ['tweak unknown node', 'Nope-1.words ignored unknown-component'],
    ['tweak wrong type', 'EchoLLM-m1.words applied matched-id wrong-type'],
    ['tweak number as string', 'EchoLLM-m1.words applied matched-id'],
    ['tweak code', 'EchoLLM-m1.code refused protected-refused'],
    [
      'tweak code global string',
      'ChatInput-q1.code refused protected-refused',
      'Prompt-p1.code refused protected-refused',
      'EchoLLM-m1.code refused protected-refused',
      'ChatOutput-o1.code refused protected-refused',
    ],
    ['tweak wrapped load_from_db missing', 'EchoLLM-m1.api_key applied matched-id reads-variable'],
    ['tweak input vs input_value', 'ChatInput-aaaaa.input_value overridden input-wins'],
    ['tweak input no inputs', 'ChatInput-aaaaa.input_value overridden input-wins'],
    ['tweak input beside a targeted one', 'TextInput-t2.input_value applied matched-id'],
    ['tweak connected field', 'EchoLLM-m1.input_value overridden connected', 'EchoLLM-m1.words applied matched-id'],
    ['tweaks by shared display name', 'EchoLLM-m2.words ambiguous shared-name'],
    ['tweaks null'],
  ];

  it.each(table)('are as expected: %s', (name, ...lines) => {
    const recorded = cases.get(name);
    if (!recorded?.flow || !isJsonObject(recorded.request.body)) throw new Error(`No such case: ${name}`);
    const index = recordedIndex(recorded.flow);
    expect(verdictLines(index, recorded.request.body)).toEqual(lines);
    expect(recorded.status === 422).toBe(lines.some((line) => line.includes(' refused ')));
    expect(recorded.status === 500).toBe(lines.some((line) => line.includes(' wrong-type')));
  });
});

describe('verdicts on the measured requests of the translation', () => {
  const table: [name: string, ...lines: string[]][] = [
    ['chat id then name', 'StreamLLM-m1.words overridden later-key-wins', 'StreamLLM-m1.words applied matched-name'],
    ['chat name then id', 'StreamLLM-m1.words overridden later-key-wins', 'StreamLLM-m1.words applied matched-id'],
    ['chat id and bare', 'StreamLLM-m1.words applied matched-bare', 'StreamLLM-m1.words overridden bare-wins'],
    [
      'chat unknown component and field',
      'Nope.words ignored unknown-component',
      'StreamLLM-m1.nope ignored unknown-field',
      'nope2 ignored unknown-field',
    ],
    ['chat bare stream false', 'StreamLLM-m1.stream no-op same-as-flow'],
    ['two models shared name', 'StreamLLM-m2.words ambiguous shared-name'],
    ['two models bare', 'StreamLLM-m1.words applied matched-bare', 'StreamLLM-m2.words applied matched-bare'],
    ['mixed no inputs, text tweak lost', 'TextInput-t1.input_value overridden input-wins'],
    [
      'mixed empty inputs, tweaks',
      'TextInput-t1.input_value applied matched-name',
      'ChatInput-q1.input_value applied matched-id',
    ],
    [
      'two text target plus bare input_value',
      'TextInput-t1.input_value overridden input-wins',
      'TextInput-t2.input_value applied matched-bare',
      'ChatOutput-o1.input_value overridden connected',
      'TextOutput-o2.input_value overridden connected',
    ],
    [
      'display name with same text as an id',
      'StreamLLM-m1.style applied matched-id',
      'StreamLLM-m2.style ambiguous shared-name',
      'StreamLLM-m1.words applied matched-bare',
      'StreamLLM-m2.words applied matched-bare',
    ],
    ['hidden field', 'Fields-f1.hid ignored hidden-field'],
    ['number for a text field', 'Fields-f1.s resets wrong-type-skipped uses-default'],
    ['bool as text false', 'Fields-f1.b ignored wrong-type-skipped'],
    ['load_from_db switched on only', 'Fields-f1.vardb applied matched-id reads-variable'],
    ['dropdown unknown option', 'Fields-f1.dd applied matched-id not-an-option'],
    ['text wrapped', 'Fields-f1.s applied matched-id'],
  ];

  it.each(table)('are as expected: %s', (name, ...lines) => {
    const recorded = measured.find((candidate) => candidate.name === name);
    if (!recorded) throw new Error(`No such case: ${name}`);
    expect(verdictLines(recordedIndex(recorded.outline), recorded.body)).toEqual(lines);
  });

  it('refuse exactly the requests that the server refused, and predict no failure for the others', () => {
    for (const { name, outline, body, status } of measured.filter(({ body: { tweaks } }) => isJsonObject(tweaks))) {
      const lines = verdictLines(recordedIndex(outline), body);
      expect([name, lines.some((line) => line.includes(' refused '))]).toEqual([name, status === 422]);
      if (status === 200) expect([name, lines.filter((line) => / wrong-type\b(?!-)/u.test(line))]).toEqual([name, []]);
    }
  });
});
