/** What does not fit the schema of a suite, as sentences: one entry for each path. */

import type * as z from 'zod/mini';
import { isJsonObject, type JsonObject, type JsonValue, valueAt } from '#contract/json.ts';
import { CHECK_KINDS } from '#contract/suite/suite-check.ts';
import { suiteJsonSchema } from '#contract/suite/suite-json-schema.ts';
import { cutText } from '#contract/text/cut-text.ts';
import { nameFinder } from '#flow/request/close-names.ts';
import { formatList } from '#run/figures/result-format.ts';
import type { ValuePath } from './text/change-value.ts';

export interface Mismatch {
  path: ValuePath;
  message: string;
}

/** More are not shown, and each is compared with all others. */
const MAX_ISSUES = 1_000;
/** Characters of a text in a sentence. */
const SHOWN = 60;

type Issue = z.core.$ZodIssue;

/** `value` is what did not fit. */
export function mismatchesOf(issues: readonly Issue[], value: JsonValue): Mismatch[] {
  const about = { whole: value, schema: suiteJsonSchema() };
  return issues
    .slice(0, MAX_ISSUES)
    .filter(isReported)
    .flatMap((issue) => mismatchesOfIssue(issue, [], about));
}

/** False for a missing key beside an unknown one, which is probably the same key misspelt. */
function isReported(issue: Issue, _at: number, issues: readonly Issue[]): boolean {
  const isAtSamePath = (other: Issue) => other.path.join('\n') === issue.path.join('\n');
  return issue.code !== 'custom' || !issues.some((other) => other.code === 'unrecognized_keys' && isAtSamePath(other));
}

interface About {
  whole: JsonValue;
  schema: JsonObject;
}

function mismatchesOfIssue(issue: Issue, parent: ValuePath, about: About): Mismatch[] {
  const path = [...parent, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  const found = valueAt(about.whole, path);
  const say = (message: string): Mismatch[] => [{ path, message }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MAX_ISSUES).map((key) => ({
        path: [...path, key],
        message: unknownKey(key, knownKeys(path, about.schema)),
      }));
    case 'invalid_union':
      return unionMismatches(issue.errors, path, about);
    case 'invalid_type':
      if (found === undefined) return say(`${lastOf(path)} is missing`);
      return say(
        `Expected ${TYPE_LABELS[issue.expected] ?? issue.expected}, found ${describeValue(found)}${quoteHint(issue.expected, found)}`,
      );
    case 'invalid_value':
      return say(unknownValue(issue.values.map(String), found, path));
    case 'too_small':
      if (issue.origin === 'string') return say(`${lastOf(path)} is empty`);
      return say(`Expected at least ${issue.minimum}${issue.origin === 'array' ? ` in ${lastOf(path)}` : ''}`);
    case 'too_big':
      return say(
        `Expected at most ${issue.maximum.toLocaleString('en')}${Array.isArray(found) ? `, found ${found.length.toLocaleString('en')}` : ''}`,
      );
    default:
      return say(issue.message);
  }
}

/** The branch that fits best says what is wrong: one whose type is right, with the fewest faults. */
function unionMismatches(branches: readonly (readonly Issue[])[], path: ValuePath, about: About): Mismatch[] {
  const isOtherType = (issues: readonly Issue[]) =>
    issues.some(({ code, path: at }) => at.length === 0 && (code === 'invalid_type' || code === 'invalid_value'));
  const weight = (issues: readonly Issue[]) =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
  const found = valueAt(about.whole, path);
  const right = branches.filter((issues) => !isOtherType(issues) || (typeof found === 'string' && hasValues(issues)));
  const [best] = right.toSorted((left, other) => weight(left) - weight(other));
  if (best) return best.filter(isReported).flatMap((issue) => mismatchesOfIssue(issue, path, about));
  const expected = branches.flatMap(([issue]) =>
    issue?.code === 'invalid_type' ? [TYPE_LABELS[issue.expected] ?? issue.expected] : [],
  );
  const types = formatList([...new Set(expected)]).replace(' and ', ' or ');
  return [{ path, message: `Expected ${types || 'another value'}, found ${describeValue(found ?? null)}` }];
}

/** True if a text is not one of the names that are allowed: then its kind is right, and the name wrong. */
function hasValues(issues: readonly Issue[]): boolean {
  return issues.some(({ code }) => code === 'invalid_value');
}

function unknownKey(key: string, known: readonly string[]): string {
  const what = known.includes('contains') ? 'check' : 'key';
  return `Unknown ${what} “${key}”${didYouMean(key, known)}`;
}

function unknownValue(values: readonly string[], found: JsonValue | undefined, path: ValuePath): string {
  if (found === undefined) return `${lastOf(path)} is missing; write ${values.join(' or ')}`;
  const text = typeof found === 'string' ? found : JSON.stringify(found);
  if (values.includes('contains')) {
    if (CHECK_KINDS.some((kind) => kind === text)) return `The check “${text}” needs a value`;
    return `Unknown check “${text}”${didYouMean(text, CHECK_KINDS)}`;
  }
  return `Expected ${formatList(values).replace(' and ', ' or ')}, found ${describeValue(found)}`;
}

/** `. Did you mean “Formal”?`; empty if no known name is close. */
export function didYouMean(name: string, known: readonly string[]): string {
  const [closest] = nameFinder(known)(name);
  return closest === undefined ? '' : `. Did you mean “${closest}”?`;
}

/** The keys that the file may have at a path, by its JSON Schema. */
function knownKeys(path: ValuePath, schema: JsonObject): string[] {
  const expand = (node: JsonValue | undefined): JsonObject[] => {
    if (!isJsonObject(node)) return [];
    if (typeof node.$ref === 'string') return expand(valueAt(schema, node.$ref.split('/').slice(1)));
    return Array.isArray(node.anyOf) ? node.anyOf.flatMap(expand) : [node];
  };
  let nodes = expand(schema);
  for (const part of path) {
    nodes = nodes.flatMap((node) =>
      expand(typeof part === 'number' ? node.items : valueAt(node, ['properties', part])),
    );
  }
  return nodes.flatMap(({ properties }) => (isJsonObject(properties) ? Object.keys(properties) : []));
}

function lastOf(path: ValuePath): string {
  const last = path.at(-1);
  return typeof last === 'string' ? last : 'This';
}

/** Names of cases, and of variants, are unique. */
export function givenTwice(name: string): string {
  return `The name “${cutText(name, SHOWN)}” is given twice`;
}

const TYPE_LABELS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
};

function describeValue(value: JsonValue): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys with values';
  return typeof value === 'string' ? `the text “${cutText(value, SHOWN)}”` : String(value);
}

function quoteHint(expected: string, found: JsonValue): string {
  return expected === 'string' && (typeof found === 'number' || typeof found === 'boolean') ? '. Put it in quotes' : '';
}
