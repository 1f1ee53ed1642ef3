/** The cases of a suite as a table shows them: those of its text, and the rows of its files. */
import { groupPairs } from '#contract/group-pairs.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { tweakLeaves } from '#run/model/tweak-leaves.ts';
import { typedText } from '#run/model/typed-value.ts';
import { listOf, objectOf } from '../suite/rows/json-parts.ts';
import type { TestCase } from '../suite/suite.ts';

export interface CaseRow {
  /** Index among `cases` of the text. */
  entry: number;
  /** For the row of a file; null for a case of the text. */
  file: string | null;
  name: string;
  /** The first input. */
  input: string;
  moreInputs: number;
  expected: string;
  checks: number;
  tweaks: number;
  isSkipped: boolean;
}

/** `cases`: as they were read last, for the rows of files; null if nothing could be read. */
export function caseRows({ cases: entries }: JsonObject, cases: readonly TestCase[] | null): CaseRow[] {
  const ofFiles = groupPairs((cases ?? []).map((one) => [one.location.file, one]));
  return listOf(entries).flatMap((entry, at) => {
    if (!isJsonObject(entry) || entry.file === undefined) return [rowOfEntry(entry, at)];
    const file = typedText(entry.file);
    const rows = ofFiles.get(file) ?? [];
    return rows.length === 0
      ? [{ ...rowOfEntry({}, at), file, input: file }]
      : rows.map((row) => rowOfFile(row, at, file));
  });
}

function rowOfEntry(entry: JsonValue, at: number): CaseRow {
  const { name, input, turns, expected, checks, tweaks, skip } = objectOf(entry);
  const list = listOf(turns).filter(isJsonObject);
  const last = list.at(-1);
  return {
    entry: at,
    file: null,
    name: typedText(name),
    input: typedText(input ?? list[0]?.input),
    moreInputs: Math.max(0, list.length - 1),
    expected: typedText(expected ?? last?.expected),
    checks: [checks, ...list.map((turn) => turn.checks)].reduce<number>((sum, one) => sum + listOf(one).length, 0),
    tweaks: tweakLeaves(objectOf(tweaks)).size,
    isSkipped: skip === true,
  };
}

function rowOfFile({ name, turns, columns, isSkipped }: TestCase, at: number, file: string): CaseRow {
  const last = turns.at(-1);
  return {
    entry: at,
    file,
    name,
    isSkipped,
    input: turns[0]?.input ?? '',
    moreInputs: turns.length - 1,
    expected: last?.expected ?? '',
    checks: 0,
    tweaks: columns.length,
  };
}
