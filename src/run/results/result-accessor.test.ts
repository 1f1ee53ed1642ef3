import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { evaluateJq, evaluatePython, evaluateTypeScript, hasProgram } from '../testing/run-accessors.ts';
import { walkJson } from '../testing/walk-json.ts';
import { type JsonPath, toAccessor } from './result-accessor.ts';

const REPLY: JsonValue = {
  session_id: 'tb-5f21',
  outputs: [
    {
      inputs: { input_value: 'hi' },
      outputs: [
        { results: { dataframe: [{ ticket: 'T-8640', 'two words': 1, 'q"uote': 2, 'back\\slash': 3, '\\(1+1)': 4 }] } },
        {
          'ключ 🔑': true,
          'tag\u{e0041}': 'unseen',
          'turn\u202e': 'bidi',
          '': 'empty key',
          '0': 'digit key',
          'line\nbreak': null,
          _private: 1,
          class: 2,
          '${x}': 3,
        },
      ],
    },
  ],
};

function everyPath(value: JsonValue): { path: JsonPath; value: JsonValue }[] {
  return [...walkJson(value)];
}

describe('toAccessor', () => {
  it('reads like code a person would write', () => {
    const path = ['outputs', 0, 'outputs', 1, 'results', 'dataframe', 1, 'title'];
    expect(toAccessor(path, 'TypeScript')).toBe('response.outputs[0].outputs[1].results.dataframe[1].title');
    expect(toAccessor(path, 'Python')).toBe('response["outputs"][0]["outputs"][1]["results"]["dataframe"][1]["title"]');
    expect(toAccessor(path, 'jq')).toBe('.outputs[0].outputs[1].results.dataframe[1].title');
  });

  it('names the whole reply for an empty path', () => {
    expect(toAccessor([], 'TypeScript')).toBe('response');
    expect(toAccessor([], 'jq')).toBe('.');
    expect(toAccessor([0], 'jq')).toBe('.[0]');
  });

  it('reaches every value of a reply with unusual keys in TypeScript', () => {
    for (const { path, value } of everyPath(REPLY)) {
      expect(evaluateTypeScript(toAccessor(path, 'TypeScript'), REPLY)).toEqual(value);
    }
  });

  it('reaches any value of any JSON in TypeScript', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (any) => {
        const json: JsonValue = JSON.parse(JSON.stringify(any));
        for (const { path, value } of everyPath(json)) {
          expect(evaluateTypeScript(toAccessor(path, 'TypeScript'), json)).toEqual(value);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.skipIf(!hasProgram('python3'))('reaches every value in Python', () => {
    const all = everyPath(REPLY);
    const expressions = all.map(({ path }) => toAccessor(path, 'Python'));
    expect(evaluatePython(expressions, REPLY)).toEqual(all.map(({ value }) => value));
  });

  it.skipIf(!hasProgram('jq'))('reaches every value in jq', () => {
    const all = everyPath(REPLY);
    const expressions = all.map(({ path }) => toAccessor(path, 'jq'));
    expect(evaluateJq(expressions, REPLY)).toEqual(all.map(({ value }) => value));
  });

  it.skipIf(!hasProgram('python3') || !hasProgram('jq'))('reaches every value of the recorded results', () => {
    const recorded: JsonValue = JSON.parse(JSON.stringify(readRecording('outputs-by-type.json')));
    const all = everyPath(recorded);
    const values = all.map(({ value }) => value);
    expect(
      evaluatePython(
        all.map(({ path }) => toAccessor(path, 'Python')),
        recorded,
      ),
    ).toEqual(values);
    expect(
      evaluateJq(
        all.map(({ path }) => toAccessor(path, 'jq')),
        recorded,
      ),
    ).toEqual(values);
  });
});
