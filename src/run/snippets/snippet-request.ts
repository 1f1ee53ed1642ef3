/** The request for snippets in all languages: full URLs, without key and secrets. */

import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { freeName } from '#contract/text/free-name.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { variableOfHeader } from '#flow/request/variable-header.ts';
import { variablesOfPlanned } from '#flow/secrets/mask-planned.ts';
import { maskTweaks } from '#flow/secrets/mask-secrets.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import { EnvironmentText, type SnippetValue } from './snippet-value.ts';

/** The environment variable from which every snippet reads the API key. */
export const KEY_VARIABLE = 'LANGFLOW_API_KEY';

export interface SnippetRequest {
  url: string;
  /** Headers without the API key. */
  headers: readonly (readonly [string, string | EnvironmentText])[];
  needsKey: boolean;
  /** One per request. All are sent to the same URL with the same headers, one after the other. */
  bodies: readonly SnippetValue[];
  /** True if the answer is streamed; the snippet prints it as it arrives. */
  isStream: boolean;
  /** Environment variables for secrets in the bodies, with the tweak of each. */
  secrets: readonly { variable: string; tweak: string }[];
  /** Environment variables for values in the headers, with the global variable of each. */
  globals: readonly { variable: string; name: string }[];
}

export interface SnippetSubject {
  /** One or more requests of one plan. */
  requests: readonly [PlannedRequest, ...PlannedRequest[]];
  /** Needed to recognise secret tweaks. */
  index: FlowIndex | null;
  /** The address of the server, not of the relay, without a trailing slash. */
  address: string;
  needsKey: boolean;
}

/** Replaces each secret and each value of a variable with an environment variable, with the same one for the same tweak. */
export function toSnippetRequest({ requests, index, address, needsKey }: SnippetSubject): SnippetRequest {
  const [first] = requests;
  const globals: { variable: string; name: string }[] = [];
  const taken = () => new Set([KEY_VARIABLE, ...variables.values(), ...globals.map(({ variable }) => variable)]);
  const variables = new Map<string, string>();
  for (const { name: found } of variablesOfPlanned(first))
    globals.push({ variable: newVariable([found], taken()), name: found });
  const name = (path: readonly string[]): EnvironmentText => {
    const tweak = path.join(' · ');
    const variable = variables.get(tweak) ?? newVariable(path, taken());
    variables.set(tweak, variable);
    return new EnvironmentText(variable);
  };
  return {
    url: address + first.path,
    headers: first.headers.map(([header, value]) => {
      const set = globals.find(({ name: known }) => known === variableOfHeader(header));
      return [header, set ? new EnvironmentText(set.variable) : value];
    }),
    needsKey,
    bodies: requests.map(({ body }) => hideSecrets(body, index, name)),
    isStream: first.headers.some(([name, value]) => name === 'accept' && value.includes('event-stream')),
    secrets: [...variables].map(([tweak, variable]) => ({ variable, tweak })),
    globals,
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

/** Replaces every value that masking changes with a variable. */
function hideMasked(
  value: JsonValue,
  masked: JsonValue,
  path: readonly string[],
  name: (path: readonly string[]) => EnvironmentText,
): SnippetValue {
  if (masked === value) return value;
  if (Array.isArray(value) && Array.isArray(masked)) {
    return value.map((item, index) => hideMasked(item, masked[index] ?? null, [...path, String(index + 1)], name));
  }
  if (!isJsonObject(value) || !isJsonObject(masked)) return hideLeaves(value, path, name);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, hideMasked(item, masked[key] ?? null, [...path, key], name)]),
  );
}

/** Replaces every string and number of the leaf, since masking hides them all; booleans such as `load_from_db` stay. */
function hideLeaves(
  value: JsonValue,
  path: readonly string[],
  name: (path: readonly string[]) => EnvironmentText,
): SnippetValue {
  if (typeof value === 'string') return value === '' ? value : name(path);
  // The server also reads a number from text.
  if (typeof value === 'number') return name(path);
  if (Array.isArray(value)) return value.map((item, index) => hideLeaves(item, [...path, String(index + 1)], name));
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
  return freeName(base, taken, (count) => `${base}_${count}`);
}

/** Sentences for the top of a snippet about the variables that must be set, one per line, without the comment characters of the language. */
export function variableNotes({
  needsKey,
  secrets,
  globals,
}: Pick<SnippetRequest, 'needsKey' | 'secrets' | 'globals'>): string[] {
  return [
    ...(needsKey ? [`Set ${KEY_VARIABLE} to the API key of the server.`] : []),
    ...globals.map(({ variable, name }) => `Set ${variable} to the value of the global variable ${name}.`),
    ...secrets.map(({ variable, tweak }) => `Set ${variable} to the secret for ${oneLine(tweak)}.`),
  ];
}

/** Removes line breaks, because a name must not end the comment that it is in. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
