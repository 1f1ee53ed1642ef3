/** Copies of cases and variants, whose names are unique in a suite. */
import { isJsonObject, isParsedJson, type JsonValue, valueAt } from '#contract/json.ts';
import { freeName } from '#contract/text/free-name.ts';
import { editSuite } from './edit-suite.ts';
import { MAX_ALIASES } from './read-document.ts';
import { parseYaml } from './text/yaml-text.ts';

/** "Sky copy", then "Sky copy 2", also of a copy. */
export function copyName(name: string, taken: { has(name: string): boolean }): string {
  return freeName(`${name.replace(/ copy(?: \d{1,5})?$/, '')} copy`, taken);
}

/** `places` are indexes in the list; one that does not exist gives no copy. An entry without a name has a copy without one. */
export function copyEntries(list: readonly JsonValue[], indexes: readonly number[]): JsonValue[] {
  const names = new Set(list.map((entry) => (isJsonObject(entry) ? entry.name : undefined)));
  return indexes.flatMap((index) => {
    const entry = list[index];
    if (entry === undefined) return [];
    if (!isJsonObject(entry) || typeof entry.name !== 'string') return [entry];
    const name = copyName(entry.name, names);
    names.add(name);
    return [{ ...entry, name }];
  });
}

/**
 * Adds a copy of a case below it; `place` is its index among `cases`. The copy has another name, if the case has one. Throws for
 * a text that is not YAML.
 */
export function duplicateCase(text: string, index: number): string {
  const suite: unknown = parseYaml(text).toJS({ maxAliasCount: MAX_ALIASES });
  const cases = isParsedJson(suite) ? valueAt(suite, ['cases']) : undefined;
  const values = copyEntries(Array.isArray(cases) ? cases : [], [index]);
  if (values.length === 0) throw new TypeError('There is no such case');
  return editSuite(text, { kind: 'insert', path: ['cases'], at: index + 1, values });
}
