/** What the tweak of a field did, beside the value that arrived. */
import { isJsonEqual, isJsonObject, type JsonValue } from '#contract/json.ts';
import type { TweakOutcome, TweakState } from '#contract/run-event.ts';
import { BY_SEVERITY } from '#flow/tweaks/shown-state.ts';
import type { Run } from '../model/run.ts';
import { BUILT_IN, HIDDEN_VALUE, showValue } from '../report/show-value.ts';
import { plainValue } from './shown-value.ts';

export interface FieldTweakNote {
  state: TweakState;
  path: readonly string[];
  /** Short JSON; null if nothing is known, or nothing was changed. */
  before: string | null;
  after: string;
  /** "Sent 0.7. The component received 0.2."; null if the value that was sent arrived. */
  other: string | null;
}

/** Of several tweaks on one field the one that counts. `received`: undefined if that is not reported. */
export function fieldTweakNote(
  run: Run,
  outcomes: readonly TweakOutcome[],
  received: JsonValue | undefined,
  isSecret: boolean,
): FieldTweakNote | null {
  const rank = (state: TweakState) => (state === 'applied' ? -1 : BY_SEVERITY.indexOf(state));
  const [outcome] = outcomes.toSorted((one, two) => rank(one.state) - rank(two.state));
  if (!outcome) return null;
  const { path, before, after = received } = outcome;
  const text = (value: JsonValue) => (isSecret ? HIDDEN_VALUE : showValue(value));
  const sent = sentAt(run.request.tweaks ?? {}, path);
  const isOther = !isSecret && sent !== undefined && received !== undefined && isAnother(outcome, sent, received);
  return {
    state: isOther ? 'overridden' : outcome.state,
    path,
    before: before === undefined || (!isSecret && isJsonEqual(before, after)) ? null : text(before),
    after: after === undefined ? text(sent ?? null) : after === null ? BUILT_IN : text(after),
    other: isOther ? `Sent ${showValue(sent)}. The component received ${showValue(received)}.` : null,
  };
}

/** Compared as text, because "0.7" may arrive as a number. */
function isAnother({ state }: TweakOutcome, sent: JsonValue, received: JsonValue): boolean {
  if (state === 'resets' || state === 'refused' || state === 'ambiguous') return false;
  if (typeof sent === 'object' || typeof received === 'object') return false;
  return plainValue(sent) !== plainValue(received);
}

function sentAt(tweaks: JsonValue, path: readonly string[]): JsonValue | undefined {
  const found = path.reduce<JsonValue | undefined>(
    (at, key) => (isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    tweaks,
  );
  if (!isJsonObject(found) || !('value' in found)) return found;
  // The name of a variable, not what arrives.
  return found.load_from_db === true ? undefined : found.value;
}
