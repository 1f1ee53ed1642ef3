/** Copies of cases and variants, whose names are unique in a suite. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { freeName } from '#contract/text/free-name.ts';

/** "Sky copy", then "Sky copy 2", also of a copy. */
export function copyName(name: string, taken: { has(name: string): boolean }): string {
  return freeName(`${name.replace(/ copy(?: \d{1,5})?$/, '')} copy`, taken);
}

/** `places` in the list; none for a place that is not there. An entry without a name has a copy without one. */
export function copyEntries(list: readonly JsonValue[], places: readonly number[]): JsonValue[] {
  const names = new Set(list.map((entry) => (isJsonObject(entry) ? entry.name : undefined)));
  return places.flatMap((place) => {
    const entry = list[place];
    if (entry === undefined) return [];
    if (!isJsonObject(entry) || typeof entry.name !== 'string') return [entry];
    const name = copyName(entry.name, names);
    names.add(name);
    return [{ ...entry, name }];
  });
}
