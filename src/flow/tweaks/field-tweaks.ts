/** The tweaks on each field of a flow, for a form that edits them field by field. */
import type { JsonValue } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowField, FlowIndex } from '../index/flow-index.ts';
import { collectWrites, type TweakWrite, writesByField } from './collect-writes.ts';
import { namesVariable, stateOf, writeTweak } from './field-state.ts';
import type { TweakRules } from './tweak-verdict.ts';

/** All tweaks on one field. */
export interface FieldTweak {
  /** In the order in which they are applied; at least one. */
  writes: readonly TweakWrite[];
  /** The write that is applied last, which an edit of the field must change. */
  last: TweakWrite;
  /** The unwrapped value of the field after all writes. */
  value: JsonValue;
  /** True when the value is the name of a global variable. */
  isVariable: boolean;
  /** Number of components that `last` reaches: several for a bare key. */
  reaches: number;
}

/** The tweaked fields. Linear in the leaves and the components that they reach. */
export function fieldTweaksOf(index: FlowIndex, tweaks: Tweaks, rules: TweakRules): Map<FlowField, FieldTweak> {
  const all = collectWrites(index, tweaks, rules).flatMap((leaf) => ('write' in leaf ? [leaf.write] : []));
  const found = new Map<FlowField, FieldTweak>();
  for (const [field, writes] of writesByField(all)) {
    const last = writes.at(-1);
    if (!last) continue;
    const state = writes.reduce((before, write) => writeTweak(before, write.value, rules), stateOf(field));
    const reaches = last.match === 'bare' ? last.candidates.length : 1;
    found.set(field, { writes, last, value: state.value, isVariable: namesVariable(state), reaches });
  }
  return found;
}
