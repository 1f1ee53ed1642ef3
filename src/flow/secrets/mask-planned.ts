/** Masks what a planned request has of secrets: its tweaks, in the form of its route, and the values of variables. */
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { variableOfHeader } from '../request/variable-header.ts';
import { maskTweaks, SEARCHED_LENGTH, SECRET_MASK, type SecretIndex } from './mask-secrets.ts';

type Headers = [string, string][];

interface PlannedParts {
  body: JsonObject;
  headers?: Headers | undefined;
}

export function maskPlanned<Planned extends PlannedParts>(planned: Planned, index: SecretIndex | null): Planned {
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

/** The values of variables in a request, to be masked in its answer; none that is already masked or too short. */
export function secretsOfPlanned(planned: Pick<PlannedParts, 'headers'>): string[] {
  return variablesOfPlanned(planned).flatMap(({ value }) =>
    value.length >= SEARCHED_LENGTH && value !== SECRET_MASK ? [value] : [],
  );
}

/** The variables that a request carries in its headers. */
export function variablesOfPlanned({ headers = [] }: Pick<PlannedParts, 'headers'>): { name: string; value: string }[] {
  return headers.flatMap(([header, value]) => {
    const name = variableOfHeader(header);
    return name === null ? [] : [{ name, value }];
  });
}
