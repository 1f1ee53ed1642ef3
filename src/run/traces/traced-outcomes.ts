/**
 * The actual outcome of each tweak by the trace of the request: a span contains the values that its component received. They
 * can be compared with predictions, except for fields that are not in the span (variables of a prompt), values that the server
 * converts (files, tables), and hidden values.
 */
import { isJsonEqual, isJsonObject, type JsonValue } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import type { Trace } from '#contract/trace.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { usesDefault } from '#flow/tweaks/shown-state.ts';
import type { TweakTarget, TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import { createSpanLookup } from './span-component.ts';

/** One outcome for each verdict that the trace covers. Values of secret fields are left out. */
export function tracedOutcomes(trace: Trace, verdicts: readonly TweakVerdict[], index: FlowIndex): TweakOutcome[] {
  const componentOf = createSpanLookup(trace.id, index.components);
  const received = new Map(trace.spans.map((span) => [componentOf(span), span.inputs]));
  return verdicts.flatMap((verdict) => {
    const { target } = verdict;
    const values = target && received.get(target.component);
    if (!target || !isJsonObject(values)) return [];
    const field = index.byId.get(target.component)?.fields.get(target.field);
    const actual = values[target.field];
    const isVariable = verdict.problems.some(({ kind }) => kind === 'reads-variable');
    if (actual === undefined || isVariable || (field && (isSecretField(field) || field.connection))) return [];
    const used = usedFor(verdict, target, actual);
    return used ? [{ path: [...verdict.path], component: target.component, field: target.field, ...used }] : [];
  });
}

/** Null if the value cannot be compared. */
function usedFor(
  verdict: TweakVerdict,
  { before, after }: TweakTarget,
  actual: JsonValue,
): Pick<TweakOutcome, 'state' | 'before' | 'after'> | null {
  const { state, value } = verdict;
  if (!isAlike(actual, after) && !isAlike(actual, before)) return null;
  const isSame = (expected: JsonValue) => isJsonEqual(actual, expected) || isCutFrom(actual, expected);
  if (state === 'applied' || state === 'no-op' || state === 'ambiguous') {
    if (isSame(after)) return { state, before, after };
    return { state: isSame(before) ? 'ignored' : 'applied', before, after: actual };
  }
  // The built-in default is not known: it may be equal to the flow's value.
  if (usesDefault(verdict) && isSame(before)) return null;
  if (state === 'ignored' && isSame(value) && !isSame(before)) return { state: 'applied', before, after: actual };
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
