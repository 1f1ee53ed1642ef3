/**
 * Keeps secrets out of everything that outlives the tab: history, drafts, exports, links. A secret is a tweak leaf on a
 * password field of the flow, or one whose name says that it is one, so that a mistyped component name leaks nothing.
 */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { RunRequest, Tweaks } from '#contract/run-request.ts';
import type { FlowComponent, FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretName, isSecretText } from '#flow/index/secret-field.ts';
import { setTweaks } from '#flow/text/tweaks-edit.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { RequestDraft } from '../model/request-draft.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import { findSecretParts, type SecretPart } from './secret-parts.ts';

/** Stands where a secret was. A request that holds it is not sent: the server would take it for the secret. */
export const SECRET_MASK = '••••••••';

/** Shorter secrets are masked where they are, but not searched for in texts: they would hit ordinary words. */
export const SEARCHED_LENGTH = 6;

/** Paths of the tweaks that hold a secret, however deep: `[component, field]`, or `[field]` for a bare key. */
export function findSecretTweaks(tweaks: Tweaks, index: FlowIndex | null): string[][] {
  return findChanges(tweaks, maskTweaks(tweaks, index)).map(({ path }) => path);
}

/** The tweaks that masking changed, each with what is there afterwards. */
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

/** Path of the first leaf that holds the mask, however deep. */
export function findMaskedTweak(tweaks: Tweaks): string[] | null {
  const isMask = (value: JsonValue) => heldIn(value).includes(SECRET_MASK);
  for (const [key, value] of Object.entries(tweaks)) {
    if (!isMask(value)) continue;
    const field = isJsonObject(value) ? Object.keys(value).find((name) => isMask(value[name] ?? null)) : undefined;
    return field === undefined || field === 'value' ? [key] : [key, field];
  }
  return null;
}

/** The request with the mask in place of each secret. */
export function maskRequest(request: RunRequest, index: FlowIndex | null): RunRequest {
  return request.tweaks ? { ...request, tweaks: maskTweaks(request.tweaks, index) } : request;
}

/** The draft with the mask in place of each secret; the text keeps its comments. */
export function maskDraft(draft: RequestDraft, index: FlowIndex | null): RequestDraft {
  const tweaksText = maskTweaksText(draft.tweaksText, index);
  return tweaksText === draft.tweaksText ? draft : { ...draft, tweaksText };
}

/** Every body of a plan carries tweaks, in the form that its route takes. */
export function maskPlanned(planned: PlannedRequest, index: FlowIndex | null): PlannedRequest {
  const { tweaks } = planned.body;
  return isJsonObject(tweaks) ? { ...planned, body: { ...planned.body, tweaks: maskTweaks(tweaks, index) } } : planned;
}

/** The tweaks with the mask in place of each secret, however deep; what holds none is the very value that was given. */
export function maskTweaks(tweaks: Tweaks, index: FlowIndex | null): Tweaks {
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

/** A value with the mask in place of what is secret by its name or form, for views that show a tweak. */
export function maskValue(value: JsonValue): JsonValue {
  return maskInside(value, null);
}

/** `components` are those whose fields the keys of `value` name; without them a key names a field of any component. */
function maskInside(value: JsonValue, index: FlowIndex | null, components?: readonly FlowComponent[]): JsonValue {
  if (typeof value === 'string') return isSecretLeaf(value, index) ? SECRET_MASK : value;
  if (Array.isArray(value)) {
    const items = value.map((item) => maskInside(item, index));
    return items.some((item, place) => item !== value[place]) ? items : value;
  }
  if (!isJsonObject(value)) return value;
  // A row of a table of headers or variables: its `value` is a secret where its name says so.
  const named = [value.key, value.name, value.header].find((name) => typeof name === 'string' && isSecretName(name));
  const entries = Object.entries(value).map(([key, held]) => {
    const name = key === 'value' && typeof named === 'string' ? named : key;
    const isHidden = isSecret(components ?? index?.byField.get(name) ?? [], name, held);
    return [key, isHidden ? SECRET_MASK : maskInside(held, index)] as const;
  });
  return entries.some(([key, held]) => held !== value[key]) ? Object.fromEntries(entries) : value;
}

/** Also for text that does not parse yet, where a secret may be half typed: then by field name alone, each time that it occurs. */
export function maskTweaksText(text: string, index: FlowIndex | null): string {
  const { tweaks } = parseTweaksText(text);
  return maskByName(tweaks ? setTweaks(text, findChanges(tweaks, maskTweaks(tweaks, index))) : text, index);
}

/** Texts to look for wherever they may have been echoed: the secrets of a request, and the key it is sent with. */
export function collectSecrets(request: RunRequest, index: FlowIndex | null, apiKey: string | null): string[] {
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

/** As plain text, and as it is inside JSON that is itself a text, like the raw body of a reply; the longest first, as one may begin another. */
export function searchedTexts(secrets: readonly string[]): string[] {
  const texts = new Set(secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]));
  return [...texts].sort((left, right) => right.length - left.length);
}

/** A copy of a JSON-like value in which no text holds any of the secrets and no number is one; the value itself when there are none. */
export function maskTexts<Value>(value: Value, secrets: readonly string[]): Value {
  if (secrets.length === 0) return value;
  const sought = searchedTexts(secrets);
  const numbers = new Set(secrets.filter((secret) => secret.length >= SEARCHED_LENGTH));
  const masked: Value = JSON.parse(JSON.stringify(value), (_key, part: unknown) => {
    if (typeof part === 'number') return numbers.has(String(part)) ? SECRET_MASK : part;
    return typeof part === 'string'
      ? sought.reduce((text, secret) => text.replaceAll(secret, SECRET_MASK), part)
      : part;
  });
  return masked;
}

/** False for what cannot be a secret: nothing, the mask, the name of a variable on the server, and a number that the name alone speaks of. */
function isSecret(components: readonly FlowComponent[], field: string, value: JsonValue): boolean {
  if (isJsonObject(value) && value.load_from_db === true) return false;
  const held = heldIn(value).filter((leaf) => leaf !== '' && leaf !== SECRET_MASK);
  if (isMarked(components, field)) return held.length > 0;
  return isSecretName(field) && held.some((leaf) => typeof leaf === 'string');
}

function isMarked(components: readonly FlowComponent[], field: string): boolean {
  return components.some((component) => component.fields.get(field)?.isSecret === true);
}

function heldIn(value: JsonValue): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(heldIn);
}

/** A display name like "Auth" is no field: what the component holds is judged field by field. */
function isComponentName(key: string, index: FlowIndex | null): boolean {
  return index !== null && (index.byId.has(key) || index.byDisplayName.has(key));
}

/** Everything under a field that is secret by its name or anywhere in the flow; numbers only where the flow says so. */
function maskByName(text: string, index: FlowIndex | null): string {
  const masked: string[] = [];
  let from = 0;
  for (const { start, end, isClosed } of findParts(text, index)) {
    masked.push(text.slice(from, start), `"${SECRET_MASK}`, isClosed ? '"' : '');
    from = end;
  }
  return masked.join('') + text.slice(from);
}

/** What is under secret keys in a text that is JSON, or nearly; nothing in any other text. */
function secretsInJson(text: string, index: FlowIndex | null): string[] {
  if (!/^\s*[[{]/.test(text)) return [];
  return findParts(text, index).map(({ start, end }) => text.slice(start, end).replace(/^[\s\\"]+|[\\"]$/g, ''));
}

function isSecretLeaf(text: string, index: FlowIndex | null): boolean {
  return isSecretText(text) || secretsInJson(text, index).length > 0;
}

function findParts(text: string, index: FlowIndex | null): SecretPart[] {
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
