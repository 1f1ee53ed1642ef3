/** Prints a JSON value in a few characters. */
import type { JsonValue } from '#contract/json.ts';
import { cutText } from '#contract/text/cut-text.ts';
import { maskValue } from '#flow/secrets/mask-secrets.ts';

const MAX_LENGTH = 60;

/** Shown for the value of a secret, whatever its length. */
export const HIDDEN_VALUE = '••••••••';

/** Shown for the value of a field that falls back to what its component has built in. */
export const BUILT_IN = 'built-in default';

/** JSON on one line, truncated with an ellipsis, with nested secrets masked. Prints only as much of a large value as is shown. */
export function showValue(given: JsonValue): string {
  const value = maskValue(given);
  if (typeof value === 'string') return cutText(JSON.stringify(cutText(value, MAX_LENGTH)), MAX_LENGTH);
  if (typeof value !== 'object' || value === null) return String(value);
  return cutText(print(value, MAX_LENGTH), MAX_LENGTH);
}

/** Like JSON.stringify, but stops soon after `room` characters. */
function print(value: JsonValue, room: number): string {
  if (typeof value === 'string') return JSON.stringify(cutText(value, Math.max(0, room) + 1));
  if (typeof value !== 'object' || value === null) return String(value);
  const isList = Array.isArray(value);
  let text = isList ? '[' : '{';
  for (const [key, item] of Object.entries(value)) {
    if (text.length > room) return text;
    if (text.length > 1) text += ',';
    if (!isList) text += `${JSON.stringify(key)}:`;
    text += print(item, room - text.length);
  }
  return text + (isList ? ']' : '}');
}
