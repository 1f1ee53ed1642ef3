/** Compares two answers as texts, tables or JSON. */
import type { JsonValue } from '#contract/json.ts';
import { isSameFailure } from '../errors/describe-failure.ts';
import type { RunOutput } from '../model/run.ts';
import type { RunError } from '../model/run-error.ts';
import { readContent } from '../results/result-content.ts';
import { type ResultTable, readTable } from '../results/result-table.ts';
import { createAnswerKeys } from '../results/same-answers.ts';
import { diffJson, type JsonDifference } from './json-difference.ts';
import { diffTables, type TableDifference } from './table-difference.ts';
import { diffText, type TextDifference } from './text-difference.ts';

/** The form in which an answer is compared. `none`: there is no answer. */
export type AnswerForm =
  | { kind: 'none' }
  | { kind: 'text'; text: string }
  | { kind: 'table'; table: ResultTable; value: JsonValue }
  | { kind: 'json'; value: JsonValue }
  /** Only files, or an unknown shape: the whole result is compared. */
  | { kind: 'other'; value: JsonValue };

export type AnswerDifference = {
  /** True if nothing that a reader sees differs. */
  isSame: boolean;
  /** Names of the files of both answers if they differ. */
  files: readonly [before: readonly string[], after: readonly string[]] | null;
} & (
  | { kind: 'text'; text: TextDifference }
  | { kind: 'table'; table: TableDifference }
  | { kind: 'json'; json: JsonDifference }
  /** One is missing, both are for different reasons, or their forms differ: they cannot be compared in detail. */
  | { kind: 'apart'; why: 'not answered' | 'other failure' | 'other kind' }
);

/** Rows and lists are tables. Text that contains only JSON or a table has that form. */
export function formOf(output: RunOutput | null): AnswerForm {
  if (output === null) return { kind: 'none' };
  if (!output.result) return output.text === '' ? { kind: 'none' } : { kind: 'text', text: output.text };
  const { text, data, files } = readContent(output.result);
  if (data !== null) {
    const table = readTable(data.value);
    return table === null || table.shape === 'fields'
      ? { kind: 'json', value: data.value }
      : { kind: 'table', table, value: data.value };
  }
  if (text !== null && (text !== '' || files.length === 0)) return { kind: 'text', text };
  return {
    kind: 'other',
    value: files.length > 0 ? files.map(({ name }) => name) : JSON.parse(JSON.stringify(output.result)),
  };
}

/**
 * From `before` to `after`; null for an output that the run does not have. `errors`: why the input of each has failed, so
 * that two without an answer are the same only if it was for the same reason.
 */
export function diffAnswers(
  before: RunOutput | null,
  after: RunOutput | null,
  errors: readonly [RunError | null, RunError | null] = [null, null],
): AnswerDifference {
  const [then, now] = [formOf(before), formOf(after)];
  const files = differingFiles(before, after);
  if (then.kind === 'none' || now.kind === 'none') {
    const isSame = then.kind === now.kind && isSameFailure(...errors);
    const why = isSame || then.kind !== now.kind ? 'not answered' : 'other failure';
    return { kind: 'apart', why, isSame, files };
  }
  const isSame = before !== null && after !== null && sameAnswer(before, after);
  if (then.kind === 'text' && now.kind === 'text') {
    return { kind: 'text', text: diffText(then.text, now.text), isSame, files };
  }
  if (then.kind === 'table' && now.kind === 'table') {
    return { kind: 'table', table: diffTables(then.table, now.table), isSame, files };
  }
  if (then.kind === 'text' || now.kind === 'text' || (then.kind === 'other') !== (now.kind === 'other')) {
    return { kind: 'apart', why: 'other kind', isSame, files };
  }
  return { kind: 'json', json: diffJson(then.value, now.value), isSame, files };
}

/** Share of the answer that differs, from 0 to 1; 1 if they cannot be compared. */
export function changedPart(difference: AnswerDifference): number {
  switch (difference.kind) {
    case 'text':
      return difference.text.changed;
    case 'table':
      return difference.table.changed;
    case 'json':
      return difference.json.changed;
    case 'apart':
      return difference.isSame ? 0 : 1;
  }
}

/** `38 %`; 0 % and 100 % only when exact. */
export function formatChanged(part: number): string {
  if (part > 0 && part < 0.01) return 'under 1 %';
  if (part > 0.99 && part < 1) return 'over 99 %';
  return `${Math.round(part * 100)} %`;
}

function sameAnswer(before: RunOutput, after: RunOutput): boolean {
  const keyOf = createAnswerKeys();
  const [then, now] = [keyOf(before), keyOf(after)];
  if (then === null || now === null) return then === now && before.text === after.text;
  return then === now && before.status === after.status;
}

function differingFiles(before: RunOutput | null, after: RunOutput | null): AnswerDifference['files'] {
  const names = (output: RunOutput | null) =>
    output?.result ? readContent(output.result).files.map(({ name }) => name) : [];
  const [then, now] = [names(before), names(after)];
  return then.join('\n') === now.join('\n') ? null : [then, now];
}
