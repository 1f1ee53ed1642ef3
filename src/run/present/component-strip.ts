/** The components of a flow in the order in which they run, with how far each has come and what is tweaked on it. */
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import type { FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { runOrder } from '#flow/index/run-order.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { reachedComponents } from '#flow/request/reached-components.ts';
import type { FieldTweak } from '#flow/tweaks/field-tweaks.ts';
import { failedComponent } from '../model/failed-component.ts';
import type { Run } from '../model/run.ts';
import { type ComponentState, type ComponentTime, componentTimes } from '../reduce/component-times.ts';

/** `writing`: its text is on its way to the screen. */
export type StripState = ComponentState | 'waiting' | 'writing';

export interface StripItem {
  id: string;
  name: string;
  /** Null where the server does not report components, and before the first run. */
  state: StripState | null;
  /** Fields that differ from the flow; the value is null for a secret. */
  changes: readonly { field: string; value: JsonValue | null; isSecret: boolean }[];
}

/** `input` is the index of the input in the run. Components that are not reached are left out. */
export function componentStrip(
  index: FlowIndex,
  tweaks: ReadonlyMap<FlowField, FieldTweak>,
  run: Run | null,
  input: number,
): StripItem[] {
  const reached = reachedComponents(index);
  const states = run === null ? null : statesOf(run, input, index);
  return runOrder(index).flatMap((id) => {
    const component = index.byId.get(id);
    if (!component || !reached.has(id)) return [];
    const changes = [...component.fields.values()].flatMap((field) => {
      const tweak = tweaks.get(field);
      if (!tweak || isJsonEqual(tweak.value, field.value)) return [];
      const isSecret = isSecretField(field);
      return [{ field: field.name, value: isSecret ? null : tweak.value, isSecret }];
    });
    return [{ id, name: component.displayName, state: states?.(id) ?? null, changes }];
  });
}

function statesOf(run: Run, input: number, index: FlowIndex): (id: string) => StripState | null {
  const result = run.inputs.find((item) => item.index === input);
  const times = componentTimes(run, input).components;
  const byId = new Map(times.flatMap((time): [string, ComponentTime][] => (time.id === null ? [] : [[time.id, time]])));
  const writing = new Set(
    (result?.outputs ?? []).flatMap(({ status, component }) => (status === 'streaming' ? [component] : [])),
  );
  const failure = result?.error ?? run.error;
  const failed = failure && failedComponent(index, failure);
  const isOpen = result?.status === 'running' || result?.status === 'waiting';
  return (id) => {
    if (id === failed) return 'failed';
    if (writing.has(id)) return 'writing';
    const time = byId.get(id);
    if (!time) return isOpen && byId.size > 0 ? 'waiting' : null;
    return time.state === 'running' && time.firstTextMs !== null ? 'writing' : time.state;
  };
}
