import { describe, expect, it } from 'vitest';
import type { ComponentValues } from '#contract/component-values.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import type { Run, RunField } from '../model/run.ts';
import { timedRun } from '../testing/timed-run.ts';
import { sourceText } from './field-source.ts';
import { differingFields, receivedFields } from './received-fields.ts';

const index = indexFlow(
  smallFlow([
    {
      id: 'Model-m1',
      name: 'Language Model',
      fields: {
        words: 6,
        input_value: '',
        temperature: { type: 'slider', value: 0.1 },
        api_key: { type: 'str', password: true, load_from_db: true, value: 'OPENAI_API_KEY' },
        files: '',
        session_id: '',
        code: { type: 'code', value: 'x' },
        template: { type: 'prompt', value: 'Hi' },
      },
    },
  ]),
);
const fields: RunField[] = [
  { component: 'Model-m1', name: 'api_key', type: 'str', isSecret: true, from: [] },
  { component: 'Model-m1', name: 'input_value', type: 'str', from: [{ component: 'ChatInput-q1', output: 'message' }] },
  { component: 'Model-m1', name: 'template', type: 'prompt', from: [] },
];
const received = {
  words: 6,
  input_value: { text: 'why?', sender: 'User' },
  temperature: 0.7,
  api_key: SECRET_MASK,
  files: [],
  session_id: 's1',
  template: 'Hi',
};
const outcome: TweakOutcome = {
  ...{ path: ['Language Model', 'temperature'], component: 'Model-m1', field: 'temperature' },
  ...{ state: 'applied', before: 0.1, after: 0.7 },
};

function withOutcomes(outcomes: TweakOutcome[], tweaks = {}): Run {
  const run = timedRun({ fields, sessionId: 's1' });
  const request = { ...run.request, tweaks: { 'Language Model': { temperature: 0.7 }, ...tweaks } };
  return { ...run, request, inputs: run.inputs.map((input) => ({ ...input, outcomes })) };
}
const timeOf = (values: ComponentValues['received']): ComponentValues => ({
  ...{ component: 'Model-m1', name: 'Language Model', startMs: 0, endMs: 1 },
  ...{ received: values, calls: [], gave: {} },
});
function show(run: Run, times: ComponentValues[], time = 0) {
  const shown = receivedFields({ run, input: 0, id: 'Model-m1', times, time, index });
  const line = ({ name, source }: (typeof shown.first)[number]) => `${name}: ${sourceText(source, run)}`;
  return { ...shown, lines: shown.first.map(line), others: shown.rest.map(line) };
}

describe('the fields that a component received', () => {
  it('are in order of what is looked for, each with where it is from', () => {
    const { lines, others, empty } = show(withOutcomes([outcome]), [timeOf(received)]);
    expect(lines).toEqual([
      'template: the flow’s value',
      'input_value: from Chat Input',
      'temperature: tweak',
      'api_key: variable OPENAI_API_KEY',
    ]);
    expect(others).toEqual(['words: the flow’s value', 'session_id: the session']);
    expect(empty).toEqual(['files']);
  });

  it('say which item of a loop came', () => {
    const looped = { ...withOutcomes([]), fields: [{ ...fields[1], from: [{ component: 'Loop-1', output: 'item' }] }] };
    const { lines } = show(looped as Run, [timeOf(received), timeOf(received)], 1);
    expect(lines[0]).toBe('input_value: from Loop-1, item 2');
  });

  it('say that the first question is the input’s', () => {
    const own = { ...withOutcomes([]), fields: [] };
    expect(show(own, [timeOf({ input_value: 'first question' })]).lines).toEqual(['input_value: the input']);
  });

  it('are all shown if none of them stands out', () => {
    expect(show({ ...withOutcomes([]), fields: [] }, [timeOf({ words: 6, files: [] })])).toMatchObject({
      lines: ['words: the flow’s value'],
      rest: [],
      empty: ['files'],
    });
  });

  it('are what the flow and the tweaks say, where nothing is reported', () => {
    const { first, rest, isReported } = show(withOutcomes([outcome]), []);
    expect(isReported).toBe(false);
    const values = Object.fromEntries([...first, ...rest].map(({ name, value }) => [name, value]));
    expect(values).toEqual({
      ...{ template: 'Hi', input_value: undefined, temperature: undefined, api_key: SECRET_MASK, words: 6 },
    });
    expect(first.find(({ name }) => name === 'temperature')?.tweak).toMatchObject({ before: '0.1', after: '0.7' });
  });
});

describe('the tweak of a field', () => {
  const noteOf = (run: Run, temperature: number | string) =>
    show(run, [timeOf({ ...received, temperature })]).first.find(({ name }) => name === 'temperature')?.tweak;

  it('says what was before', () => {
    expect(noteOf(withOutcomes([outcome]), 0.7)).toMatchObject({
      ...{ state: 'applied', before: '0.1', after: '0.7', other: null },
    });
  });

  it.each([
    ['is what was predicted', outcome],
    ['says so itself', { ...outcome, state: 'ignored' as const, after: 0.2 }],
  ])('is overridden where another value arrived, also if the outcome %s', (_, told) => {
    expect(noteOf(withOutcomes([told]), 0.2)).toMatchObject({
      ...{ state: 'overridden', other: 'Sent 0.7. The component received 0.2.' },
    });
  });

  it('is not where the same arrived as another type, or a variable was named', () => {
    expect(noteOf(withOutcomes([outcome]), '0.7')?.other).toBeNull();
    const variable = { 'Language Model': { temperature: { value: 'HEAT', load_from_db: true } } };
    expect(noteOf(withOutcomes([outcome], variable), 0.3)?.other).toBeNull();
  });

  it('never tells a secret', () => {
    const run = withOutcomes([{ ...outcome, path: ['api_key'], field: 'api_key', before: 'a', after: 'hunter2' }]);
    const secret = show(run, [timeOf(received)]).first.find(({ name }) => name === 'api_key');
    expect(JSON.stringify(secret)).not.toContain('hunter2');
  });
});

it('counts the fields that differ from time to time', () => {
  expect(differingFields([timeOf({ a: 1, b: 1 }), timeOf({ a: 2, b: 1 }), timeOf({ a: 3, b: 1, c: 1 })])).toBe(2);
  expect(differingFields([timeOf({ a: 1 })])).toBe(0);
});
