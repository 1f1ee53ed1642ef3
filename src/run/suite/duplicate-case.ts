/** Adds a copy of a case below it. */
import { isParsedJson, valueAt } from '#contract/json.ts';
import { copyEntries } from './copy-entries.ts';
import { editSuite } from './edit-suite.ts';
import { parseYaml } from './text/yaml-text.ts';

/** `place` among `cases`. The copy has another name, if the case has one. Throws for a text that is not YAML. */
export function duplicateCase(text: string, place: number): string {
  const suite: unknown = parseYaml(text).toJS();
  const cases = isParsedJson(suite) ? valueAt(suite, ['cases']) : undefined;
  const values = copyEntries(Array.isArray(cases) ? cases : [], [place]);
  if (values.length === 0) throw new TypeError('There is no such case');
  return editSuite(text, { kind: 'insert', path: ['cases'], at: place + 1, values });
}
