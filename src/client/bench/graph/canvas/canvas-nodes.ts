/** Turns models and positions into nodes of React Flow. Unchanged nodes keep their identity. */
import { type NodeHandle, Position } from '@xyflow/react';
import type { FlowNote } from '#flow/index/flow-index.ts';
import type { Box, Direction } from '../model/graph-layout.ts';
import type { GraphNodeModel } from '../model/graph-node-model.ts';
import type { NodeProgress, RunProgress } from '../model/node-progress.ts';
import { noteBoxes, noteText } from '../model/note-boxes.ts';
import type { ComponentFlowNode } from './component-node.tsx';
import type { NoteFlowNode } from './note-node.tsx';

export type CanvasNode = ComponentFlowNode | NoteFlowNode;

const HANDLE = 7;
const SIDES = {
  right: { targetPosition: Position.Left, sourcePosition: Position.Right },
  down: { targetPosition: Position.Top, sourcePosition: Position.Bottom },
};
/** Removes React Flow's role description: screen readers use the list of components and the buttons of the nodes. */
const SILENT = { 'aria-roledescription': undefined };
const STYLE = { pointerEvents: 'all' } as const;

/** Positions of the ends of edges, so that edges render before the nodes are measured. */
function handlesOf({ width, height }: Box, direction: Direction): NodeHandle[] {
  const { targetPosition, sourcePosition } = SIDES[direction];
  const size = { width: HANDLE, height: HANDLE };
  const [x, y] = [width / 2 - HANDLE / 2, height / 2 - HANDLE / 2];
  return direction === 'right'
    ? [
        { type: 'target', position: targetPosition, x: -HANDLE / 2, y, ...size },
        { type: 'source', position: sourcePosition, x: width - HANDLE / 2, y, ...size },
      ]
    : [
        { type: 'target', position: targetPosition, x, y: -HANDLE / 2, ...size },
        { type: 'source', position: sourcePosition, x, y: height - HANDLE / 2, ...size },
      ];
}

interface Made {
  model: GraphNodeModel;
  box: Box;
  progress: NodeProgress | null;
  isSelected: boolean;
  isTabStop: boolean;
  node: ComponentFlowNode;
}

export interface NodesSubject {
  models: readonly GraphNodeModel[];
  boxes: ReadonlyMap<string, Box>;
  progress: RunProgress;
  selected: string | null;
  tabStop: string | null;
}

function isSameBox(left: Box, right: Box): boolean {
  return left.x === right.x && left.y === right.y && left.height === right.height;
}

function isSameProgress(left: NodeProgress | null, right: NodeProgress | null): boolean {
  return left?.text === right?.text && left?.since === right?.since;
}

export function createNodeMaker(direction: Direction): (subject: NodesSubject) => ComponentFlowNode[] {
  let before = new Map<string, Made>();
  return ({ models, boxes, progress, selected, tabStop }) => {
    const now = new Map<string, Made>();
    for (const model of models) {
      const { id } = model;
      const box = boxes.get(id);
      if (!box) continue;
      const next = {
        model,
        box,
        progress: progress.get(id) ?? null,
        isSelected: id === selected,
        isTabStop: id === tabStop,
      };
      const old = before.get(id);
      const isSame =
        old?.model === model &&
        isSameBox(old.box, box) &&
        isSameProgress(old.progress, next.progress) &&
        old.isSelected === next.isSelected &&
        old.isTabStop === next.isTabStop;
      now.set(id, isSame ? old : { ...next, node: makeNode(next, direction) });
    }
    before = now;
    return [...now.values()].map(({ node }) => node);
  };
}

function makeNode(
  { model, box, progress, isSelected, isTabStop }: Omit<Made, 'node'>,
  direction: Direction,
): ComponentFlowNode {
  const { x, y, width, height } = box;
  return {
    id: model.id,
    type: 'component',
    position: { x, y },
    data: { model, progress, isTabStop },
    selected: isSelected,
    width,
    height,
    measured: { width, height },
    handles: handlesOf(box, direction),
    ...SIDES[direction],
    style: STYLE,
    domAttributes: SILENT,
  };
}

/** Notes are rendered behind the components. */
export function noteNodes(
  notes: readonly FlowNote[],
  boxes: ReadonlyMap<string, Box>,
  direction: Direction,
): NoteFlowNode[] {
  const positions = noteBoxes(notes, boxes, direction);
  return notes.flatMap((note, at): NoteFlowNode[] => {
    const box = positions[at];
    if (!box) return [];
    const { x, y, width, height } = box;
    return [
      {
        id: note.id,
        type: 'note',
        position: { x, y },
        data: { text: noteText(note) },
        width,
        height,
        measured: { width, height },
        zIndex: -1,
        style: STYLE,
        domAttributes: SILENT,
      },
    ];
  });
}
