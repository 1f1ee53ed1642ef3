import { describe, expect, it } from 'vitest';
import type { RunError } from '#run/model/run-error.ts';
import { runOf } from '#run/testing/run-of.ts';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { validationLabel, validationTarget } from './validation-target.ts';

function itemAt(...loc: (string | number)[]) {
  return { type: 'string_type', loc, msg: 'Input should be a valid string' };
}

describe('validationTarget', () => {
  const request = { inputs: [{ input_value: 'a' }, { input_value: 'b' }], stream: false };
  const run = runOf({ request, server: LANGFLOW_SERVER });
  const error: RunError = { kind: 'validation', items: [], status: 422, raw: '', requestIndex: 1, elapsedMs: 1 };

  it.each([
    [['body', 'inputs', 0, 'input_value'], { kind: 'input', index: 1 }],
    [['body', 'outputs', 0], { kind: 'outputs' }],
    [['body', 'session_id'], { kind: 'session' }],
    [['body', 'tweaks', 'x'], { kind: 'tweaks', line: null }],
    [['inputs', 5], { kind: 'input', index: 5 }],
    [['header', 'x-api-key'], null],
    [[], null],
  ])('maps %j to its field, with the input number of the form', (loc, target) => {
    expect(validationTarget(itemAt(...loc), error, run)).toEqual(target);
  });

  it('counts from 1 in the text of a path', () => {
    expect(validationLabel(itemAt('body', 'inputs', 0, 'input_value'))).toBe('inputs 1 input_value');
    expect(validationLabel(itemAt('body'))).toBe('The whole body');
  });
});
