import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';
import type { Run } from '../model/run.ts';
import { inputEnd, messageResult, outputReady, runOf } from '../testing/run-of.ts';
import { acrossInputs } from './across-inputs.ts';
import { cellText } from './result-table.ts';

function dataResult(message: JsonValue): ResultData {
  return { outputs: { data: { message, type: 'object' } }, component_id: 'Data-1', component_display_name: 'Data' };
}

function runWith(results: readonly (ResultData | null)[]): Run {
  const inputs = results.map((_, index) => ({ input_value: `q${index + 1}` }));
  const events = results.flatMap((result, input) => [
    [1, outputReady(input, result)] as const,
    [2, inputEnd(input)] as const,
  ]);
  return runOf({ request: { inputs, stream: false }, events });
}

function acrossOf(run: Run) {
  const rows = run.inputs.map((input, replyIndex) => {
    const output = input.outputs.find(({ result }) => result) ?? input.outputs[0];
    if (!output) throw new Error('no output');
    return { input, output, question: `q${input.index + 1}`, replyIndex };
  });
  return acrossInputs(rows);
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((current, key) => Reflect.get(Object(current), key), value);
}

describe('acrossInputs', () => {
  it('has a row per input, with question and answer', () => {
    const across = acrossOf(runWith([messageResult('one'), messageResult('two')]));
    expect(across?.table.columns.map(({ key }) => key)).toEqual(['input', 'asked', 'answer']);
    expect(across?.table.rows).toEqual([
      [1, 'q1', 'one'],
      [2, 'q2', 'two'],
    ]);
  });

  it('has a column per field, also for a field that is named like a built-in column', () => {
    const across = acrossOf(
      runWith([dataResult({ score: 1, input: 'x' }), dataResult({ score: 2, more: true }), null]),
    );
    expect(across?.table.columns.map(({ key }) => key)).toEqual(['input', 'asked', 'score', 'answer.input', 'more']);
    expect(across?.table.rows[2]).toEqual([3, 'q3', undefined, undefined, undefined]);
  });

  it('has the path of every cell whose value is in the reply', () => {
    const run = runWith([dataResult({ score: 1, input: 'x' }), dataResult({ score: 2, input: 'y' })]);
    const across = acrossOf(run);
    expect(across?.targetOf(0, 0)).toBeNull();
    for (const [row, cells] of across?.table.rows.entries() ?? []) {
      for (const column of [2, 3]) {
        expect(at(run.response, across?.targetOf(row, column)?.path ?? [])).toBe(cells[column]);
      }
    }
    const texts = runWith([messageResult('one'), dataResult([1, 2])]);
    const mixed = acrossOf(texts);
    expect(mixed?.table.rows.map((row) => cellText(row[2]))).toEqual(['one', '[1,2]']);
    expect(at(texts.response, mixed?.targetOf(1, 2)?.path ?? [])).toEqual([1, 2]);
  });

  it('keeps the built-in columns first if names of fields are numbers', () => {
    const run = runWith([dataResult({ 1: 'b', 0: 'a', note: 'c' }), dataResult({ asked: 'd', 'answer.asked': 'e' })]);
    const across = acrossOf(run);
    const keys = ['input', 'asked', '0', '1', 'note', 'answer.asked', 'answer.answer.asked'];
    expect(across?.table.columns.map(({ key }) => key)).toEqual(keys);
    expect([across?.targetOf(0, 0), across?.targetOf(0, 1)]).toEqual([null, null]);
    const cells = across?.table.rows.flatMap((row, index) =>
      row.flatMap((cell, column) => (column < 2 || cell === undefined ? [] : [{ cell, rowIndex: index, column }])),
    );
    expect(cells?.map(({ cell }) => cell)).toEqual(['a', 'b', 'c', 'd', 'e']);
    for (const { cell, rowIndex, column } of cells ?? []) {
      expect(at(run.response, across?.targetOf(rowIndex, column)?.path ?? [])).toBe(cell);
    }
  });
});
