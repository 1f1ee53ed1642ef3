import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { ACCESSOR_LANGUAGES, type AccessorTarget, toTargetAccessor } from './results/result-accessor.ts';
import { readContent } from './results/result-content.ts';
import { cellPath, toResultTable } from './results/result-table.ts';
import { evaluateJq, evaluatePython, evaluateTypeScript, hasProgram } from './testing/run-accessors.ts';
import { recordedResult } from './testing/run-of.ts';
import { walkJson } from './testing/walk-json.ts';

const hasOthers = hasProgram('python3') && hasProgram('jq');

interface Expected {
  target: AccessorTarget;
  value: JsonValue | undefined;
}

/** Runs the code for every target in every language on the reply and compares the values. */
function expectAll(reply: JsonValue, all: readonly Expected[]): void {
  const [typescript, python, jq] = ACCESSOR_LANGUAGES.map((language) =>
    all.map(({ target }) => toTargetAccessor(target, language)),
  );
  const values = all.map(({ value }) => value);
  expect(typescript?.map((expression) => evaluateTypeScript(expression, reply))).toEqual(values);
  if (!hasOthers) return;
  expect(evaluatePython(python ?? [], reply)).toEqual(values);
  expect(evaluateJq(jq ?? [], reply)).toEqual(values);
}

function parsed(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value));
}

/** Numbers that JavaScript, Python and jq write the same. */
const plainJson = fc.jsonValue({ maxDepth: 4 }).map(parsed);

/** Python rejects lone surrogates. */
const isWhole = (text: string) => !/\p{Cs}/u.test(text);

function isPlain(value: JsonValue): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0);
  if (typeof value === 'string') return isWhole(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, item]) => isWhole(key) && isPlain(item));
}

/** In batches, because each run starts two programs. */
const manyJson = fc.array(plainJson.filter(isPlain), { minLength: 30, maxLength: 40, size: 'max' }).map(parsed);

describe('an accessor', () => {
  it('reaches any value of any JSON, in every language', () => {
    fc.assert(
      fc.property(manyJson, (reply) => {
        expectAll(
          reply,
          [...walkJson(reply)].map(({ path, value }) => ({ target: { path }, value })),
        );
      }),
      { numRuns: 2 },
    );
  });

  it('reaches any value of JSON inside a text', () => {
    fc.assert(
      fc.property(manyJson, (json) => {
        const reply = { outputs: [{ text: ` ${JSON.stringify(json, null, 1)}\n` }] };
        expectAll(
          reply,
          [...walkJson(json)].map(({ path, value }) => ({
            target: { path: ['outputs', 0, 'text'], inside: path },
            value,
          })),
        );
      }),
      { numRuns: 2 },
    );
  });

  it('of a cell reaches the value that the table shows, whatever its source', () => {
    const cell = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null), fc.constant([1, 'two']));
    const rows = fc.array(fc.dictionary(fc.string(), cell, { minKeys: 1 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.oneof(rows, fc.dictionary(fc.string(), cell), fc.array(fc.string())), (made) => {
        const value = parsed(made);
        const table = toResultTable(value);
        for (const [row, cells] of table?.rows.entries() ?? []) {
          for (const [column, shown] of cells.entries()) {
            const path = table && cellPath(table, row, column);
            if (shown === undefined) expect(path).toBeNull();
            // The accessor of a field's name reaches its value.
            else if (table?.shape === 'fields' && column === 0) expect(path).toEqual([shown]);
            else
              expect(evaluateTypeScript(toTargetAccessor({ path: path ?? ['no'] }, 'TypeScript'), value)).toEqual(
                shown,
              );
          }
        }
      }),
    );
  });

  it('to the text is the shortest one, for every recorded message', () => {
    for (const name of Object.keys(Object(readRecording('outputs-by-type.json')))) {
      let result: ResultData;
      try {
        result = recordedResult(name);
      } catch {
        continue;
      }
      const { text, textPath } = readContent(result);
      if (text === null || textPath === null) continue;
      const reply = parsed({ outputs: [{ outputs: [result] }] });
      const path = ['outputs', 0, 'outputs', 0, ...textPath];
      expectAll(reply, [{ target: { path }, value: text }]);
      // `artifacts` and `messages` repeat the text for Langflow's page; older releases do not have them.
      const others = [...walkJson(reply)].filter(
        (item) => item.value === text && !item.path.includes('artifacts') && !item.path.includes('messages'),
      );
      expect(Math.min(...others.map((item) => item.path.length))).toBe(path.length);
    }
  });
});
