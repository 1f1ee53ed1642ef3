/** Finds what prevents a flow from running, before anything runs, named by component. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { PlanNode } from './plan-node.ts';

export interface PlanProblem {
  readonly message: string;
  readonly component: string | null;
}

export function planProblems(index: FlowIndex, nodes: readonly PlanNode[]): PlanProblem[] {
  return [...danglingEdges(index), ...unknownTypes(nodes), ...cycles(nodes)];
}

/** The index drops connections with a missing end and lists them as problems. */
function danglingEdges(index: FlowIndex): PlanProblem[] {
  const messages = index.problems.filter((problem) => problem.startsWith('The edge from '));
  return messages.map((message) => ({ message: `${message}.`, component: null }));
}

/** One problem for all of them, so that nobody finds them one by one. The page recognises it by its first sentence. */
function unknownTypes(nodes: readonly PlanNode[]): PlanProblem[] {
  const unknown = nodes.filter(({ unsupported }) => unsupported !== null);
  const [first] = unknown;
  if (!first) return [];
  const names = [...new Set(unknown.map(({ unsupported }) => unsupported))];
  const what = `${names.length === 1 ? 'this component' : 'these components'}: ${names.join(', ')}`;
  return [
    {
      message: `This flow needs a Langflow. The embedded engine does not support ${what}.`,
      component: first.component.id,
    },
  ];
}

/** Removes components whose predecessors are all removed, until only cycles and what follows them are left. */
function cycles(nodes: readonly PlanNode[]): PlanProblem[] {
  const open = nodes.map((node) => node.predecessors.length);
  const ready = nodes.flatMap((node, index) => (node.predecessors.length === 0 ? [index] : []));
  let taken = 0;
  for (let position = ready.pop(); position !== undefined; position = ready.pop()) {
    taken += 1;
    for (const next of nodes[position]?.successors ?? []) {
      const left = (open[next] ?? 0) - 1;
      open[next] = left;
      if (left === 0) ready.push(next);
    }
  }
  if (taken === nodes.length) return [];
  const left = new Set(nodes.flatMap((_, index) => ((open[index] ?? 0) > 0 ? [index] : [])));
  const loop = findLoop(nodes, left);
  const names = loop.map((index) => nodes[index]?.component.displayName ?? '');
  return [
    {
      message: `The connections form a cycle without a Loop component: ${[...names, names[0]].join(' → ')}.`,
      component: nodes[loop[0] ?? 0]?.component.id ?? null,
    },
  ];
}

/** Walks backwards from any remaining component: each has a remaining predecessor, so the walk must close. */
function findLoop(nodes: readonly PlanNode[], left: ReadonlySet<number>): number[] {
  const seen = new Map<number, number>();
  const path: number[] = [];
  let position = left.values().next().value;
  while (position !== undefined && !seen.has(position)) {
    seen.set(position, path.length);
    path.push(position);
    position = nodes[position]?.predecessors.find((candidate) => left.has(candidate));
  }
  const start = position === undefined ? 0 : (seen.get(position) ?? 0);
  return path.slice(start).reverse();
}
