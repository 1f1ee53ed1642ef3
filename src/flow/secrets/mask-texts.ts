/** Masks secrets wherever a value has them: in texts, in numbers and in the keys of objects. */
import { FORMAT_NAMES } from './format-names.ts';
import { SEARCHED_LENGTH, SECRET_MASK } from './mask-secrets.ts';
import { createSecretSearch, replaceCovered, type SecretSearch } from './search-secrets.ts';

/** Finds secrets as plain text and with JSON escapes, as they are in the raw body of a reply. */
export function searchFor(secrets: readonly string[]): SecretSearch {
  return createSecretSearch(secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]));
}

/** A JSON-like value with all secrets masked; parts without secrets keep their identity. */
export function maskTexts<Value>(value: Value, secrets: readonly string[]): Value {
  if (secrets.length === 0) return value;
  const search = searchFor(secrets);
  const isNumber = (secret: string) => secret.length >= SEARCHED_LENGTH && String(Number(secret)) === secret;
  const numbers = new Set(secrets.filter(isNumber).map(Number));
  // A large answer is in its run three times, as the same object.
  const known = new Map<object, unknown>();
  const maskText = (text: string) => replaceCovered(text, search.find(text), SECRET_MASK);
  const mask = (part: unknown): unknown => {
    if (typeof part === 'string') return maskText(part);
    if (typeof part === 'number') return numbers.has(part) ? SECRET_MASK : part;
    if (typeof part !== 'object' || part === null) return part;
    if (!known.has(part))
      known.set(part, Array.isArray(part) ? maskItems(part, mask) : maskEntries(part, mask, maskText));
    return known.get(part);
  };
  return mask(value) as Value;
}

function maskItems(items: readonly unknown[], mask: (part: unknown) => unknown): readonly unknown[] {
  const masked = items.map(mask);
  return masked.every((item, position) => item === items[position]) ? items : masked;
}

function maskEntries(whole: object, mask: (part: unknown) => unknown, maskText: (text: string) => string): object {
  const keys = Object.keys(whole);
  const parts = Object.values(whole);
  const masked = parts.map(mask);
  const names = keys.map((key) => (FORMAT_NAMES.has(key) ? key : maskText(key)));
  const areNamesUnchanged = names.every((name, position) => name === keys[position]);
  if (areNamesUnchanged && masked.every((part, position) => part === parts[position])) return whole;
  const finalNames = areNamesUnchanged ? keys : numbered(names, keys);
  return Object.fromEntries(finalNames.map((name, position) => [name, masked[position]]));
}

/** The names, with a number for each masked one that is there already: two secrets must not become one entry. */
function numbered(names: readonly string[], keys: readonly string[]): string[] {
  const taken = new Set(names.filter((name, position) => name === keys[position]));
  const counts = new Map<string, number>();
  return names.map((name, position) => {
    if (name === keys[position]) return name;
    let count = counts.get(name) ?? 0;
    let free: string;
    do {
      count += 1;
      free = count === 1 ? name : `${name} ${count}`;
    } while (taken.has(free));
    counts.set(name, count);
    taken.add(free);
    return free;
  });
}
