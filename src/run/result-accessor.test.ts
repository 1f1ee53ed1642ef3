import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JsonValue } from '#contract/json.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { type JsonPath, toAccessor } from './result-accessor.ts';
import { walkJson } from './testing/walk-json.ts';

function hasProgram(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function evaluateTypeScript(expression: string, response: JsonValue): unknown {
  return new Function('response', `return ${expression};`)(response);
}

/** Runs all expressions in one Python program; gives what each evaluates to. */
function evaluatePython(expressions: string[], response: JsonValue): unknown {
  const program = [
    'import json, sys',
    'given = json.load(sys.stdin)',
    'response = given["response"]',
    'print(json.dumps([eval(e) for e in given["expressions"]]))',
  ].join('\n');
  const input = JSON.stringify({ response, expressions });
  return JSON.parse(execFileSync('python3', ['-c', program], { input, encoding: 'utf8', maxBuffer: 1e8 }));
}

/** In portions, because the program is one command line argument. */
function evaluateJq(expressions: string[], response: JsonValue): unknown[] {
  const results: unknown[] = [];
  const options = { input: JSON.stringify(response), encoding: 'utf8', maxBuffer: 1e8 } as const;
  for (let start = 0; start < expressions.length; start += 500) {
    const portion = expressions.slice(start, start + 500).map((expression) => `(${expression})`);
    results.push(
      ...z.array(z.unknown()).parse(JSON.parse(execFileSync('jq', ['-c', `[${portion.join(',')}]`], options))),
    );
  }
  return results;
}

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

  it('names the whole reply when there is nothing to go into', () => {
    expect(toAccessor([], 'TypeScript')).toBe('response');
    expect(toAccessor([], 'jq')).toBe('.');
    expect(toAccessor([0], 'jq')).toBe('.[0]');
  });

  it('reaches every value of a reply with odd keys in TypeScript', () => {
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
