/** Where a suite asks for values of the environment: `${NAME}` in its tweaks and judges, as it is written. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { Mismatch } from './issue-words.ts';
import { listOf } from './json-parts.ts';
import { visitSuiteChecks } from './suite-rules.ts';
import type { ValuePath } from './text/change-value.ts';
import { isNeverGiven, variablesIn } from './variables.ts';

interface AskedVariables {
  path: ValuePath;
  names: readonly string[];
}

/** `suite` may be of any form; only what has the right form is looked at. */
export function suiteVariables(suite: JsonValue): AskedVariables[] {
  if (!isJsonObject(suite)) return [];
  const asked: AskedVariables[] = [];
  const add = (path: ValuePath, value: JsonValue | undefined) => {
    const names = variablesIn(value ?? null);
    if (names.length > 0) asked.push({ path, names });
  };
  for (const list of ['variants', 'cases'])
    for (const [at, entry] of listOf(suite[list]).entries())
      if (isJsonObject(entry)) add([list, at, 'tweaks'], entry.tweaks);
  visitSuiteChecks(suite, (check, path) => {
    const by = judgeOf(check);
    for (const key of ['model', 'key']) add([...path, 'judge', 'by', key], by[key]);
  });
  return asked;
}

/** A value in an address would go to whoever it names, before the report can mask it. */
export function refusedVariables(suite: JsonValue): Mismatch[] {
  const refused = suiteVariables(suite).flatMap(({ path, names }) =>
    names.filter(isNeverGiven).map((name) => ({
      path,
      message: `No suite gets a setting of Tweakbench (\${${name}}). Give the variable another name`,
    })),
  );
  visitSuiteChecks(suite, (check, path) => {
    const [name] = variablesIn(judgeOf(check).url ?? null);
    const message = `An address may have no variable (\${${name}}): write the address out. The key goes into key`;
    if (name !== undefined) refused.push({ path: [...path, 'judge', 'by', 'url'], message });
  });
  return refused;
}

/** Who judges, of a check that is made by a judge; empty for others. */
function judgeOf(check: JsonValue): Readonly<Record<string, JsonValue | undefined>> {
  const judge = isJsonObject(check) ? check.judge : null;
  return isJsonObject(judge) && isJsonObject(judge.by) ? judge.by : {};
}
