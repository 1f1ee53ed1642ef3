/** Checks the answer of a row against its expectation. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { tryParseJson } from '../model/try-parse-json.ts';
import type { Search } from './search-text.ts';

export type ExpectationKind = 'contains' | 'equals' | 'matches' | 'json';

export interface Expectation {
  kind: ExpectationKind;
  /** The expected text, a regular expression, or for `json` the value as text; comes from the column `expected` if that is mapped. */
  text: string;
  /** For `json`: path of the value, for example `answer.items[0].name`. */
  path: string;
}

export interface Verdict {
  isMet: boolean;
  /** Why the check failed; empty when it passed. */
  why: string;
}

const MET: Verdict = { isMet: true, why: '' };

/** `data` is the answer's data if it has any. Null when the search was stopped. */
export async function checkAnswer(
  { kind, text: wanted, path }: Expectation,
  answer: string,
  data: JsonValue | null,
  search: Search,
): Promise<Verdict | null> {
  switch (kind) {
    case 'contains':
      return answer.toLowerCase().includes(wanted.toLowerCase()) ? MET : missed(`does not contain “${wanted}”`);
    case 'equals':
      return answer.trim() === wanted.trim() ? MET : missed(`is not “${wanted}”`);
    case 'matches':
      return matches(wanted, answer, search);
    case 'json':
      return checkJson(path, wanted, data ?? readJson(answer));
  }
}

async function matches(pattern: string, answer: string, search: Search): Promise<Verdict | null> {
  switch (await search(pattern, answer)) {
    case 'found':
      return MET;
    case 'missing':
      return missed(`does not match /${pattern}/`);
    case 'invalid':
      return missed(`cannot be checked: /${pattern}/ is not a regular expression`);
    case 'slow':
      return missed(`could not be checked: /${pattern}/ took too long`);
    case 'stopped':
      return null;
  }
}

function checkJson(path: string, wanted: string, data: JsonValue | undefined): Verdict {
  if (data === undefined) return missed('is not JSON');
  const found = valueAt(data, path);
  if (found === undefined) return missed(`has nothing at ${path}`);
  const text = typeof found === 'string' ? found : JSON.stringify(found);
  return wanted === '' || text === wanted ? MET : missed(`has ${text.slice(0, 60)} at ${path}, not ${wanted}`);
}

function readJson(answer: string): JsonValue | undefined {
  const text = answer.trim();
  const fence = /^```(?:json)?[^\S\n]*\n/.exec(text)?.[0];
  const inside = fence !== undefined && text.endsWith('\n```') ? text.slice(fence.length, -3) : text;
  return tryParseJson(inside);
}

/** A name, an index in brackets, or a quoted name in brackets, which may contain dots and brackets. */
const PATH_PARTS = /\["((?:[^"\\]|\\.)*)"\]|\['((?:[^'\\]|\\.)*)'\]|([^.[\]]+)/g;

/** `a.b[0]`, `$.a.b[0]` and `a["b.c"]`; the value itself for an empty path. */
function valueAt(data: JsonValue, path: string): JsonValue | undefined {
  const keys = [...path.replace(/^\$\.?/, '').matchAll(PATH_PARTS)].map(
    ([, double, single, plain]) => plain ?? (double ?? single ?? '').replace(/\\(.)/g, '$1'),
  );
  let current: JsonValue | undefined = data;
  for (const key of keys) {
    if (Array.isArray(current)) current = current[Number(key)];
    else if (isJsonObject(current) && Object.hasOwn(current, key)) current = current[key];
    else return undefined;
  }
  return current;
}

function missed(why: string): Verdict {
  return { isMet: false, why };
}
