/** Converts a trace to what each component received, called and gave. */

import type { Trace, TraceSpan } from '#contract/answers/trace.ts';
import type { ComponentValues, InputValues, ValuesByName } from '#contract/component-values.ts';
import { isJsonEqual, isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { maskTweaks, maskValue, SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { ownersOf, type SpanOwner } from './guess-component.ts';
import { readCalls } from './read-calls.ts';
import { readServerTime } from './server-time.ts';
import { createSpanLookup } from './span-component.ts';
import { spanError, spanTimes } from './span-times.ts';

/** Null when the trace has no start time, to which all other times are relative. */
export function readValues(trace: Trace, index: FlowIndex): InputValues | null {
  const startedAt = readServerTime(trace.startTime);
  if (startedAt === null) return null;
  const owners = ownersOf(trace.spans, index.components, createSpanLookup(trace.id, index.components));
  const components = trace.spans.flatMap((span, position) => {
    const owner = owners[position] ?? { component: null, isGuess: false };
    return toComponent(span, owner, { startedAt, index });
  });
  return { source: 'langflow-traces', components: components.sort((left, right) => left.startMs - right.startMs) };
}

interface Known {
  startedAt: number;
  index: FlowIndex;
}

function toComponent(span: TraceSpan, { component, isGuess }: SpanOwner, known: Known): ComponentValues[] {
  const { startedAt, index } = known;
  const times = spanTimes(span, startedAt);
  if (times === null) return [];
  const error = spanError(span);
  const received = receivedBy(span);
  return [
    {
      component,
      name: index.byId.get(component ?? '')?.displayName ?? span.name,
      ...times,
      ...(error !== null && { error }),
      received: received && maskReceived(received, component, index),
      calls: readCalls(span, startedAt).map((call) => withOurMask(call)),
      gave: givenBy(span, index.byId.get(component ?? '')?.sockets.map(({ name }) => name) ?? []),
      ...(isGuess && { isGuess: true }),
    },
  ];
}

/** The variables of a prompt are not among its inputs, only in what it made of them (trace-of-prompt.json). */
export function receivedBy({ inputs, outputs }: TraceSpan): JsonObject | null {
  const made = isJsonObject(outputs) && isJsonObject(outputs.prompt) ? outputs.prompt.data : null;
  const variables = isJsonObject(made) && isJsonObject(made.variables) ? made.variables : {};
  return isJsonObject(inputs) ? { ...variables, ...inputs } : null;
}

function maskReceived(received: JsonObject, component: string | null, index: FlowIndex): ValuesByName {
  const values = shortened(withOurMask(received));
  const masked = component === null ? maskValue(values) : maskTweaks({ [component]: values }, index)[component];
  return isJsonObject(masked) ? masked : {};
}

/** `error` and `logs` are no outputs: Langflow adds them. */
function givenBy({ outputs }: TraceSpan, sockets: readonly string[]): ValuesByName | null {
  if (!isJsonObject(outputs)) return null;
  const own = Object.entries(outputs).filter(
    ([name]) => sockets.includes(name) || (name !== 'error' && name !== 'logs'),
  );
  if (own.length === 0) return null;
  const given = maskValue(shortened(withOurMask(Object.fromEntries(own))));
  return isJsonObject(given) ? given : null;
}

/** Langflow masks what is named like a secret, also inside a value (trace-of-prompt.json). */
export function withOurMask<Value>(value: Value): Value {
  const mask = (part: JsonValue): JsonValue => {
    if (part === '*****') return SECRET_MASK;
    if (Array.isArray(part)) return part.map(mask);
    if (!isJsonObject(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, mask(item)]));
  };
  return mask(value as JsonValue) as Value;
}

/** A message in a trace has each of its properties twice, in `data` and beside it: a text of 50,000 characters came back 34 times. */
function shortened(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(shortened);
  if (!isJsonObject(value)) return value;
  const { data } = value;
  const isMessage = value.text_key === 'text' && isJsonObject(data) && typeof value.text === 'string';
  const entries = Object.entries(value).filter(
    ([key, item]) => !isMessage || key === 'text' || !(key in data && isJsonEqual(item, data[key])),
  );
  return Object.fromEntries(entries.map(([key, item]) => [key, shortened(item)]));
}
