/** How two texts of a cell differ: its expected text and its answer, or two of its answers. JSON is compared as data. */
import { type JsonValue, tryParseJson } from '#contract/json.ts';
import type { CellResult } from '#contract/suite/results-file.ts';
import { diffJson, type JsonDifference } from '#run/compare/json-difference.ts';
import { diffText, type TextDifference } from '#run/compare/text-difference.ts';

export type CellDifference = { isSame: boolean /** Share that differs, from 0 to 1. */; changed: number } & (
  | { kind: 'text'; text: TextDifference }
  | { kind: 'json'; json: JsonDifference }
);

type Side = Pick<CellResult, 'answer' | 'data'>;

export function cellDifference(before: Side, after: Side): CellDifference {
  const [then, now] = [dataOf(before), dataOf(after)];
  if (then !== undefined && now !== undefined) {
    const json = diffJson(then, now);
    return { kind: 'json', json, changed: json.changed, isSame: json.changes.length === 0 };
  }
  const text = diffText(before.answer.trim(), after.answer.trim());
  return { kind: 'text', text, changed: text.changed, isSame: before.answer.trim() === after.answer.trim() };
}

/** Numbers and words alone are compared as text. */
function dataOf({ answer, data }: Side): JsonValue | undefined {
  const value = data ?? tryParseJson(answer);
  return typeof value === 'object' && value !== null ? value : undefined;
}
