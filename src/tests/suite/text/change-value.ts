/** The changes of a suite, made to its value. Nothing that is given is changed: an alias (*NAME) shares its value with others. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';

export type ValuePath = readonly (string | number)[];

/** One change at a path of the file. */
export type SuiteChange =
  /** `undefined` removes a key. Objects on the way are made where they are missing. */
  | { kind: 'set'; path: ValuePath; value: JsonValue | undefined }
  /** Inserts into a list, which is made if it is missing; `at` is at most its length. */
  | { kind: 'insert'; path: ValuePath; at: number; values: readonly JsonValue[] }
  /** `places` count from 0. */
  | { kind: 'remove'; path: ValuePath; indexes: readonly number[] }
  /** `to` is the index that the item has afterwards. */
  | { kind: 'move'; path: ValuePath; from: number; to: number };

/** Throws if the path leads through something that is neither a list nor has keys. */
export function changeValue(value: JsonValue, change: SuiteChange): JsonValue {
  return updateAt(value, change.path, (found) => {
    if (change.kind === 'set') return change.value;
    const list = found === undefined || found === null ? [] : found;
    if (!Array.isArray(list)) throw new TypeError('There is no list at this place');
    if (change.kind === 'insert') return list.toSpliced(change.at, 0, ...change.values);
    if (change.kind === 'remove') return list.filter((_, index) => !change.indexes.includes(index));
    const [item] = list.slice(change.from, change.from + 1);
    return item === undefined ? list : list.toSpliced(change.from, 1).toSpliced(change.to, 0, item);
  });
}

function updateAt(
  value: JsonValue | undefined,
  [key, ...rest]: ValuePath,
  update: (found: JsonValue | undefined) => JsonValue | undefined,
): JsonValue {
  if (key === undefined) return update(value) ?? null;
  const inside = (found: JsonValue | undefined) => (rest.length === 0 ? update(found) : updateAt(found, rest, update));
  if (typeof key === 'number') {
    if (!Array.isArray(value) || key >= value.length) throw new TypeError('There is no such item');
    return value.with(key, inside(value[key]) ?? null);
  }
  if (value !== undefined && value !== null && !isJsonObject(value)) throw new TypeError(`${key} is not a key here`);
  const { [key]: found, ...others } = value ?? {};
  const next = inside(found);
  if (next === undefined) return others;
  return found === undefined ? { ...others, [key]: next } : { ...value, [key]: next };
}
