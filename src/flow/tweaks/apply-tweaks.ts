/** The values that the components receive from a request: tweaks by their verdicts, then the input's value. */
import type { JsonValue } from '#contract/json.ts';
import type { InputBinding } from '../request/bind-inputs.ts';
import type { TweakVerdict } from './tweak-verdict.ts';

/** A tweak that loses to an input still counts for inputs that do not reach its component. */
function counts({ state, reason, target }: TweakVerdict): boolean {
  if (state === 'ignored' || state === 'refused') return false;
  if (state !== 'overridden') return true;
  // The session comes from the run itself.
  if (reason.kind === 'run-wins') return target?.field === 'stream';
  return reason.kind === 'input-wins';
}

/**
 * Component id -> field -> value that replaces the flow's for this input; null means the component's built-in default.
 * Fields without an entry keep the value of the flow or of their connection. Callers must first refuse the request if a
 * verdict is `refused`.
 */
export function applyTweaks(
  verdicts: readonly TweakVerdict[],
  binding: InputBinding,
): ReadonlyMap<string, ReadonlyMap<string, JsonValue>> {
  const values = new Map<string, Map<string, JsonValue>>();
  const set = (component: string, field: string, value: JsonValue) => {
    const fields = values.get(component) ?? new Map<string, JsonValue>();
    fields.set(field, value);
    values.set(component, fields);
  };
  for (const verdict of verdicts) {
    if (verdict.target && counts(verdict)) set(verdict.target.component, verdict.target.field, verdict.target.after);
  }
  if (binding.value !== null) for (const component of binding.reached) set(component, 'input_value', binding.value);
  return values;
}
