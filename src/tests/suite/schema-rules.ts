/** What is wrong with a JSON Schema of a check, said before it runs. Unknown keywords are ignored, as in the standard. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { cutText } from '#contract/text/cut-text.ts';
import { patternProblem } from '../checks/pattern-problem.ts';
import type { Mismatch } from './suite-mismatches.ts';
import type { ValuePath } from './text/change-value.ts';

const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
const COUNTS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'];
const NUMBERS = ['minimum', 'maximum', 'multipleOf', ...COUNTS];
/** Their values are schemas, lists of schemas, or schemas by name. */
const ONE = ['not', 'if', 'then', 'else', 'contains', 'additionalProperties', 'propertyNames', 'additionalItems'];
const SEVERAL = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const NAMED = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];

export function schemaMismatches(schema: JsonValue, path: ValuePath): Mismatch[] {
  if (typeof schema === 'boolean') return [];
  if (!isJsonObject(schema)) return [{ path, message: 'Not a JSON Schema: it is an object, true or false' }];
  return Object.entries(schema).flatMap(([key, value]): Mismatch[] => {
    const at = [...path, key];
    const why = whyWrong(key, value);
    if (why !== null) return [{ path: at, message: why }];
    if (ONE.includes(key) || (key === 'items' && !Array.isArray(value))) return schemaMismatches(value, at);
    if ((SEVERAL.includes(key) || key === 'items') && Array.isArray(value)) {
      return value.flatMap((item, index) => schemaMismatches(item, [...at, index]));
    }
    if (!NAMED.includes(key) || !isJsonObject(value)) return [];
    return Object.entries(value).flatMap(([name, item]) => {
      const broken = key === 'patternProperties' ? patternProblem(name) : null;
      if (broken !== null) return [{ path: [...at, name], message: `Not a regular expression: ${broken}` }];
      return schemaMismatches(item, [...at, name]);
    });
  });
}

function whyWrong(key: string, value: JsonValue): string | null {
  const wants = (is: boolean, what: string) => (is ? null : `Not a JSON Schema: ${key} is ${what}`);
  if (['$ref', '$dynamicRef', '$recursiveRef'].includes(key)) {
    if (typeof value !== 'string' || value.startsWith('#')) return wants(typeof value === 'string', 'a text');
    return `This schema refers to ${cutText(value, 80)}. Only references within the schema (#/…) are followed, and nothing is fetched`;
  }
  if (key === 'pattern') {
    const broken = typeof value === 'string' ? patternProblem(value) : 'it is a text';
    return broken === null ? null : `Not a regular expression: ${broken}`;
  }
  if (key === 'type') {
    const names = Array.isArray(value) ? value : [value];
    return wants(
      names.every((name) => typeof name === 'string' && TYPES.includes(name)),
      `one of ${TYPES.join(', ')}`,
    );
  }
  if (key === 'required')
    return wants(Array.isArray(value) && value.every((name) => typeof name === 'string'), 'a list of names');
  if (key === 'enum' || SEVERAL.includes(key)) return wants(Array.isArray(value), 'a list');
  if (NUMBERS.includes(key)) return wants(typeof value === 'number', 'a number');
  if (NAMED.includes(key)) return wants(isJsonObject(value), 'an object with a schema for each name');
  return null;
}
