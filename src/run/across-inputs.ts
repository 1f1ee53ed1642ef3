/** One output across all inputs as a table: a row an input, what was asked, and what was answered. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { AccessorTarget, JsonPath } from './result-accessor.ts';
import { readContent } from './result-content.ts';
import { type ResultTable, toResultTable } from './result-table.ts';
import type { RunInputResult, RunOutput } from './run.ts';

export interface AcrossRow {
  input: RunInputResult;
  output: RunOutput;
  /** What was sent as this input. */
  asked: string;
  /** Place of the input in the merged reply. */
  replyIndex: number;
}

export interface AcrossTable {
  table: ResultTable;
  /** Where a cell's value stands in the reply; null for what is not of the reply. */
  targetOf: (row: number, column: number) => AccessorTarget | null;
}

/** Objects with fields become columns, everything else stands in one column `answer`. */
export function acrossInputs(rows: readonly AcrossRow[]): AcrossTable | null {
  const answers = rows.map((row) => readAnswer(row));
  const isFields = answers.some(({ value }) => isJsonObject(value)) && answers.every(isFieldsOrNothing);
  const records = rows.map(({ input, asked }, place): JsonValue => {
    const answer = answers[place];
    const value = answer?.value ?? null;
    const shown = isFields && isJsonObject(value) ? prefixed(value) : { answer: value };
    return { input: input.index + 1, asked, ...(isFields && value === null ? {} : shown) };
  });
  const table = toResultTable(records);
  if (!table) return null;
  return {
    table,
    targetOf: (row, column) => {
      const path = answers[row]?.path ?? null;
      const key = table.columns[column]?.key;
      if (path === null || key === undefined || column < 2) return null;
      return { path: isFields ? [...path, withoutPrefix(key)] : path };
    },
  };
}

/** A field may be called like one of the first two columns. */
function prefixed(value: { [key: string]: JsonValue }): { [key: string]: JsonValue } {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [/^(answer\.)*(input|asked)$/.test(key) ? `answer.${key}` : key, item]),
  );
}

function withoutPrefix(key: string): string {
  return /^answer\.(answer\.)*(input|asked)$/.test(key) ? key.slice('answer.'.length) : key;
}

interface Answer {
  value: JsonValue;
  path: JsonPath | null;
}

function readAnswer({ output, replyIndex }: AcrossRow): Answer {
  if (!output.result) return { value: output.text === '' ? null : output.text, path: null };
  const { text, textPath, data } = readContent(output.result);
  const base: JsonPath | null =
    output.resultIndex === null ? null : ['outputs', replyIndex, 'outputs', output.resultIndex];
  const at = (path: JsonPath | null | undefined) => (base && path ? [...base, ...path] : null);
  if (text !== null && text !== '') return { value: text, path: at(textPath) };
  return { value: data?.value ?? text, path: at(data?.path ?? textPath) };
}

function isFieldsOrNothing({ value }: Answer): boolean {
  return value === null || isJsonObject(value);
}
