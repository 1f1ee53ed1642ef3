/**
 * A Langflow hands out a version with null in place of a secret, also inside a value: in `model`, `api_key_param` is null
 * (1.13.0, flow_secrets.py: a name with the words api and key, or one of its names of secrets).
 */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { isSecretName } from '../index/secret-field.ts';

/** `value`, with the value of `other` at each null that replaces a secret. */
export function fillLeftOut(value: JsonValue, other: JsonValue | undefined): JsonValue {
  if (Array.isArray(value))
    return value.map((item, index) => fillLeftOut(item, Array.isArray(other) ? other[index] : undefined));
  if (!isJsonObject(value) || !isJsonObject(other)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const isLeftOut = item === null && isLeftOutName(key);
      return [key, isLeftOut ? (other[key] ?? null) : fillLeftOut(item, other[key])];
    }),
  );
}

function isLeftOutName(key: string): boolean {
  const words = key.toLowerCase().split('_');
  return isSecretName(key) || (words.includes('api') && words.includes('key'));
}
