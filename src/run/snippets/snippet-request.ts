/** What the snippets of every language are written from: whole addresses, no key and no secret. */

import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import { transportKind } from '../model/transport-kinds.ts';
import { maskTweaks } from '../secrets/mask-secrets.ts';
import { EnvironmentText, type SnippetValue } from './snippet-value.ts';

/** Where every snippet reads the API key. */
export const KEY_VARIABLE = 'LANGFLOW_API_KEY';

export interface SnippetRequest {
  url: string;
  /** Without the key. */
  headers: readonly (readonly [string, string])[];
  needsKey: boolean;
  /** One request each; all go to the same address with the same headers, one after the other. */
  bodies: readonly SnippetValue[];
  /** The answer comes in parts, which are written out as they arrive. */
  isStream: boolean;
  /** Environment variables that stand in for secret tweaks, with the tweak that each is for. */
  secrets: readonly { variable: string; tweak: string }[];
}

export interface SnippetSubject {
  /** At least one, all of one plan. */
  requests: readonly [PlannedRequest, ...PlannedRequest[]];
  /** Tells which tweaks are secret. */
  index: FlowIndex | null;
  /** The server's own address without a slash at its end, not the relay's. */
  address: string;
  needsKey: boolean;
}

/** No secret is left in it: each has become an environment variable, the same one wherever the tweak is. */
export function toSnippetRequest({ requests, index, address, needsKey }: SnippetSubject): SnippetRequest {
  const [first] = requests;
  const variables = new Map<string, string>();
  const name = (path: readonly string[]): EnvironmentText => {
    const tweak = path.join(' · ');
    const variable = variables.get(tweak) ?? newVariable(path, new Set([KEY_VARIABLE, ...variables.values()]));
    variables.set(tweak, variable);
    return new EnvironmentText(variable);
  };
  return {
    url: address + first.path,
    headers: first.headers,
    needsKey,
    bodies: requests.map(({ body }) => hideSecrets(body, index, name)),
    isStream: transportKind(first.transport).streams,
    secrets: [...variables].map(([tweak, variable]) => ({ variable, tweak })),
  };
}

function hideSecrets(
  body: JsonObject,
  index: FlowIndex | null,
  name: (path: readonly string[]) => EnvironmentText,
): SnippetValue {
  const { tweaks } = body;
  return isJsonObject(tweaks) ? { ...body, tweaks: hideMasked(tweaks, maskTweaks(tweaks, index), [], name) } : body;
}

/** The value with a variable at each place that masking changes. */
function hideMasked(
  value: JsonValue,
  masked: JsonValue,
  path: readonly string[],
  name: (path: readonly string[]) => EnvironmentText,
): SnippetValue {
  if (masked === value) return value;
  if (Array.isArray(value) && Array.isArray(masked)) {
    return value.map((item, place) => hideMasked(item, masked[place] ?? null, [...path, String(place + 1)], name));
  }
  if (!isJsonObject(value) || !isJsonObject(masked)) return hideLeaves(value, path, name);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, hideMasked(item, masked[key] ?? null, [...path, key], name)]),
  );
}

/** Every text and number of the leaf goes, as a masked leaf shows none of them; `load_from_db` and the like stay. */
function hideLeaves(
  value: JsonValue,
  path: readonly string[],
  name: (path: readonly string[]) => EnvironmentText,
): SnippetValue {
  if (typeof value === 'string') return value === '' ? value : name(path);
  // The server reads a number from its text as well.
  if (typeof value === 'number') return name(path);
  if (Array.isArray(value)) return value.map((item, place) => hideLeaves(item, [...path, String(place + 1)], name));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, hideLeaves(item, key === 'value' ? path : [...path, key], name)]),
  );
}

/** `["Language Model", "api_key"]` to LANGUAGE_MODEL_API_KEY. */
function newVariable(path: readonly string[], taken: ReadonlySet<string>): string {
  const words = path.map((part) => part.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '')).filter(Boolean);
  const plain = words.join('_').toUpperCase();
  const base = /^[A-Z]/.test(plain) ? plain : `SECRET_${plain}`.replace(/_$/, '');
  let variable = base;
  for (let count = 2; taken.has(variable); count += 1) variable = `${base}_${count}`;
  return variable;
}
