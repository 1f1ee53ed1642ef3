/** Adds what the events of one input report to its values. */
import type { ComponentCall, ComponentValues, InputValues } from '../component-values.ts';
import type { RunEvent, RunEventOf } from '../run-event.ts';

/**
 * The values with those of the event; unchanged parts keep their identity. `startedAt`: when the input started on the sender's
 * clock. An event that says nothing about values changes nothing.
 */
export function foldComponentValues(
  values: InputValues | undefined,
  event: RunEvent,
  startedAt: number,
): InputValues | undefined {
  switch (event.event) {
    case 'component-values':
      return addPart(values ?? { source: 'engine', components: [] }, event, startedAt);
    case 'component-end':
      return change(values, event.component, { endMs: event.at - startedAt });
    case 'component-error':
      return change(values, event.component, { endMs: event.at - startedAt, error: event.message });
    default:
      return values;
  }
}

/** What a component receives begins a new time that it runs. */
function addPart(values: InputValues, event: RunEventOf<'component-values'>, startedAt: number): InputValues {
  const { at, component, display_name: name = component, received, call, gave, cut = [] } = event;
  const known = received ? -1 : lastOf(values, component);
  const index = known === -1 ? values.components.length : known;
  const before: ComponentValues = values.components[known] ?? {
    component,
    name,
    startMs: at - startedAt,
    endMs: null,
    received: received ?? null,
    calls: [],
    gave: null,
  };
  const position = call ? before.calls.findIndex(({ id }) => id === call.id) : -1;
  const callIndex = position === -1 ? before.calls.length : position;
  const after = {
    ...before,
    ...(call && { calls: withCall(before.calls, call, callIndex) }),
    ...(gave && { gave }),
  };
  const paths = cut.map(({ path: [part = '', ...rest], bytes }) => ({
    path: ['components', index, ...(part === 'call' ? ['calls', callIndex] : [part]), ...rest],
    bytes,
  }));
  return {
    ...values,
    components: replaced(values.components, index, after),
    ...(paths.length > 0 && { cut: [...(values.cut ?? []), ...paths] }),
  };
}

function withCall(calls: readonly ComponentCall[], call: ComponentCall, index: number): ComponentCall[] {
  return replaced(calls, index, { ...calls[index], ...call });
}

function change(
  values: InputValues | undefined,
  component: string,
  ended: Pick<ComponentValues, 'endMs' | 'error'>,
): InputValues | undefined {
  const index = values ? lastOf(values, component) : -1;
  const before = values?.components[index];
  return values && before
    ? { ...values, components: replaced(values.components, index, { ...before, ...ended }) }
    : values;
}

function lastOf({ components }: InputValues, component: string): number {
  return components.findLastIndex((entry) => entry.component === component);
}

/** Adds it at the end where the list has no such index. */
function replaced<Item>(items: readonly Item[], index: number, item: Item): Item[] {
  const next = [...items];
  next[index] = item;
  return next;
}
