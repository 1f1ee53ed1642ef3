import { describe, expect, it } from 'vitest';
import type { RunError } from '#run/model/run-error.ts';
import { LANGFLOW_SERVER, sampleDraft, sampleRun } from '#run/testing/sample-run.ts';
import { fieldErrorsOf, NO_FIELD_ERRORS } from './field-errors.ts';

function refused(loc: (string | number)[], requestIndex: number | null = 0): RunError {
  const items = [{ type: 'string_type', loc, msg: 'Input should be a valid string' }];
  return { kind: 'validation', items, status: 422, raw: '', requestIndex, elapsedMs: 3 };
}

const draft = sampleDraft({
  inputs: ['one', 'two'].map((value) => ({ id: value, value, components: [], type: 'any' as const })),
  outputs: ['A', 'B'],
  sessionId: 's-1',
});
const request = { inputs: [{ input_value: 'one' }, { input_value: 'two' }] };

describe('fieldErrorsOf', () => {
  it('maps an item to its input, with the value that was sent', () => {
    const run = { ...sampleRun({ request }), draft, error: refused(['body', 'inputs', 1, 'input_value']) };
    expect(fieldErrorsOf(run).inputs.get(1)).toEqual({ message: 'Input should be a valid string', sentValue: 'two' });
  });

  it('uses the input number of the form, also if the request had only one of the inputs', () => {
    const base = sampleRun({ request, server: LANGFLOW_SERVER });
    const inputs = base.inputs.map((input, index) =>
      index === 1 ? { ...input, error: refused(['body', 'inputs', 0, 'input_value'], 1) } : input,
    );
    const errors = fieldErrorsOf({ ...base, draft, inputs });
    expect([...errors.inputs.keys()]).toEqual([1]);
  });

  it('maps outputs and the session', () => {
    const outputs = fieldErrorsOf({ ...sampleRun(), draft, error: refused(['body', 'outputs', 0]) });
    expect(outputs.fields.get('outputs')?.sentValue).toEqual(['A', 'B']);
    const session = fieldErrorsOf({ ...sampleRun(), draft, error: refused(['body', 'session_id']) });
    expect(session.fields.get('sessionId')?.sentValue).toBe('s-1');
  });

  it('has nothing for other errors', () => {
    const error: RunError = { kind: 'unreachable', status: null, raw: '', requestIndex: null, elapsedMs: 1 };
    expect(fieldErrorsOf({ ...sampleRun(), error })).toBe(NO_FIELD_ERRORS);
  });
});
