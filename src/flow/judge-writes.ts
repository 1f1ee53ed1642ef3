/** Judges all leaves that aim at one field of one component together: only one of them counts. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonEqual, isJsonObject } from '#contract/json.ts';
import type { InputBinding } from './bind-inputs.ts';
import type { TweakWrite } from './collect-writes.ts';
import { type FieldState, setsValue, stateOf, writeTweak } from './field-state.ts';
import { receivedValue } from './received-value.ts';
import { tweakProblems } from './tweak-problems.ts';
import type { TweakReason, TweakRules, TweakVerdict } from './tweak-verdict.ts';

/** What the request says beside its tweaks. */
export interface MatchContext {
  rules: TweakRules;
  bindings: readonly InputBinding[];
  /** The request's own `stream`. */
  stream: boolean;
}

type Judgement = Pick<TweakVerdict, 'state' | 'reason'>;

/** An object tweak must not redirect a grouped field: refused like a protected field (lfx 1.13.0, `processing/process.py`). */
function redirectsProxy({ field, value }: TweakWrite): boolean {
  return isJsonObject(value) && Object.hasOwn(value, 'proxy') && !['NestedDict', 'mcp', 'dict'].includes(field.type);
}

function judgeProtection(write: TweakWrite, rules: TweakRules): Judgement | null {
  if (!write.field.isProtected && !redirectsProxy(write)) return null;
  if (rules.protectedFields === 'refuse') return { state: 'refused', reason: { kind: 'protected-refused' } };
  if (rules.protectedFields === 'drop' && write.field.isProtected) {
    return { state: 'ignored', reason: { kind: 'protected-dropped' } };
  }
  return null;
}

/** What beats every tweak on this field, whatever its value. */
function judgeField({ component, field }: TweakWrite, context: MatchContext): Judgement | null {
  if (field.connection) {
    return { state: 'overridden', reason: { kind: 'connected', source: field.connection.source } };
  }
  if (field.name === 'stream') return { state: 'overridden', reason: { kind: 'request-stream-wins' } };
  if (field.name !== 'input_value' || context.bindings.length === 0) return null;
  const first = context.bindings[0];
  const winsAlways = context.bindings.every((binding) => binding.reached.includes(component.id));
  return winsAlways && first ? { state: 'overridden', reason: { kind: 'input-wins', input: first.input } } : null;
}

function judgeOrder(write: TweakWrite, winner: TweakWrite): Judgement {
  const kind = winner.match === 'bare' && write.match !== 'bare' ? 'bare-wins' : 'later-key-wins';
  return { state: 'overridden', reason: { kind, path: winner.path } };
}

function matchReason(write: TweakWrite): TweakReason {
  if (write.match === 'bare') return { kind: 'matched-bare', components: write.candidates.length };
  if (write.candidates.length > 1) {
    const components = write.candidates.map((component) => component.id);
    return { kind: 'shared-name', components, winner: write.component.id };
  }
  return { kind: write.match === 'id' ? 'matched-id' : 'matched-name' };
}

/** The verdict of the leaf that counts: what the component gets from the field's final state. */
function judgeValue(write: TweakWrite, state: FieldState, before: JsonValue): Judgement & { after: JsonValue } {
  const result = receivedValue(state);
  if (result.kind === 'skipped') {
    const reasons = {
      handle: { kind: 'handle-field' },
      hidden: { kind: 'hidden-field' },
      null: { kind: 'null-value' },
      'wrong-type': { kind: 'wrong-type-skipped', expected: result.expected },
    } satisfies Record<typeof result.why, TweakReason>;
    return { state: 'ignored', reason: reasons[result.why], after: before };
  }
  const after = result.value;
  const reason = matchReason(write);
  if (reason.kind === 'shared-name') return { state: 'ambiguous', reason, after };
  const isSame = state.isVariable === write.field.isVariable && isJsonEqual(before, after) && result.failure === null;
  return isSame ? { state: 'no-op', reason: { kind: 'same-as-flow' }, after } : { state: 'applied', reason, after };
}

/**
 * Verdicts of `writes`, which all aim at the same field of the same component and stand in the order in which Langflow
 * applies them: objects in the order of their keys, then bare keys. One verdict a write, in that order.
 */
export function judgeWrites(writes: readonly TweakWrite[], context: MatchContext): TweakVerdict[] {
  const own = writes[0] ? receivedValue(stateOf(writes[0].field)) : null;
  let state = writes[0] ? stateOf(writes[0].field) : null;
  let winner = -1;
  for (const [place, write] of writes.entries()) {
    if (!state) break;
    if (setsValue(state, write.value)) winner = place;
    state = writeTweak(state, write.value);
  }
  return writes.map((write, place) => {
    const before = own?.kind === 'value' ? own.value : write.field.value;
    const verdict = (
      judgement: Judgement,
      after: JsonValue,
      problems: TweakVerdict['problems'] = [],
    ): TweakVerdict => ({
      path: write.path,
      value: write.value,
      match: write.match,
      state: judgement.state,
      reason: judgement.reason,
      target: { component: write.component.id, field: write.field.name, before, after },
      problems,
    });
    const protection = judgeProtection(write, context.rules);
    if (protection) return verdict(protection, before);
    const byField = judgeField(write, context);
    const last = writes[winner];
    const value = state ? judgeValue(write, state, before) : null;
    if (byField) {
      const isStream = byField.reason.kind === 'request-stream-wins';
      const isInput = byField.reason.kind === 'input-wins';
      return verdict(byField, isStream ? context.stream : isInput && value ? value.after : before);
    }
    if (last && place < winner) return verdict(judgeOrder(write, last), before);
    if (!value || !state) return verdict({ state: 'ignored', reason: { kind: 'null-value' } }, before);
    return verdict(value, value.after, tweakProblems(write, state, value.after, context.bindings));
  });
}
