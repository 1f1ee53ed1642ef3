/** Keeps the identity of unchanged parts of the model, so that they do not render after each change of the request. */
import type { GraphModel } from './graph-model.ts';

function isSameSet(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size === right.size && [...left].every((item) => right.has(item));
}

/** `next`, with equal parts taken from `before`. */
export function keepUnchanged(before: GraphModel | null, next: GraphModel): GraphModel {
  if (!before) return next;
  const known = new Map(before.nodes.map((node) => [node.id, node]));
  const nodes = next.nodes.map((node) => {
    const old = known.get(node.id);
    return old && JSON.stringify(old) === JSON.stringify(node) ? old : node;
  });
  const areSame = nodes.length === before.nodes.length && nodes.every((node, place) => node === before.nodes[place]);
  return {
    nodes: areSame ? before.nodes : nodes,
    unreached: isSameSet(before.unreached, next.unreached) ? before.unreached : next.unreached,
    unplaced: next.unplaced,
  };
}
