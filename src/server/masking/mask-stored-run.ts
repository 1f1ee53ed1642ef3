/**
 * Masks a run again on the server, by the rule of the page (`flow/secrets`). The page has masked it with its flow, so this
 * finds something only in a run of another program or an older page.
 */
import type { JsonValue } from '#contract/json.ts';
import { maskPlanned, secretsOfPlanned, variablesOfPlanned } from '#flow/secrets/mask-planned.ts';
import {
  collectSecrets,
  maskDraft,
  maskRequest,
  maskValue,
  SEARCHED_LENGTH,
  type SecretIndex,
} from '#flow/secrets/mask-secrets.ts';
import { maskTexts } from '#flow/secrets/mask-texts.ts';
import { maskRunValues } from '#flow/secrets/mask-values.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { HttpError } from '../http/http-error.ts';
import { SECRETS_LIMITS } from '../settings/limits.ts';
import type { StoredRun } from './stored-run-schema.ts';

/**
 * `own` are secrets of this server, which no run may keep. The run itself when there is nothing to mask, and the secrets that
 * were masked: what belongs to the run may have them too.
 */
export function maskWithSecrets(
  run: StoredRun,
  own: readonly string[],
): { run: StoredRun; secrets: readonly string[] } {
  const index = secretIndexOf(run.components);
  const written = parseTweaksText(run.draft.tweaksText).tweaks;
  const sent = [run.request, ...run.plan.requests.map(({ body }) => body)].map(({ tweaks }) => tweaks);
  const secrets = new Set([written, ...sent].flatMap((tweaks) => secretsOf(tweaks, index)));
  for (const planned of run.plan.requests) for (const secret of secretsOfPlanned(planned)) secrets.add(secret);
  refuseMany(run, secrets);
  const masked: StoredRun = {
    ...run,
    request: { ...run.request, ...maskRequest({ tweaks: run.request.tweaks ?? {} }, index) },
    draft: maskDraft(run.draft, index),
    plan: { ...run.plan, requests: run.plan.requests.map((planned) => maskPlanned(planned, index)) },
    inputs: maskRunValues(run).inputs,
  };
  if (run.request.tweaks === undefined) delete masked.request.tweaks;
  for (const secret of foundIn(masked, own)) secrets.add(secret);
  const all = [...secrets];
  return { run: all.length === 0 ? masked : maskTexts(withoutPieces(masked), all), secrets: all };
}

/** Throws an HttpError 422 for more than a request of people has. */
function refuseMany({ plan }: StoredRun, secrets: ReadonlySet<string>): void {
  const variables = new Set(plan.requests.flatMap((planned) => variablesOfPlanned(planned).map(({ name }) => name)));
  const { variables: mostVariables, secrets: mostSecrets, characters: mostCharacters } = SECRETS_LIMITS;
  refuse(variables.size > mostVariables, `${count(mostVariables)} variables`);
  refuse(secrets.size > mostSecrets, `${count(mostSecrets)} secrets`);
  const characters = [...secrets].reduce((sum, { length }) => sum + length, 0);
  refuse(characters > mostCharacters, `${count(mostCharacters)} characters of secrets`);
}

function refuse(isTooMuch: boolean, most: string): void {
  if (isTooMuch)
    throw new HttpError(422, { detail: `A run may have at most ${most}, so this one is not kept on the server` });
}

function count(number: number): string {
  return number.toLocaleString('en');
}

/** The secrets of this server (`own`) that are in the value. */
export function foundIn(value: unknown, own: readonly string[]): string[] {
  const searchable = own.filter((secret) => secret.length >= SEARCHED_LENGTH);
  const text = searchable.length === 0 ? '' : JSON.stringify(value);
  return searchable.filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1)));
}

/** Masks a text that a person typed, such as a name, when it is a secret as a whole. */
export function maskTyped(text: string): string {
  return String(maskValue(text));
}

/** Removes the pieces of streamed text: a secret may be split in them, which no search finds. */
function withoutPieces(run: StoredRun): StoredRun {
  const replies = run.replies.map((reply) => {
    if (reply.frames === undefined) return reply;
    const { frames: _frames, ...rest } = reply;
    return { ...rest, body: '', isCut: true };
  });
  return { ...run, events: [], replies };
}

function secretsOf(tweaks: JsonValue | undefined, index: SecretIndex): string[] {
  const isObject = typeof tweaks === 'object' && tweaks !== null && !Array.isArray(tweaks);
  return isObject ? collectSecrets({ tweaks }, index, null) : [];
}

/** The names of the flow's components, so that one called "API Key" is not taken for a secret field. */
export function secretIndexOf(components: NonNullable<StoredRun['components']> = []): SecretIndex {
  const component = { fields: new Map<string, { isSecret: boolean }>() };
  return {
    byId: new Map(components.map(({ id }) => [id, component])),
    byDisplayName: new Map(components.map(({ displayName }) => [displayName, [component]])),
    byField: new Map(),
  };
}
