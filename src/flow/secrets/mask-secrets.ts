/**
 * Masks secrets in everything that is stored or shared: history, drafts, exports, links. A secret is a tweak leaf on a
 * password field of the flow, or one with the name of a secret, so that a mistyped component name leaks nothing.
 */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { RunRequest, Tweaks } from '#contract/run-request.ts';
import { isSecretName, isSecretText } from '../index/secret-field.ts';
import { setTweaks } from '../text/tweaks-edit.ts';
import { parseTweaksText, type TweaksText } from '../text/tweaks-text.ts';
import { findSecretParts, type SecretPart } from './secret-parts.ts';

interface SecretComponent {
  fields: ReadonlyMap<string, { isSecret: boolean }>;
}

/** What masking uses of a flow's index: names, and which fields are secret. */
export interface SecretIndex {
  byId: ReadonlyMap<string, SecretComponent>;
  byDisplayName: ReadonlyMap<string, readonly SecretComponent[]>;
  byField: ReadonlyMap<string, readonly SecretComponent[]>;
}

/** Replaces a secret. A request that contains it is not sent, because the server would use it as the secret. */
export const SECRET_MASK = '••••••••';

/** Shorter secrets are masked in the tweaks, but not searched for in texts, where they would match ordinary words. */
export const SEARCHED_LENGTH = 6;

/** Paths of the tweaks that contain a secret at any depth: `[component, field]`, or `[field]` for a bare key. */
export function findSecretTweaks(tweaks: Tweaks, index: SecretIndex | null): string[][] {
  return findChanges(tweaks, maskTweaks(tweaks, index)).map(({ path }) => path);
}

/** The tweaks that masking changed, with their masked values. */
function findChanges(tweaks: Tweaks, masked: Tweaks): { path: string[]; value: JsonValue }[] {
  return Object.entries(masked).flatMap(([key, after]) => {
    const before = tweaks[key];
    if (after === before) return [];
    if (!isJsonObject(before) || !isJsonObject(after)) return [{ path: [key], value: after }];
    return Object.entries(after).flatMap(([field, value]) =>
      value === before[field] ? [] : [{ path: [key, field], value }],
    );
  });
}

/** Path of the first leaf that contains the mask at any depth. */
export function findMaskedTweak(tweaks: Tweaks): string[] | null {
  const isMask = (value: JsonValue) => heldIn(value).includes(SECRET_MASK);
  for (const [key, value] of Object.entries(tweaks)) {
    if (!isMask(value)) continue;
    const field = isJsonObject(value) ? Object.keys(value).find((name) => isMask(value[name] ?? null)) : undefined;
    return field === undefined || field === 'value' ? [key] : [key, field];
  }
  return null;
}

/** Masks each secret of the request. */
export function maskRequest(request: RunRequest, index: SecretIndex | null): RunRequest {
  return request.tweaks ? { ...request, tweaks: maskTweaks(request.tweaks, index) } : request;
}

/** Masks each secret of the draft; its text keeps the comments. `read` is that text, for a caller that has parsed it. */
export function maskDraft<Draft extends { tweaksText: string }>(
  draft: Draft,
  index: SecretIndex | null,
  read: TweaksText = parseTweaksText(draft.tweaksText),
): Draft {
  const tweaksText = maskTweaksText(draft.tweaksText, index, read);
  return tweaksText === draft.tweaksText ? draft : { ...draft, tweaksText };
}

/** Masks each secret of the tweaks at any depth; parts without secrets keep their identity. */
export function maskTweaks(tweaks: Tweaks, index: SecretIndex | null): Tweaks {
  const masked: Tweaks = { ...tweaks };
  for (const [key, value] of Object.entries(tweaks)) {
    if (!isJsonObject(value) || !isComponentName(key, index)) {
      if (isSecret(index?.byField.get(key) ?? [], key, value)) {
        masked[key] = SECRET_MASK;
        continue;
      }
    }
    const byId = index?.byId.get(key);
    masked[key] = maskInside(value, index, byId ? [byId] : index?.byDisplayName.get(key));
  }
  return masked;
}

/** Masks what is secret in a value by its name or form, for views that show a tweak. */
export function maskValue(value: JsonValue): JsonValue {
  return maskInside(value, null);
}

/** The keys of `value` are fields of `components`; without `components`, of any component. */
function maskInside(value: JsonValue, index: SecretIndex | null, components?: readonly SecretComponent[]): JsonValue {
  if (typeof value === 'string') return isSecretLeaf(value, index) ? SECRET_MASK : value;
  if (Array.isArray(value)) {
    const items = value.map((item) => maskInside(item, index));
    return items.some((item, position) => item !== value[position]) ? items : value;
  }
  if (!isJsonObject(value)) return value;
  // A row of a table of headers or variables: its name tells whether its `value` is secret.
  const named = [value.key, value.name, value.header].find((name) => typeof name === 'string' && isSecretName(name));
  const entries = Object.entries(value).map(([key, held]) => {
    const name = key === 'value' && typeof named === 'string' ? named : key;
    const isHidden = isSecret(components ?? index?.byField.get(name) ?? [], name, held);
    return [key, isHidden ? SECRET_MASK : maskInside(held, index)] as const;
  });
  return entries.some(([key, held]) => held !== value[key]) ? Object.fromEntries(entries) : value;
}

/** Masks the text of tweaks. In text that does not parse, where a secret may be half typed, masks by field names alone. */
export function maskTweaksText(
  text: string,
  index: SecretIndex | null,
  { tweaks }: TweaksText = parseTweaksText(text),
): string {
  return maskByName(tweaks ? setTweaks(text, findChanges(tweaks, maskTweaks(tweaks, index))) : text, index);
}

/** Texts that a server may echo and that must be masked: the secrets of a request, and its API key. */
export function collectSecrets(request: RunRequest, index: SecretIndex | null, apiKey: string | null): string[] {
  const tweaks = request.tweaks ?? {};
  const secrets = new Set(apiKey === null ? [] : [apiKey]);
  for (const held of findHidden(tweaks, maskTweaks(tweaks, index))) {
    for (const secret of [held, ...secretsInJson(held, index)]) {
      secrets.add(secret);
      secrets.add(secret.replace(/^\s*(?:Authorization\s*:\s*)?(?:Bearer\s+)?/i, ''));
    }
  }
  return [...secrets].filter((secret) => secret.length >= SEARCHED_LENGTH);
}

function findHidden(before: JsonValue, after: JsonValue): string[] {
  if (before === after) return [];
  if (after === SECRET_MASK) return heldIn(before).map(String);
  const rest = new Map(Object.entries(after ?? {}));
  return Object.entries(before ?? {}).flatMap(([key, held]) => findHidden(held, rest.get(key) ?? null));
}

/** False for an empty value, the mask, the name of a server variable, and a number in a field that is only named like a secret. */
function isSecret(components: readonly SecretComponent[], field: string, value: JsonValue): boolean {
  if (isJsonObject(value) && value.load_from_db === true) return false;
  const isMarkedField = isMarked(components, field);
  if (!isMarkedField && !isSecretName(field)) return false;
  const held = heldIn(value).filter((leaf) => leaf !== '' && leaf !== SECRET_MASK);
  return isMarkedField ? held.length > 0 : held.some((leaf) => typeof leaf === 'string');
}

function isMarked(components: readonly SecretComponent[], field: string): boolean {
  return components.some((component) => component.fields.get(field)?.isSecret === true);
}

function heldIn(value: JsonValue): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(heldIn);
}

/** True for a display name like "Auth", which is not a field: the fields of the component are checked one by one. */
function isComponentName(key: string, index: SecretIndex | null): boolean {
  return index !== null && (index.byId.has(key) || index.byDisplayName.has(key));
}

/** Masks everything in fields with secret names, or that are secret anywhere in the flow; numbers only in the latter. */
function maskByName(text: string, index: SecretIndex | null): string {
  const masked: string[] = [];
  let from = 0;
  for (const { start, end, isClosed } of findParts(text, index)) {
    masked.push(text.slice(from, start), `"${SECRET_MASK}`, isClosed ? '"' : '');
    from = end;
  }
  return masked.join('') + text.slice(from);
}

/** The values of secret keys in JSON or almost valid JSON; none in any other text. */
function secretsInJson(text: string, index: SecretIndex | null): string[] {
  // Without a key there is no value.
  if (!/^\s*[[{]/.test(text) || !text.includes('"')) return [];
  return findParts(text, index).map(({ start, end }) => text.slice(start, end).replace(/^[\s\\"]+|[\\"]$/g, ''));
}

function isSecretLeaf(text: string, index: SecretIndex | null): boolean {
  return isSecretText(text) || secretsInJson(text, index).length > 0;
}

function findParts(text: string, index: SecretIndex | null): SecretPart[] {
  const parts = findSecretParts(
    text,
    (key, isObject) => {
      if (isMarked(index?.byField.get(key) ?? [], key)) return 'texts-and-numbers';
      return isSecretName(key) && !(isObject && isComponentName(key, index)) ? 'texts' : 'none';
    },
    (held) => isSecretLeaf(held, index),
  );
  return parts.filter(({ start, end }) => text.slice(start, end) !== `"${SECRET_MASK}"`);
}
