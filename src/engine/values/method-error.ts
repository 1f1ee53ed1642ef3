/** Langflow wraps errors about a wrong input type once more (lfx 1.13.0, Component._get_output_result). */
export function methodError(method: string, message: string): Error {
  return new Error(`Error running method "${method}": ${message}`);
}
