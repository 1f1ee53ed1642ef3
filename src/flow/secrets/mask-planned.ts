/** Masks what a planned request has of secrets: its tweaks, in the form of its route, and the values of variables in its headers. */
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { variableOfHeader } from '../request/variable-header.ts';
import { maskTweaks, SEARCHED_LENGTH, SECRET_MASK, type SecretIndex } from './mask-secrets.ts';

type Headers = [string, string][];

export function maskPlanned<Planned extends { body: JsonObject; headers?: Headers | undefined }>(
  planned: Planned,
  index: SecretIndex | null,
): Planned {
  const { headers, body } = planned;
  const { tweaks } = body;
  return {
    ...planned,
    ...(headers && { headers: maskHeaders(headers) }),
    ...(isJsonObject(tweaks) && { body: { ...body, tweaks: maskTweaks(tweaks, index) } }),
  };
}

function maskHeaders(headers: Headers): Headers {
  return headers.map(([name, value]) => [name, variableOfHeader(name) === null ? value : SECRET_MASK]);
}

/** The values of variables in the headers of a request, to be masked in its answer; none that is already masked or too short. */
export function secretsOfHeaders(headers: Headers = []): string[] {
  return headers.flatMap(([name, value]) => {
    const isHeld = variableOfHeader(name) !== null && value.length >= SEARCHED_LENGTH && value !== SECRET_MASK;
    return isHeld ? [value] : [];
  });
}
