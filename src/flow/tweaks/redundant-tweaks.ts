/** Finds tweaks that can be removed so that the smallest tweaks with the same effect remain. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonEqual, isJsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowField, FlowIndex } from '../index/flow-index.ts';
import { collectWrites, type TweakWrite, writesByField } from './collect-writes.ts';
import { componentOfKey } from './component-of-key.ts';
import { namesVariable, stateOf, writeTweak } from './field-state.ts';
import type { MatchContext } from './match-tweaks.ts';
import { receivedValue } from './received-value.ts';
import { redirectsProxy } from './validate-writes.ts';

/** One leaf with its writes: a bare key writes to every component with the field. */
interface Leaf {
  path: readonly string[];
  writes: TweakWrite[];
}

/** Equal exactly when the component receives the same. `writes` are in the order in which Langflow applies them. */
function effectOf(
  field: FlowField,
  writes: readonly TweakWrite[],
  context: MatchContext,
  forcesStream: boolean,
): JsonValue {
  let state = stateOf(field);
  for (const { value } of writes) state = writeTweak(state, value, context.rules);
  const isForced = forcesStream && field.name === 'stream' && !writes.some(({ match }) => match === 'bare');
  if (isForced) state = writeTweak(state, false, context.rules);
  const received = receivedValue(state);
  // The run replaces whatever is received.
  if (field.name === 'session_id' && received.kind === 'value') return 'the run';
  // Why a value is skipped, and the component's error message, do not count as an effect.
  if (received.kind === 'skipped') return 'default';
  return [received.value, received.failure !== null, namesVariable(state)];
}

/** True if a connection, every input or a rule of the server sets the field, whatever the tweaks are. */
function isFixed({ field, component, value }: TweakWrite, context: MatchContext): boolean {
  if (field.connection || (field.isProtected && context.rules.protectedFields === 'drop')) return true;
  // An input does not replace `load_from_db`, which makes its text the name of a variable.
  if (isJsonObject(value) && Object.hasOwn(value, 'load_from_db')) return false;
  return field.name === 'input_value' && context.bindings.every(({ reached }) => reached.includes(component.id));
}

/** True if the server refuses the request because of this write. */
function isRefused(write: TweakWrite, { rules }: MatchContext): boolean {
  return rules.protectedFields === 'refuse' && (write.field.isProtected || redirectsProxy(write));
}

/** Adds leaves to those that stay, first those that count, until every field receives the same as from all leaves. */
function keepEffective(
  leaves: readonly Leaf[],
  staying: ReadonlySet<Leaf>,
  context: MatchContext,
  tweaks: JsonObject,
): ReadonlySet<Leaf> {
  const leafOf = new Map(leaves.flatMap((leaf) => leaf.writes.map((write) => [write, leaf])));
  const byField = writesByField([...leafOf.keys()].filter((write) => !isFixed(write, context)));
  const remaining = new Set(staying);
  const effect = (field: FlowField, isIn: (leaf: Leaf) => boolean): JsonValue => {
    const writes = (byField.get(field) ?? []).filter((write) => {
      const leaf = leafOf.get(write);
      return leaf !== undefined && isIn(leaf);
    });
    return effectOf(field, writes, context, !isJsonObject(tweaks.stream));
  };
  const wanted = new Map([...byField.keys()].map((field) => [field, effect(field, () => true)]));
  const isRight = (field: FlowField, isIn: (leaf: Leaf) => boolean) =>
    isJsonEqual(effect(field, isIn), wanted.get(field) ?? effect(field, isIn));
  const open = [...byField.keys()];
  for (let field = open.pop(); field; field = open.pop()) {
    for (const write of (byField.get(field) ?? []).toReversed()) {
      if (isRight(field, (other) => remaining.has(other))) break;
      const leaf = leafOf.get(write);
      if (!leaf || remaining.has(leaf)) continue;
      remaining.add(leaf);
      // A bare key also changes other fields.
      for (const { field: other } of leaf.writes) if (other !== field) open.push(other);
    }
  }
  // A leaf that was added early may be redundant now.
  for (const leaf of [...remaining]) {
    const isIn = (other: Leaf) => other !== leaf && remaining.has(other);
    if (!staying.has(leaf) && leaf.writes.every(({ field }) => isRight(field, isIn))) remaining.delete(leaf);
  }
  return remaining;
}

/**
 * Paths of leaves that can be removed together without changing what any component receives (ignored, overridden, equal to
 * the flow), and of empty objects. Leaves for which the request is refused stay, and so does an object named `stream` that
 * counts. No more can be removed after that. Linear in the leaves and the components that they reach.
 */
export function redundantTweaks(index: FlowIndex, tweaks: Tweaks, context: MatchContext): (readonly string[])[] {
  if (!isJsonObject(tweaks)) return [];
  const leaves = new Map<string, Leaf>();
  const redundant: (readonly string[])[] = [];
  // An object named `stream`, whether or not a component has that name, stops the run from switching every `stream` off.
  const keepsStreams = ([key]: readonly string[]) =>
    key === 'stream' && isJsonObject(tweaks.stream) && index.byField.has('stream');
  for (const found of collectWrites(index, tweaks, context.rules)) {
    if ('miss' in found) {
      const { state, path } = found.miss;
      if (state !== 'refused' && !keepsStreams(path)) redundant.push(path);
      continue;
    }
    const { path } = found.write;
    const key = JSON.stringify(path);
    const leaf = leaves.get(key) ?? { path, writes: [] };
    leaf.writes.push(found.write);
    leaves.set(key, leaf);
  }
  const all = [...leaves.values()];
  const staying = all.filter(
    ({ path, writes }) => keepsStreams(path) || writes.some((write) => isRefused(write, context)),
  );
  const remaining = keepEffective(all, new Set(staying), context, tweaks);
  for (const leaf of all) if (!remaining.has(leaf)) redundant.push(leaf.path);
  for (const [key, value] of Object.entries(tweaks)) {
    const isKnown = componentOfKey(index, key) !== null;
    const isEmpty = isJsonObject(value) && Object.keys(value).length === 0;
    if (isKnown && isEmpty && !keepsStreams([key])) redundant.push([key]);
  }
  return redundant;
}
