/** Masks what a planned request has of secrets: its tweaks, in the form of its route, and the values of variables. */
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { variableOfHeader } from '../request/variable-header.ts';
import { maskTweaks, SEARCHED_LENGTH, SECRET_MASK, type SecretIndex } from './mask-secrets.ts';

type Headers = [string, string][];

interface PlannedParts {
  body: JsonObject;
  headers?: Headers | undefined;
}

/** Key of the variables in the body of a run on `lfx serve`. */
const VARIABLES = 'global_vars';

export function maskPlanned<Planned extends PlannedParts>(planned: Planned, index: SecretIndex | null): Planned {
  const { headers, body } = planned;
  const { tweaks, [VARIABLES]: variables } = body;
  return {
    ...planned,
    ...(headers && { headers: maskHeaders(headers) }),
    body: {
      ...body,
      ...(isJsonObject(tweaks) && { tweaks: maskTweaks(tweaks, index) }),
      ...(isJsonObject(variables) && { [VARIABLES]: maskAll(variables) }),
    },
  };
}

function maskAll(variables: JsonObject): JsonObject {
  return Object.fromEntries(Object.keys(variables).map((name) => [name, SECRET_MASK]));
}

function maskHeaders(headers: Headers): Headers {
  return headers.map(([name, value]) => [name, variableOfHeader(name) === null ? value : SECRET_MASK]);
}

/** The values of variables in a request, to be masked in its answer; none that is already masked or too short. */
export function secretsOfPlanned(planned: PlannedParts): string[] {
  return variablesOfPlanned(planned).flatMap(({ value }) =>
    value.length >= SEARCHED_LENGTH && value !== SECRET_MASK ? [value] : [],
  );
}

/** The variables that a request carries: in headers to a Langflow, in the body to `lfx serve`. */
export function variablesOfPlanned({ headers = [], body }: PlannedParts): { name: string; value: string }[] {
  const inHeaders = headers.flatMap(([header, value]) => {
    const name = variableOfHeader(header);
    return name === null ? [] : [{ name, value }];
  });
  const { [VARIABLES]: variables } = body;
  const inBody = isJsonObject(variables) ? Object.entries(variables) : [];
  return [...inHeaders, ...inBody.map(([name, value]) => ({ name, value: String(value) }))];
}
