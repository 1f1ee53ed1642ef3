/** Masks what a suite says again on the server, by the rule of the page (`flow/secrets`), without knowing what it means. */
import * as z from 'zod/mini';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import type { ResultAbout } from '#contract/workspace/result-head.ts';
import type { SuiteRows } from '#contract/workspace/suite-entry.ts';
import { isSecretName } from '#flow/index/secret-field.ts';
import { maskTweaks, maskTweaksText, maskValue, type SecretIndex } from '#flow/secrets/mask-secrets.ts';
import { maskTexts } from '#flow/secrets/mask-texts.ts';
import { foundIn, secretIndexOf } from './mask-stored-run.ts';

const namesSchema = z.array(z.looseObject({ id: z.string(), displayName: z.string() }));

/** What a result was run with: its tweaks, by the names of its components. `own` as below. */
export function maskAbout(about: ResultAbout, own: readonly string[]): ResultAbout {
  const components = Object.entries(about.components).map(([id, { name }]) => ({ id, displayName: name }));
  const index = secretIndexOf(components);
  const variants = about.variants.map(({ name, tweaks }) => ({ name, tweaks: maskTweaks(tweaks, index) }));
  const masked = { ...about, variants };
  return maskTexts(masked, foundIn(masked, own));
}

/** A suite's body, a result's head or tally. `own` are secrets of this server. */
export function maskFields(fields: JsonObject, own: readonly string[]): JsonObject {
  const names = z.safeParse(namesSchema, fields.components);
  const masked = maskObject(fields, secretIndexOf(names.success ? names.data : []));
  return maskTexts(masked, foundIn(masked, own));
}

function maskObject(fields: JsonObject, index: SecretIndex): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([key, held]) => [key, maskHeld(key, held, index)]));
}

function maskHeld(key: string, held: JsonValue, index: SecretIndex): JsonValue {
  if (key === 'tweaks' && isJsonObject(held)) return maskTweaks(held, index);
  if (key === 'tweaksText' && typeof held === 'string') return maskTweaksText(held, index);
  if (Array.isArray(held)) return held.map((item) => maskHeld('', item, index));
  if (isJsonObject(held)) return maskObject(held, index);
  return maskNamed(key, held);
}

/** Masks a value that has the name of a secret. */
function maskNamed(name: string, value: JsonValue): JsonValue {
  const masked = maskValue({ [name]: value });
  return isJsonObject(masked) ? (masked[name] ?? null) : value;
}

/** Masks the columns that have the name of a secret. */
export function maskRows({ columns, rows }: SuiteRows, own: readonly string[]): SuiteRows {
  const secret = columns.map(isSecretName);
  const masked = !secret.includes(true)
    ? rows
    : rows.map((row) => row.map((cell, column) => (secret[column] ? maskNamed(columns[column] ?? '', cell) : cell)));
  return { columns, rows: maskTexts(masked, foundIn(masked, own)) };
}
