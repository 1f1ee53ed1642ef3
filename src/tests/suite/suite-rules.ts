/** What is wrong with a suite besides its form: names that are given twice, expressions and schemas that cannot be used. */
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { FLOW_VARIANT } from '#contract/suite/suite-file.ts';
import { patternProblem } from '../checks/pattern-problem.ts';
import { listOf, objectOf } from './rows/json-parts.ts';
import { schemaMismatches } from './schema-rules.ts';
import { didYouMean, givenTwice, type Mismatch } from './suite-mismatches.ts';
import type { ValuePath } from './text/change-value.ts';
import { isNeverGiven, variableNamesIn } from './variables.ts';

/** `[0]`, `["a.b"]` and `['a b']`. */
const BRACKETS = /\["(?:[^"\\]|\\.)*"\]|\['(?:[^'\\]|\\.)*'\]|\[\d+\]/g;

/** `suite` may be of any form; only what has the right form is looked at. */
export function brokenRules(suite: JsonValue): Mismatch[] {
  if (!isJsonObject(suite)) return [];
  const mismatches: Mismatch[] = [];
  const variants = listOf(suite.variants);
  mismatches.push(...repeatedNames(variants, 'variants'));
  for (const [at, variant] of variants.entries()) {
    if (nameOf(variant)?.toLowerCase() !== FLOW_VARIANT.toLowerCase()) continue;
    const message = `“${FLOW_VARIANT}” is the name of the flow without tweaks, which is always the first column`;
    mismatches.push({ path: ['variants', at, 'name'], message });
  }
  mismatches.push(...repeatedNames(listOf(suite.cases), 'cases'));
  mismatches.push(...unknownVariants(suite, variants));
  visitChecks(suite, mismatches);
  mismatches.push(...refusedVariables(suite));
  return mismatches;
}

/** Of a case that is checked in a variant that does not exist, so that it would be checked nowhere. */
function unknownVariants({ cases }: JsonObject, variants: readonly JsonValue[]): Mismatch[] {
  const known = [FLOW_VARIANT, ...variants.flatMap((variant) => nameOf(variant) ?? [])];
  return listOf(cases).flatMap((entry, at) =>
    listOf(objectOf(entry)['checked-variants']).flatMap((name, index) => {
      if (typeof name !== 'string' || known.includes(name)) return [];
      const message = `There is no variant “${name}”${didYouMean(name, known)}`;
      return [{ path: ['cases', at, 'checked-variants', index], message }];
    }),
  );
}

/** Every check of a suite, also nested ones, with its path. */
export function visitSuiteChecks(suite: JsonValue, visit: (check: JsonValue, path: ValuePath) => void): void {
  const walk = (check: JsonValue, path: ValuePath): void => {
    visit(check, path);
    if (!isJsonObject(check)) return;
    if (check.not !== undefined) walk(check.not, [...path, 'not']);
    for (const key of ['any', 'all']) walkList(check[key], [...path, key]);
  };
  const walkList = (checks: JsonValue | undefined, path: ValuePath): void => {
    for (const [at, check] of listOf(checks).entries()) walk(check, [...path, at]);
  };
  if (!isJsonObject(suite)) return;
  walkList(suite.checks, ['checks']);
  for (const [at, entry] of listOf(suite.cases).entries()) {
    if (!isJsonObject(entry)) continue;
    walkList(entry.checks, ['cases', at, 'checks']);
    for (const [turnAt, turn] of listOf(entry.turns).entries()) {
      if (isJsonObject(turn)) walkList(turn.checks, ['cases', at, 'turns', turnAt, 'checks']);
    }
  }
}

function visitChecks(suite: JsonObject, mismatches: Mismatch[]): void {
  visitSuiteChecks(suite, (check, at) => {
    const kind = kindOfExpected(check);
    if (kind !== null && !hasExpected(suite, at)) {
      const where = at[0] === 'cases' ? 'it is missing here' : 'no case has it';
      mismatches.push({ path: at, message: `${kind} compares the answer with expected, and ${where}` });
    }
    if (!isJsonObject(check)) return;
    for (const key of ['contains', 'starts-with', 'matches']) {
      if (check[key] === '') mismatches.push({ path: [...at, key], message: 'An empty text is in every answer' });
    }
    const broken = typeof check.matches === 'string' ? patternProblem(check.matches) : null;
    if (broken !== null) mismatches.push({ path: [...at, 'matches'], message: `Not a regular expression: ${broken}` });
    const path = isJsonObject(check.json) && typeof check.json.path === 'string' ? pathProblem(check.json.path) : null;
    if (path !== null) mismatches.push({ path: [...at, 'json', 'path'], message: `Not a path: ${path}` });
    const schema = check['json-schema'];
    if (schema !== undefined) mismatches.push(...schemaMismatches(schema, [...at, 'json-schema']));
  });
}

/** The kind of a check that is never made without an expected text, so that every answer would pass; else null. */
function kindOfExpected(check: JsonValue): string | null {
  if (typeof check === 'string') return ['contains', 'equals', 'starts-with', 'similar'].includes(check) ? check : null;
  return isJsonObject(check) && check.similar !== undefined ? 'similar' : null;
}

/** Whether a check is made with the expected text of a case, in a conversation that of its last turn: a judge is told it too. */
export function usesExpected({ checks = [] }: JsonObject, entry: JsonValue): boolean {
  const lastTurn = listOf(objectOf(entry).turns).length - 1;
  let isUsed = false;
  visitSuiteChecks({ checks, cases: [entry] }, (check, [, , list, turn]) => {
    if (list === 'turns' && turn !== lastTurn) return;
    isUsed ||= kindOfExpected(check) !== null || (isJsonObject(check) && check.judge !== undefined);
  });
  return isUsed;
}

/** Whether a check at the path has an expected text; one of the suite needs it in some case. Rows of a file may have one each. */
function hasExpected({ cases }: JsonObject, [part, at, list, turn]: ValuePath): boolean {
  const entries = listOf(cases);
  const owners = part === 'cases' ? entries.slice(Number(at), Number(at) + 1) : entries;
  return owners.some((entry) => {
    if (!isJsonObject(entry) || entry.file !== undefined) return true;
    const turns = listOf(entry.turns);
    const index = list === 'turns' ? Number(turn) : turns.length - 1;
    const own = turns[index];
    if (isJsonObject(own) && own.expected !== undefined) return true;
    return index === turns.length - 1 && entry.expected !== undefined;
  });
}

function repeatedNames(entries: readonly JsonValue[], key: string): Mismatch[] {
  const first = new Map<string, number>();
  return entries.flatMap((entry, at) => {
    const name = nameOf(entry);
    if (name === undefined) return [];
    if (!first.has(name)) {
      first.set(name, at);
      return [];
    }
    return [{ path: [key, at, 'name'], message: givenTwice(name) }];
  });
}

function nameOf(entry: JsonValue): string | undefined {
  return isJsonObject(entry) && typeof entry.name === 'string' ? entry.name.trim() : undefined;
}

/** Why a text is not a path such as `ticket.items[0].id`; null if it is one, as is the empty path of the value itself. */
function pathProblem(path: string): string | null {
  const names = path.replace(/^\$\.?/, '').replace(BRACKETS, '');
  if (names.includes('[')) return names.includes(']') ? 'write an index as [0] and a name as ["a b"]' : 'missing ]';
  if (names.includes(']')) return 'a ] without a [';
  return names.includes('..') || names.endsWith('.') ? 'a name is missing after a dot' : null;
}

/** Where a suite asks for values of the environment: `${NAME}` in its tweaks and judges, as it is written. */
interface RequestedVariables {
  path: ValuePath;
  names: readonly string[];
}

/** `suite` may be of any form; only what has the right form is looked at. */
export function suiteVariables(suite: JsonValue): RequestedVariables[] {
  if (!isJsonObject(suite)) return [];
  const requested: RequestedVariables[] = [];
  const add = (path: ValuePath, value: JsonValue | undefined) => {
    const names = variableNamesIn(value ?? null);
    if (names.length > 0) requested.push({ path, names });
  };
  for (const list of ['variants', 'cases'])
    for (const [at, entry] of listOf(suite[list]).entries())
      if (isJsonObject(entry)) add([list, at, 'tweaks'], entry.tweaks);
  visitSuiteChecks(suite, (check, path) => {
    const by = judgeOf(check);
    for (const key of ['model', 'key']) add([...path, 'judge', 'by', key], by[key]);
  });
  return requested;
}

/** A value in an address would go to whoever it names, before the report can mask it. */
function refusedVariables(suite: JsonValue): Mismatch[] {
  const refused = suiteVariables(suite).flatMap(({ path, names }) =>
    names.filter(isNeverGiven).map((name) => ({
      path,
      message: `No suite gets a setting of Tweakbench (\${${name}}). Give the variable another name`,
    })),
  );
  visitSuiteChecks(suite, (check, path) => {
    const [name] = variableNamesIn(judgeOf(check).url ?? null);
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
