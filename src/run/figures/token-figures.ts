/** Tokens of one input: by component, and in all. */
import { groupPairs } from '#contract/group-pairs.ts';
import { isJsonObject } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';
import { follow } from '#flow/request/reached-components.ts';
import type { Run, RunInputResult } from '../model/run.ts';
import { inputEvents } from './input-events.ts';
import { messageProperties, readTokens, type TokenUsage, usageOf } from './token-usage.ts';

type RunPart = Pick<Run, 'events' | 'plan' | 'connections'>;

/**
 * Key of a component -> the tokens that it used, as the best source reports them: the events of the stream, then the server's
 * trace, then the answers. An answer has the sum of all components before it (measured, 1.13.0), so it is used only if nothing
 * reports the components one by one, and then belongs to the component that wrote it.
 */
export function tokensByComponent(run: RunPart, input: RunInputResult): Map<string, TokenUsage> {
  const calls = new Map<string, TokenUsage>();
  for (const { event } of inputEvents(run, input.index).events) {
    const tokens = event.event === 'component-end' ? usageOf(event.token_usage) : null;
    if (event.event === 'component-end' && tokens) calls.set(tokenKey(event.component, 0), tokens);
  }
  const answers = tokensOfAnswers(run, input);
  const hasEvents = calls.size > 0;
  for (const [index, { id, tokens }] of (input.trace?.components ?? []).entries()) {
    const key = tokenKey(id, index);
    // A component without an id in the trace may be one that an event has reported.
    if (tokens === null || (id === null && hasEvents) || calls.has(key)) continue;
    const answer = answers.get(key);
    // The answer of a single component also says how many of them are output.
    calls.set(key, answer?.total === tokens ? answer : { input: null, output: null, total: tokens });
  }
  return calls.size > 0 ? calls : answers;
}

/** Writer of an answer -> the tokens of the answer, without answers whose tokens are part of those of another. */
function tokensOfAnswers({ connections }: RunPart, { outputs }: RunInputResult): Map<string, TokenUsage> {
  const answers = new Map<string, TokenUsage>();
  for (const { component, result } of outputs) {
    const tokens = result && readTokens(result);
    if (tokens) answers.set(tokenKey(writerOf(result) ?? component, 0), tokens);
  }
  const writers = [...answers.keys()];
  const next = groupPairs(connections);
  for (const writer of writers) {
    if (answers.size < 2) break;
    const later = follow([writer], next);
    if (writers.some((other) => other !== writer && later.has(other))) answers.delete(writer);
  }
  return answers;
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

/** Tokens of one input in all: the trace's own total if it has one, else the sum of the components. Null if nothing is reported. */
export function inputTokens(run: RunPart, input: RunInputResult): TokenFigure | null {
  const calls = [...tokensByComponent(run, input).values()].map(({ total, output }) => ({ total, output, calls: 1 }));
  const sum = sumTokens(calls);
  const total = input.trace?.tokens ?? null;
  if (total === null || total === sum?.total) return sum;
  return { total, output: null, calls: sum?.calls ?? 1 };
}

/** The sum; null if nothing was reported. */
export function sumTokens(figures: Iterable<TokenFigure>): TokenFigure | null {
  const sum = { total: 0, output: 0, calls: 0 };
  let isOutputReported = true;
  for (const { total, output, calls } of figures) {
    sum.calls += calls;
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
