/** Checks of an answer as JSON. */

import { isDeeperThan, isJsonEqual, type JsonObject, type JsonValue, tryParseJson, valueAt } from '#contract/json.ts';
import type { CheckValues } from '#contract/suite/suite-check.ts';
import { type CheckFacts, type CheckPorts, excerpt, type Verdict, verdictOf } from './check-facts.ts';

type DataFacts = Pick<CheckFacts, 'answer' | 'data'>;

const NOT_JSON: Verdict = verdictOf(false, 'The answer is not JSON.');

/** Texts are also equal to the number or other value that they spell, because spreadsheets know only texts. */
export function hasJson({ path, equals, exists = true }: CheckValues['json'], facts: DataFacts): Verdict {
  const data = dataOf(facts);
  if (data === undefined) return NOT_JSON;
  const found = valueAtPath(data, path);
  const at = path === '' ? 'the top' : path;
  if (found === undefined) return verdictOf(!exists, `The answer has nothing at ${excerpt(at)}.`);
  const text = excerpt(JSON.stringify(found));
  if (equals === undefined) return verdictOf(exists, `The answer has ${text} at ${excerpt(at)}.`);
  const isSame = isJsonEqual(found, equals) || (typeof equals === 'string' && JSON.stringify(found) === equals);
  const rest = isSame ? '' : `, not ${excerpt(JSON.stringify(equals))}`;
  return verdictOf(isSame === exists, `The answer has ${text} at ${excerpt(at)}${rest}.`);
}

export async function hasSchema(
  schema: JsonObject | boolean,
  facts: DataFacts,
  { validate }: Pick<CheckPorts, 'validate'>,
): Promise<Verdict> {
  const data = dataOf(facts);
  if (data === undefined) return NOT_JSON;
  const outcome = await validate(schema, data);
  switch (outcome.state) {
    case 'valid':
      return verdictOf(true, 'The answer matches the JSON Schema.');
    case 'invalid':
      return verdictOf(false, outcome.why);
    case 'bad-schema':
      return { state: 'broken', why: `The JSON Schema cannot be used: ${outcome.why}` };
    case 'slow':
      return { state: 'broken', why: 'The JSON Schema took longer than one second.' };
    case 'stopped':
      return { state: 'not checked', why: 'Stopped.' };
  }
}

/** The data of the answer, or the JSON that its text is; undefined if it is neither. */
function dataOf({ answer, data }: DataFacts): JsonValue | undefined {
  if (data !== null) return data;
  const text = answer.trim();
  const fence = /^```(?:json)?[^\S\n]*\n/.exec(text)?.[0];
  const inside = fence !== undefined && text.endsWith('\n```') ? text.slice(fence.length, -3) : text;
  const value = tryParseJson(inside);
  return value === undefined || isDeeperThan(value) ? undefined : value;
}

/** A name, an index in brackets, or a quoted name in brackets, which may contain dots and brackets. */
const PATH_PARTS = /\["((?:[^"\\]|\\.)*)"\]|\['((?:[^'\\]|\\.)*)'\]|([^.[\]]+)/g;

/** `a.b[0]`, `$.a.b[0]` and `a["b.c"]`; the value itself for an empty path. */
function valueAtPath(data: JsonValue, path: string): JsonValue | undefined {
  const keys = [...path.replace(/^\$\.?/, '').matchAll(PATH_PARTS)].map(
    ([, double, single, plain]) => plain ?? (double ?? single ?? '').replace(/\\(.)/g, '$1'),
  );
  return valueAt(data, keys);
}
