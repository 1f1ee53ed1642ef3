/** Adds the server's traces to a run that has ended: component times, and the actual outcomes of the tweaks. */

import type { Trace, TraceSpan } from '#contract/answers/trace.ts';
import { isJsonEqual, isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSameModel } from '#flow/index/model-selection.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { matchMasked } from '#flow/secrets/match-masked.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import { asksForDefault, frozenBehind, usesDefault } from '#flow/tweaks/shown-state.ts';
import type { TweakRules, TweakTarget, TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import type { Run, RunInputResult } from '../model/run.ts';
import { narrowRequest } from '../plan/plan-advanced.ts';
import { ownersOf } from './guess-component.ts';
import { ranComponents } from './ran-components.ts';
import { readTrace } from './read-trace.ts';
import { readValues, receivedBy, withOurMask } from './read-values.ts';
import { createSpanLookup } from './span-component.ts';

/** The flow when the run was planned, and the server's rules for tweaks. */
export interface TracedFlow {
  index: FlowIndex;
  rules: TweakRules;
}

/** The run itself without traces. Inputs without a trace keep their identity. */
export function withTraces(run: Run, traces: ReadonlyMap<number, Trace>, { index, rules }: TracedFlow): Run {
  if (traces.size === 0) return run;
  const inputs = run.inputs.map((input) => {
    const whole = traces.get(input.index);
    const trace = whole && readTrace(whole, index.components);
    if (!whole || !trace) return input;
    const outcomes = tracedOutcomes(whole, verdictsOf(run.request, input.index, index, rules), index);
    const { noValues: _read, ...known } = input;
    return {
      ...known,
      trace,
      outcomes: input.outcomes.length > 0 ? input.outcomes : outcomes,
      ...valuesOf(whole, index, run, input),
    };
  });
  return { ...run, inputs };
}

/**
 * What the trace reports, with when it was read after the end of the input; and `half` if it is without components that have run. Langflow
 * writes a trace at once: those in a loop are never in it (trace-of-loop.json).
 */
function valuesOf(
  trace: Trace,
  index: FlowIndex,
  run: Run,
  input: RunInputResult,
): Pick<RunInputResult, 'values' | 'noValues'> {
  const values = readValues(trace, index);
  if (values === null) return {};
  const endedAt = run.startedAt + (input.endedAt ?? run.durationMs ?? 0);
  const seen = new Set(values.components.map(({ component }) => component));
  const isHalf = !seen.has(null) && [...ranComponents(run, { ...input, values }, index)].some((id) => !seen.has(id));
  return {
    values: { ...values, readMs: Math.max(0, Date.now() - endedAt) },
    ...(isHalf && { noValues: 'half' }),
  };
}

/** The predicted verdicts for the request of this input. */
function verdictsOf(request: RunRequest, input: number, index: FlowIndex, rules: TweakRules): TweakVerdict[] {
  if (!request.tweaks) return [];
  const part = narrowRequest(request, input).request;
  return matchTweaks(index, part.tweaks ?? {}, {
    rules,
    bindings: bindInputs(index, part.inputs),
  });
}

/**
 * One outcome for each verdict that the trace covers: a span contains the values that its component received. They can be compared
 * with predictions, except for fields that are not in the span, values that the server converts (files, tables), and hidden values.
 * Values of secret fields are left out.
 */
function tracedOutcomes(trace: Trace, verdicts: readonly TweakVerdict[], index: FlowIndex): TweakOutcome[] {
  const owners = ownersOf(trace.spans, index.components, createSpanLookup(trace.id, index.components));
  // Of a guess nothing is confirmed.
  const received = new Map(
    trace.spans.map((span, at) => [owners[at]?.isGuess ? null : owners[at]?.component, comparable(span)]),
  );
  return verdicts.flatMap((verdict) => {
    const { target } = verdict;
    const values = target && received.get(target.component);
    if (!target || !values) return [];
    // A frozen component that did not run has no span.
    const frozen = frozenBehind(verdict);
    if (frozen !== undefined && !received.has(frozen)) return [];
    const field = index.byId.get(target.component)?.fields.get(target.field);
    const seen = values[target.field];
    const isVariable = verdict.problems.some(({ kind }) => kind === 'reads-variable');
    if (seen === undefined || isVariable || (field && (isSecretField(field) || field.connection))) return [];
    const actual = withOurMask(seen);
    if (actual === SECRET_MASK) return [];
    const used = usedFor(verdict, target, actual, field?.type ?? '');
    const isNull = asksForDefault(verdict);
    const base = {
      path: [...verdict.path],
      component: target.component,
      field: target.field,
      ...(isNull && { isNull }),
    };
    return used ? [{ ...base, ...used }] : [];
  });
}

/** Variables of a prompt as their text. */
function comparable(span: TraceSpan): JsonObject | null {
  const received = receivedBy(span);
  const isField = (name: string) => isJsonObject(span.inputs) && name in span.inputs;
  return (
    received &&
    Object.fromEntries(
      Object.entries(received).map(([name, value]) => [name, isField(name) ? value : textOfMessage(value)]),
    )
  );
}

/** The text of a whole message; any other value as it is. */
function textOfMessage(value: JsonValue): JsonValue {
  return isJsonObject(value) && value.text_key === 'text' && typeof value.text === 'string' ? value.text : value;
}

/** Null if the value cannot be compared. */
function usedFor(
  verdict: TweakVerdict,
  { before, after }: TweakTarget,
  actual: JsonValue,
  type: string,
): Pick<TweakOutcome, 'state' | 'before' | 'after'> | null {
  const { value } = verdict;
  const isReset = usesDefault(verdict);
  const state = verdict.state === 'may-not-count' ? (isReset ? 'resets' : 'applied') : verdict.state;
  if (type !== 'model' && !isAlike(actual, after) && !isAlike(actual, before)) return null;
  const isSame = (expected: JsonValue) =>
    isJsonEqual(actual, matchMasked(expected, actual)) ||
    isCutFrom(actual, expected) ||
    (type === 'file' && isCompleted(actual, expected)) ||
    (type === 'model' && isSameModel(actual, expected));
  if (state === 'applied' || state === 'no-op' || state === 'ambiguous') {
    if (isSame(after)) return { state, before, after };
    return { state: isSame(before) ? 'ignored' : 'applied', before, after: actual };
  }
  // The built-in default is not known: it may be equal to the flow's value.
  if (isReset && isSame(before)) return null;
  const isSkipped = state === 'ignored' || (state === 'resets' && value !== null);
  if (isSkipped && isSame(value) && !isSame(before)) return { state: 'applied', before, after: actual };
  return state === 'refused' ? null : { state, before, after: actual };
}

/** Only compares primitives with primitives, lists with lists and objects with objects. */
function isAlike(actual: JsonValue, expected: JsonValue): boolean {
  return kindOf(actual) === kindOf(expected);
}

function kindOf(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return 'plain';
  return Array.isArray(value) ? 'list' : 'object';
}

/** True if the actual text is the beginning of the expected one; servers may cut a long text. */
function isCutFrom(actual: JsonValue, expected: JsonValue): boolean {
  if (typeof actual !== 'string' || typeof expected !== 'string' || !actual.endsWith('...')) return false;
  return actual.length > 100 && expected.startsWith(actual.slice(0, -3));
}

/** True if the actual paths are the expected ones after the folder in which the server keeps uploaded files. */
function isCompleted(actual: JsonValue, expected: JsonValue): boolean {
  if (typeof actual === 'string' && typeof expected === 'string') {
    return expected !== '' && actual.endsWith(`/${expected}`);
  }
  if (!Array.isArray(actual) || !Array.isArray(expected) || actual.length !== expected.length) return false;
  return expected.every((path, index) => isCompleted(actual[index] ?? null, path));
}
