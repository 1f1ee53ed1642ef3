/** Reads the tokens of one result, in the shape of any release. */
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { type ResultData, readMessage } from '#contract/run-response.ts';

export interface TokenUsage {
  input: number | null;
  output: number | null;
  total: number;
}

/** Tokens of the component, else of its message; null if neither reports them. */
export function readTokens(result: ResultData): TokenUsage | null {
  return usageOf(result.token_usage) ?? usageOf(messageProperties(result)?.usage);
}

/** The properties of the result's message, such as its source and tokens. */
export function messageProperties(result: ResultData): JsonObject | null {
  const message = readMessage(result);
  const data = isJsonObject(message?.data) ? message.data : null;
  const properties = data?.properties ?? message?.properties;
  return isJsonObject(properties) ? properties : null;
}

/** Reads `token_usage` of a result or event, or `usage` of a message; null for anything else. */
export function usageOf(usage: JsonValue | undefined): TokenUsage | null {
  if (!isJsonObject(usage)) return null;
  const input = readCount(usage.input_tokens ?? usage.prompt_tokens);
  const output = readCount(usage.output_tokens ?? usage.completion_tokens);
  const total =
    readCount(usage.total_tokens) ?? (input !== null || output !== null ? (input ?? 0) + (output ?? 0) : null);
  return total === null ? null : { input, output, total };
}

function readCount(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}
