/** Checks the table of variables: what is sent, and what is wrong with a row. The headers of HTTP set the rules. */
import type { DraftVariable } from '../model/request-draft.ts';
import type { RunVariable } from '../model/request-plan.ts';

/** A server takes at most this much in one header; less, so that there is room for the other headers. */
const MAX_LENGTH = 8_000;

export interface CheckedVariable {
  row: DraftVariable;
  /** Name as it is sent. */
  name: string;
  /** What keeps the request from being sent, and the part of the row that is wrong; null if it is right. */
  error: { part: 'name' | 'value'; message: string } | null;
  /** False if it is not sent, because it has no value. */
  hasValue: boolean;
}

/** `readValue` returns an empty text for a row without a value. */
export function checkVariables(
  rows: readonly DraftVariable[] = [],
  readValue: (row: DraftVariable) => string,
): CheckedVariable[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const name = sentName(row.name);
    const value = readValue(row);
    const problem =
      nameProblem(name, value !== '') ?? (seen.has(name) && name !== '' ? 'This name is already above' : null);
    seen.add(name);
    const wrong = valueProblem(value);
    const error =
      problem !== null
        ? ({ part: 'name', message: problem } as const)
        : wrong !== null
          ? ({ part: 'value', message: wrong } as const)
          : null;
    return { row, name, error, hasValue: value !== '' };
  });
}

/** The variables to send: right, and with a value. */
export function variablesToSend(
  checked: readonly CheckedVariable[],
  readValue: (row: DraftVariable) => string,
): RunVariable[] {
  return checked.flatMap(({ row, name, error, hasValue }) =>
    error === null && hasValue ? [{ name, value: readValue(row) }] : [],
  );
}

/** Langflow reads the names of headers in upper case (wire/variables.json). */
export function sentName(typed: string): string {
  return typed.trim().toUpperCase();
}

/** True for a name that a header can carry in every program; on the server a variable may have any name. */
export function isHeaderName(name: string): boolean {
  return /^[A-Z\d_.-]+$/.test(name);
}

function nameProblem(name: string, hasValue: boolean): string | null {
  if (name === '') return hasValue ? 'Type the name of the variable' : null;
  if (!isHeaderName(name)) {
    return 'Use only letters A to Z, digits, - . and _: the name is sent in a header';
  }
  return name.length > 200 ? 'The name is too long: 200 characters at most' : null;
}

function valueProblem(value: string): string | null {
  if (/[\p{Cc}]/u.test(value)) return 'Remove line breaks and tabs: the value is sent in a header';
  if (/[^ -\u00ff]/.test(value))
    return 'Use only Latin letters, digits and common signs: the value is sent in a header';
  if (value.trim() !== value) return 'Remove spaces at the start and at the end: a header loses them';
  const { length } = value;
  return length > MAX_LENGTH ? `The value is too long: ${MAX_LENGTH.toLocaleString('en')} characters at most` : null;
}
