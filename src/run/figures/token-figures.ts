/** Tokens of one input by component. */
import { isJsonObject } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';
import type { RunInputResult } from '../model/run.ts';
import { messageProperties, readTokens, type TokenUsage } from './token-usage.ts';

/**
 * Key of a component -> its tokens. An answer names the component that wrote it, so a model whose text two outputs show is
 * counted once. A trace adds components that no answer reports.
 */
export function tokensByComponent({ outputs, trace }: RunInputResult): Map<string, TokenUsage> {
  const calls = new Map<string, TokenUsage>();
  for (const { component, result } of outputs) {
    const tokens = result && readTokens(result);
    if (tokens) calls.set(tokenKey(writerOf(result) ?? component, 0), tokens);
  }
  const isReportedByAnswers = calls.size > 0;
  for (const [index, { id, tokens }] of (trace?.components ?? []).entries()) {
    // A component without an id in the trace may be one that an answer has reported.
    if (tokens === null || (id === null && isReportedByAnswers) || calls.has(tokenKey(id, index))) continue;
    calls.set(tokenKey(id, index), { input: null, output: null, total: tokens });
  }
  return calls;
}

/** Key of a component in `tokensByComponent`; `place` in the trace makes keys without an id unique. */
export function tokenKey(id: string | null, index: number): string {
  return id ?? `${index} without id`;
}

export interface TokenFigure {
  /** Input and output tokens. */
  total: number;
  /** Output tokens; null if one of the calls does not report them. */
  output: number | null;
  /** Number of components that reported tokens, per input. */
  calls: number;
}

/** The sum; null if nothing was reported. */
export function sumTokens(usages: Iterable<TokenUsage>): TokenFigure | null {
  const sum = { total: 0, output: 0, calls: 0 };
  let isOutputReported = true;
  for (const { total, output } of usages) {
    sum.calls += 1;
    sum.total += total;
    sum.output += output ?? 0;
    isOutputReported &&= output !== null;
  }
  return sum.calls === 0 ? null : { ...sum, output: isOutputReported ? sum.output : null };
}

/** The component that wrote the message of the result, if the message names it and has tokens. */
function writerOf(result: ResultData): string | null {
  const properties = messageProperties(result);
  if (!isJsonObject(properties?.usage) || !isJsonObject(properties.source)) return null;
  return typeof properties.source.id === 'string' ? properties.source.id : null;
}
