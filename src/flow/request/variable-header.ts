/** The headers with which a Langflow takes the values of global variables for one run (wire/variables.json). */
export const VARIABLE_HEADER = 'X-LANGFLOW-GLOBAL-VAR-';

/** The variable that a header sets; the server reads its name in upper case. Null for any other header. */
export function variableOfHeader(name: string): string | null {
  const upper = name.toUpperCase();
  return upper.startsWith(VARIABLE_HEADER) ? upper.slice(VARIABLE_HEADER.length) : null;
}
