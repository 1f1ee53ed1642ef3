/** Validates data with somebody's JSON Schema, by interpreting it: nothing is compiled and nothing is fetched. */
import { Validator } from '@cfworker/json-schema';
import type { JsonObject, JsonValue } from '#contract/json.ts';

/** `slow` if it timed out, `stopped` if it was cancelled. `why` is one sentence. */
export type SchemaOutcome = { state: 'valid' | 'slow' | 'stopped' } | { state: 'invalid' | 'bad-schema'; why: string };

/** May never end, because a schema may have regular expressions: call it only in a worker. Never throws. */
export function validateData(schema: JsonObject | boolean, data: JsonValue): SchemaOutcome {
  try {
    const { valid, errors } = new Validator(schema, draftOf(schema), true).validate(data);
    if (valid) return { state: 'valid' };
    // The last one is the most exact.
    const { instanceLocation = '#', error = 'It does not match.' } = errors.at(-1) ?? {};
    const lead = instanceLocation === '#' ? '' : `At ${instanceLocation.slice(1)}: `;
    return { state: 'invalid', why: `${lead}${error}` };
  } catch (error) {
    const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return { state: 'bad-schema', why: line };
  }
}

function draftOf(schema: JsonObject | boolean): '4' | '7' | '2019-09' | '2020-12' {
  const named = typeof schema === 'boolean' ? '' : String(schema.$schema ?? '');
  if (named.includes('draft-04')) return '4';
  if (named.includes('draft-07') || named.includes('draft-06')) return '7';
  return named.includes('2019-09') ? '2019-09' : '2020-12';
}
