/** Which tweaks a request can do without: the smallest tweaks with the same effect are those that are left. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonEqual, isJsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowField, FlowIndex } from '../index/flow-index.ts';
import { componentOfKey } from './aimed-component.ts';
import { collectWrites, type TweakWrite, writesByField } from './collect-writes.ts';
import { namesVariable, stateOf, writeTweak } from './field-state.ts';
import type { MatchContext } from './match-tweaks.ts';
import { receivedValue } from './received-value.ts';
import { redirectsProxy } from './validate-writes.ts';

/** One leaf with everything that it writes: a bare key writes to every component that has the field. */
interface Leaf {
  path: readonly string[];
  writes: TweakWrite[];
}

/** Equal where the component receives the same. `writes` are in the order in which Langflow applies them. */
function effectOf(field: FlowField, writes: readonly TweakWrite[], context: MatchContext): JsonValue {
  let state = stateOf(field);
  for (const { value } of writes) state = writeTweak(state, value, context.rules);
  if (field.name === 'stream') state = writeTweak(state, context.stream, context.rules);
  const received = receivedValue(state);
  // Why it is passed over, and in which words the component fails on it, is not an effect of its own.
  if (received.kind === 'skipped') return 'default';
  return [received.value, received.failure !== null, namesVariable(state)];
}

/** True where a connection, every input or the server's own rule decides, whatever the tweaks say. */
function isFixed({ field, component }: TweakWrite, context: MatchContext): boolean {
  if (field.connection || (field.isProtected && context.rules.protectedFields === 'drop')) return true;
  return field.name === 'input_value' && context.bindings.every(({ reached }) => reached.includes(component.id));
}

/** The server refuses the request for it, which it would not do without it. */
function isRefused(write: TweakWrite, { rules }: MatchContext): boolean {
  return rules.protectedFields === 'refuse' && (write.field.isProtected || redirectsProxy(write));
}

/** Takes leaves in, those that count first, until every field receives what it does from all of them. */
function keepWhatCounts(leaves: readonly Leaf[], context: MatchContext): ReadonlySet<Leaf> {
  const leafOf = new Map(leaves.flatMap((leaf) => leaf.writes.map((write) => [write, leaf])));
  const byField = writesByField([...leafOf.keys()].filter((write) => !isFixed(write, context)));
  const refused = new Set(leaves.filter(({ writes }) => writes.some((write) => isRefused(write, context))));
  const kept = new Set(refused);
  const effect = (field: FlowField, isIn: (leaf: Leaf) => boolean): JsonValue => {
    const writes = (byField.get(field) ?? []).filter((write) => {
      const leaf = leafOf.get(write);
      return leaf !== undefined && isIn(leaf);
    });
    return effectOf(field, writes, context);
  };
  const wanted = new Map([...byField.keys()].map((field) => [field, effect(field, () => true)]));
  const isRight = (field: FlowField, isIn: (leaf: Leaf) => boolean) =>
    isJsonEqual(effect(field, isIn), wanted.get(field) ?? effect(field, isIn));
  const open = [...byField.keys()];
  for (let field = open.pop(); field; field = open.pop()) {
    for (const write of (byField.get(field) ?? []).toReversed()) {
      if (isRight(field, (other) => kept.has(other))) break;
      const leaf = leafOf.get(write);
      if (!leaf || kept.has(leaf)) continue;
      kept.add(leaf);
      // A bare key is heard elsewhere, too.
      for (const { field: other } of leaf.writes) if (other !== field) open.push(other);
    }
  }
  // One that was taken in early may be needless beside those that came later.
  for (const leaf of [...kept]) {
    const isIn = (other: Leaf) => other !== leaf && kept.has(other);
    if (!refused.has(leaf) && leaf.writes.every(({ field }) => isRight(field, isIn))) kept.delete(leaf);
  }
  return kept;
}

/**
 * Paths of the leaves that can go together without any component receiving something else, and of objects that say
 * nothing: what is ignored, what equals the flow, what is overridden. Leaves for which the request is refused stay. Of what
 * is left nothing more can go. Linear in the leaves and the components that they reach.
 */
export function needlessTweaks(index: FlowIndex, tweaks: Tweaks, context: MatchContext): (readonly string[])[] {
  if (!isJsonObject(tweaks)) return [];
  const leaves = new Map<string, Leaf>();
  const needless: (readonly string[])[] = [];
  for (const found of collectWrites(index, tweaks, context.rules)) {
    if ('miss' in found) {
      if (found.miss.state !== 'refused') needless.push(found.miss.path);
      continue;
    }
    const { path } = found.write;
    const key = JSON.stringify(path);
    const leaf = leaves.get(key) ?? { path, writes: [] };
    leaf.writes.push(found.write);
    leaves.set(key, leaf);
  }
  const all = [...leaves.values()];
  const kept = keepWhatCounts(all, context);
  for (const leaf of all) if (!kept.has(leaf)) needless.push(leaf.path);
  for (const [key, value] of Object.entries(tweaks)) {
    const isKnown = componentOfKey(index, key) !== null;
    if (isKnown && isJsonObject(value) && Object.keys(value).length === 0) needless.push([key]);
  }
  return needless;
}
