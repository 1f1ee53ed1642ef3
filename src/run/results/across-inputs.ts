/** One output across all inputs as a table: one row per input, with question and answer. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { RunInputResult, RunOutput } from '../model/run.ts';
import type { AccessorTarget, JsonPath } from './result-accessor.ts';
import { readContent } from './result-content.ts';
import { type ResultTable, tableOfRecords } from './result-table.ts';

export interface AcrossRow {
  input: RunInputResult;
  output: RunOutput;
  /** The text sent as this input. */
  question: string;
  /** Index of the input in the merged reply. */
  replyIndex: number;
}

export interface AcrossTable {
  table: ResultTable;
  /** The path of a cell's value in the reply; null for a value that is not in the reply. */
  targetOf: (row: number, column: number) => AccessorTarget | null;
}

/** Fields of objects become columns; any other answer goes into one column `answer`. */
export function acrossInputs(rows: readonly AcrossRow[]): AcrossTable | null {
  const answers = rows.map((row) => readAnswer(row));
  const isFields = answers.some(({ value }) => isJsonObject(value)) && answers.every(isFieldsOrNothing);
  const records = rows.map(({ input, question }, position): Map<string, JsonValue> => {
    const value = answers[position]?.value ?? null;
    const shown = isFields ? Object.entries(isJsonObject(value) ? value : {}) : [['answer', value] as const];
    return new Map([['input', input.index + 1], ['asked', question], ...shown.map(prefixed)]);
  });
  const table = tableOfRecords(records);
  if (!table) return null;
  return {
    table,
    targetOf: (row, column) => {
      const path = answers[row]?.path ?? null;
      const key = table.columns[column]?.key;
      if (path === null || key === undefined || OWN_COLUMNS.test(key)) return null;
      return { path: isFields ? [...path, withoutPrefix(key)] : path };
    },
  };
}

/** Columns whose values are not in the reply. */
const OWN_COLUMNS = /^(input|asked)$/;

/** Prefixes keys of fields, because they may equal those of our columns. */
function prefixed([key, value]: readonly [string, JsonValue]): [string, JsonValue] {
  return [/^(answer\.)*(input|asked)$/.test(key) ? `answer.${key}` : key, value];
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
