/** Adds a copy of a case below it. */
import { isJsonObject, isParsedJson } from '#contract/json.ts';
import { freeName } from '#contract/text/free-name.ts';
import { editSuite } from './edit-suite.ts';
import { valueAt } from './issue-words.ts';
import { parseYaml } from './text/yaml-text.ts';

/** `place` among `cases`. The copy has another name, if the case has one. Throws for a text that is not YAML. */
export function duplicateCase(text: string, place: number): string {
  const suite: unknown = parseYaml(text).toJS();
  const cases = isParsedJson(suite) ? valueAt(suite, ['cases']) : undefined;
  const list = Array.isArray(cases) ? cases : [];
  const entry = list[place];
  if (!isJsonObject(entry)) throw new TypeError('There is no such case');
  const names = new Set(list.map((one) => (isJsonObject(one) ? one.name : undefined)));
  const copy = typeof entry.name === 'string' ? { ...entry, name: freeName(entry.name, names) } : entry;
  return editSuite(text, { kind: 'insert', path: ['cases'], at: place + 1, values: [copy] });
}
