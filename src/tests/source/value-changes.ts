/** The changes that make one value of a suite another, as small as they can be: what is not changed keeps its comments. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { changeValue, type SuiteChange, type ValuePath } from '../suite/text/change-value.ts';

/** `undefined` for a value that is not there. The order of keys counts: of two tweaks for one field the later one wins. */
export function valueChanges(
  path: ValuePath,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): readonly SuiteChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const whole: SuiteChange = { kind: 'set', path, value: after };
  if (!isJsonObject(before) || !isJsonObject(after)) return [whole];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changes = keys.flatMap((key) => valueChanges([key], before[key], after[key]));
  const isSame = JSON.stringify(changes.reduce<JsonValue>(changeValue, before)) === JSON.stringify(after);
  return isSame ? changes.map((change) => ({ ...change, path: [...path, ...change.path] })) : [whole];
}
