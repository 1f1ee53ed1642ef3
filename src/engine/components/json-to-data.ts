/** Load JSON: data from a file or a text (lfx 1.13.0, components/data_source/json_to_data.py). */
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { isDeeperThan, isJsonObject, type JsonValue } from '#contract/json.ts';
import { LimitError } from '#contract/limit-error.ts';
import { tryBoundedJson } from '#contract/parse-bounded-json.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { readTextFile } from '../component-base/read-text-file.ts';
import { withStatus } from '../component-base/with-status.ts';
import { RUN_LIMITS } from '../values/run-limits.ts';
import { dataValue, listValue, type Value } from '../values/values.ts';

async function load(run: ComponentRun): Promise<Value> {
  const { fields } = run;
  const [file = ''] = fields.texts('json_file');
  const path = fields.text('json_path');
  const text = fields.text('json_string');
  const given = [file, path, text].filter((source) => source !== '');
  if (given.length !== 1) throw new Error('Please provide exactly one of: JSON file, file path, or JSON string.');
  const json = text === '' ? await readJsonFile(run, file || path, file !== '') : text;
  return withStatus(run, toValue(parseLoosely(json)));
}

async function readJsonFile(run: ComponentRun, path: string, isUpload: boolean): Promise<string> {
  if (path.toLowerCase().endsWith('.json')) return readTextFile(run.ports.files, path);
  throw new Error(isUpload ? 'The provided file must be a JSON file.' : 'The provided path must be to a JSON file.');
}

/** Parses valid JSON; otherwise tolerates line breaks inside strings, comments, trailing commas and missing brackets. */
function parseLoosely(text: string): JsonValue {
  const json = tryBoundedJson(text);
  if (json !== undefined) return json;
  const escaped = escapeBreaksInStrings(text);
  return tryBoundedJson(escaped) ?? repair(escaped);
}

/** Also matches an unterminated string, to the end of the text: otherwise the search restarts at each quote in it. */
const STRING = /"[^"\\]*(?:\\[\s\S][^"\\]*)*\\?("?)/g;

/** A text field turns a typed `\n` into a line break, which JSON does not allow in a string; Langflow's repair accepts it. */
function escapeBreaksInStrings(text: string): string {
  return text.replace(STRING, (string, end: string) =>
    end === '' ? string : string.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t'),
  );
}

function repair(text: string): JsonValue {
  // The number of values is unknown before parsing, so only the length can be checked.
  const { repairedCharacters } = RUN_LIMITS;
  if (text.length > repairedCharacters)
    throw new LimitError(
      'The text is not valid JSON, and has too many characters to be repaired',
      text.length,
      repairedCharacters,
    );
  const problems: ParseError[] = [];
  let repaired: JsonValue | undefined;
  try {
    repaired = parse(text, problems, { allowTrailingComma: true });
  } catch {
    throw new Error('Invalid JSON or Python literal: it is nested too deeply');
  }
  if (repaired !== undefined && !isDeeperThan(repaired)) return repaired;
  const [problem] = problems;
  const reason = problem
    ? `${printParseErrorCode(problem.error)} at position ${problem.offset}`
    : 'it is nested too deeply';
  throw new Error(`Invalid JSON or Python literal: ${reason}`);
}

function toValue(parsed: JsonValue): Value {
  if (isJsonObject(parsed)) return dataValue(parsed);
  if (Array.isArray(parsed) && parsed.every(isJsonObject)) return listValue(parsed.map((item) => dataValue(item)));
  throw new Error('Invalid JSON or Python literal: expected an object or a list of objects');
}

export const jsonToData: ComponentType = { outputs: { data: load } };
