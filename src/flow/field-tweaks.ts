/** What the tweaks say about each field of a flow, for a form that shows and edits them field by field. */
import type { JsonValue } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import { collectWrites, type TweakWrite } from './collect-writes.ts';
import { stateOf, writeTweak } from './field-state.ts';
import type { FlowField, FlowIndex } from './flow-index.ts';
import type { TweakRules } from './tweak-verdict.ts';

/** All tweaks on one field. */
export interface FieldTweak {
  /** In the order in which they are applied; at least one. */
  writes: readonly TweakWrite[];
  /** The one that is applied last, so that an edit of the field has to change it. */
  last: TweakWrite;
  /** What the field says after all of them, wrappers undone. */
  value: JsonValue;
  /** True when the value is the name of a global variable. */
  isVariable: boolean;
  /** Components that the last one reaches: several for a bare key. */
  reaches: number;
}

/** The fields that have a tweak. Time grows linearly with leaves and the components that they reach. */
export function fieldTweaksOf(index: FlowIndex, tweaks: Tweaks, rules: TweakRules): Map<FlowField, FieldTweak> {
  const objects = new Map<FlowField, TweakWrite[]>();
  const bare = new Map<FlowField, TweakWrite[]>();
  for (const leaf of collectWrites(index, tweaks, rules)) {
    if ('miss' in leaf) continue;
    const { write } = leaf;
    const byField = write.match === 'bare' ? bare : objects;
    const known = byField.get(write.field);
    if (known) known.push(write);
    else byField.set(write.field, [write]);
  }
  const found = new Map<FlowField, FieldTweak>();
  for (const field of [...objects.keys(), ...bare.keys()]) {
    const writes = [...(objects.get(field) ?? []), ...(bare.get(field) ?? [])];
    const last = writes.at(-1);
    if (!last || found.has(field)) continue;
    const { value, isVariable } = writes.reduce(
      (state, write) => writeTweak(state, write.value, rules),
      stateOf(field),
    );
    const reaches = last.match === 'bare' ? last.candidates.length : 1;
    found.set(field, { writes, last, value, isVariable: isVariable && value !== '', reaches });
  }
  return found;
}
