/** The components of a flow in the order in which they run, with their state and their tweaks. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { runOrder } from '#flow/index/run-order.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { reachedComponents } from '#flow/request/reached-components.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import { REPLACING, type ShownState, shownState } from '#flow/tweaks/shown-state.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import { failedComponent } from '#run/model/failed-component.ts';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import { type ComponentState, type ComponentTime, componentTimes } from '#run/reduce/component-times.ts';

/** `writing`: its text is streaming. */
export type StripState = ComponentState | 'waiting' | 'writing';

export interface StripItem {
  id: string;
  name: string;
  /** Null if the server does not report components, and before the first run. */
  state: StripState | null;
  /** Fields that the run changed, or for which it was refused. */
  changes: readonly StripChange[];
}

export interface StripChange {
  field: string;
  /** Null for a secret, and for the component's built-in default. */
  value: JsonValue | null;
  isSecret: boolean;
  state: ShownState;
}

/** `input` is the index of the input in the run. Leaves out components that do not run. */
export function componentStrip(index: FlowIndex, run: Run | null, input: number, rules: TweakRules): StripItem[] {
  const reached = reachedComponents(index);
  const failure = run && (run.inputs.find((item) => item.index === input)?.error ?? run.error);
  const states = run === null ? null : statesOf(run, input, index, failure);
  const changes = run === null ? null : changesOf(run, index, rules, failure);
  return runOrder(index).flatMap((id) => {
    const component = index.byId.get(id);
    if (!component || !reached.has(id)) return [];
    const own = changes?.get(id)?.values() ?? [];
    return [{ id, name: component.displayName, state: states?.(id) ?? null, changes: [...own] }];
  });
}

/** By component and field. A run that was refused or never arrived changed nothing, so only the refused tweaks remain. */
function changesOf(
  { request }: Run,
  index: FlowIndex,
  rules: TweakRules,
  failure: RunError | null,
): Map<string, Map<string, StripChange>> {
  const found = new Map<string, Map<string, StripChange>>();
  const didRun = failure === null || failure.kind === 'component-failed';
  const bindings = bindInputs(index, request.inputs);
  const verdicts = matchTweaks(index, request.tweaks ?? {}, { rules, bindings });
  for (const verdict of verdicts) {
    const { target } = verdict;
    const state = shownState(verdict);
    const field = target && index.byId.get(target.component)?.fields.get(target.field);
    if (!field || !(didRun ? REPLACING.has(state) : state === 'refused')) continue;
    const isSecret = isSecretField(field);
    const value = state === 'refused' ? verdict.value : target.after;
    const own = found.get(target.component) ?? new Map<string, StripChange>();
    own.set(field.name, { field: field.name, value: isSecret ? null : value, isSecret, state });
    found.set(target.component, own);
  }
  return found;
}

function statesOf(
  run: Run,
  input: number,
  index: FlowIndex,
  failure: RunError | null,
): (id: string) => StripState | null {
  const result = run.inputs.find((item) => item.index === input);
  const times = componentTimes(run, input).components;
  const byId = new Map(times.flatMap((time): [string, ComponentTime][] => (time.id === null ? [] : [[time.id, time]])));
  const writing = new Set(
    (result?.outputs ?? []).flatMap(({ status, component }) => (status === 'streaming' ? [component] : [])),
  );
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
