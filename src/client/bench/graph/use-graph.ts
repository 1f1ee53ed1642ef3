/** Data of the graph: the model of its nodes, their positions, and the progress of the shown run. */

import { useCallback, useMemo, useState } from 'react';
import * as z from 'zod/mini';
import type { FlowComponent, FlowConnection, FlowIndex } from '#flow/index/flow-index.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import type { Run } from '#run/model/run.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';
import { useDraftPlan } from '../../draft/analysis/draft-analysis.ts';
import { useRunPart } from '../../runs/use-runs.ts';
import { useShownRunId } from '../../shell/navigation/use-url-key.ts';
import { preference } from '../../shell/state/preference.ts';
import type { ShownComparison } from '../blocks/versions/use-flow-comparison.ts';
import {
  type Box,
  type Direction,
  exportedPoints,
  hasPositions,
  type Point,
  spreadBoxes,
  stackRows,
} from './model/graph-layout.ts';
import { type GraphModel, graphModel } from './model/graph-model.ts';
import { type RunProgress, runProgress } from './model/node-progress.ts';
import { NODE_WIDTH, nodeHeight } from './model/node-size.ts';
import { useLayout } from './model/use-layout.ts';

export type ShownFields = 'changes' | 'all';

/** Stored in the browser. */
export const shownFields = preference<ShownFields>('tweakbench.graph-fields', z.enum(['changes', 'all']), 'changes');

/** Returns unchanged parts as the same objects, so that React Flow does not render them again. */
function createModelMemo(): (next: GraphModel) => GraphModel {
  let before: GraphModel | null = null;
  return (next) => {
    before = keepUnchanged(before, next);
    return before;
  };
}

/** `input` is the shown one, or null for all. */
export function useGraphModel(
  index: FlowIndex,
  report: TweakReport | null,
  input: number | null,
  fields: ShownFields,
  comparison: ShownComparison | null,
) {
  const plan = useDraftPlan();
  const [keep] = useState(createModelMemo);
  return useMemo(() => {
    const bindings = plan ? bindInputs(index, plan.sentInputs ?? undefined) : [];
    return keep(
      graphModel({
        index,
        rows: report?.rows ?? [],
        bindings: input === null ? bindings : bindings.filter((binding) => binding.input === input),
        outputs: plan?.outputs ?? [],
        showAllFields: fields === 'all',
        comparison,
      }),
    );
  }, [index, report, plan, input, fields, comparison, keep]);
}

const TWEAK = { kind: 'applied', label: '', before: null, after: '' } as const;
/** Height of a node with two tweaks, which the layout assumes before the tweaks are known. */
const USUAL_HEIGHT = nodeHeight({ lines: [TWEAK, TWEAK], more: 0, notReached: null });

const NO_POINTS: ReadonlyMap<string, Point> = new Map();

/**
 * Null before the direction is known and while a worker computes the layout. The exported positions are used only from left to
 * right, because they do not suit a flow from top to bottom.
 */
export function useBoxes(
  index: FlowIndex,
  { nodes }: GraphModel,
  direction: Direction | null,
): ReadonlyMap<string, Box> | null {
  const hasOwn = direction === 'right' && hasPositions(index);
  const request = useMemo(() => {
    if (hasOwn || direction === null) return null;
    return {
      direction,
      nodes: index.components.map(({ id }) => ({ id, width: NODE_WIDTH, height: USUAL_HEIGHT })),
      edges: index.connections.map(({ source, target }) => ({ source, target })),
      gap: { node: 30, rank: 44 },
    };
  }, [index, hasOwn, direction]);
  const { data, isError } = useLayout(request);
  // Positions that are nearly the same can still be used, because nodes are moved apart.
  const points = hasOwn ? 'own' : isError ? NO_POINTS : (data ?? null);
  return useMemo(() => {
    if (points === null) return null;
    if (points === 'own') return spreadBoxes(exportedPoints(index), nodes);
    // Without any position there are no rows.
    return direction === 'down' && points.size > 0 ? stackRows(points, nodes) : spreadBoxes(points, nodes);
  }, [points, index, nodes, direction]);
}

export interface ShownRun extends Pick<Run, 'number' | 'draft'> {
  isRunning: boolean;
  inputs: readonly number[];
  progress: RunProgress;
}

/** The shown run, if it is a run of this flow; renders when a component starts or ends. */
export function useShownRun(flowId: string, index: FlowIndex, input: number | null): ShownRun | null {
  const shownRunId = useShownRunId();
  const [keep] = useState(createRunMemo);
  const select = useCallback(
    (run: Run) => (run.flow.id === flowId ? keep(run, runProgress(run, input, index)) : null),
    [flowId, input, index, keep],
  );
  return useRunPart(shownRunId, select).part;
}

/** Returns the same object while it is equal, so that streamed text does not render the graph. */
function createRunMemo(): (run: Run, progress: RunProgress) => ShownRun {
  let last: { key: string; shown: ShownRun } | null = null;
  return (run, progress) => {
    const inputs = run.inputs.map(({ index }) => index);
    const key = JSON.stringify([run.id, run.status, inputs, [...progress]]);
    if (last?.key !== key) {
      const { number, draft } = run;
      last = { key, shown: { number, draft, isRunning: run.status === 'running', inputs, progress } };
    }
    return last.shown;
  };
}

interface AbsentParts {
  absent: readonly FlowComponent[];
  absentConnections: readonly FlowConnection[];
}

/** The flow with the components of the shown difference that it does not have now, for what draws and lists it. */
export function withAbsent(index: FlowIndex, parts: AbsentParts | null): FlowIndex {
  if (parts === null || parts.absent.length === 0) return index;
  const absent = parts.absent.map((component, position) => ({
    ...component,
    index: index.components.length + position,
  }));
  return {
    ...index,
    components: [...index.components, ...absent],
    byId: new Map([...index.byId, ...absent.map((component) => [component.id, component] as const)]),
    connections: [...index.connections, ...parts.absentConnections],
  };
}

function isSameSet(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size === right.size && [...left].every((item) => right.has(item));
}

/** `next`, with equal parts taken from `before`, so that they do not render after each change of the request. */
export function keepUnchanged(before: GraphModel | null, next: GraphModel): GraphModel {
  if (!before) return next;
  const known = new Map(before.nodes.map((node) => [node.id, node]));
  const nodes = next.nodes.map((node) => {
    const old = known.get(node.id);
    return old && JSON.stringify(old) === JSON.stringify(node) ? old : node;
  });
  const areSame =
    nodes.length === before.nodes.length && nodes.every((node, position) => node === before.nodes[position]);
  return {
    nodes: areSame ? before.nodes : nodes,
    unreached: isSameSet(before.unreached, next.unreached) ? before.unreached : next.unreached,
    unmatched: next.unmatched,
  };
}
