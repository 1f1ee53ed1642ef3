/** A note of the flow, as its author left it beside the components. */
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import classes from './note-node.module.css';

export type NoteNodeData = { text: string };
export type NoteFlowNode = Node<NoteNodeData, 'note'>;

/** Marks of Markdown that would only stand in the way of reading. */
const MARKS = /^#{1,6}\s+|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/gm;

export const NoteNode = memo(function NoteNode({ data: { text } }: NodeProps<NoteFlowNode>) {
  return (
    <div className={`${classes.note} nowheel`} role="note" aria-label="Note in the flow">
      {text.replace(MARKS, '').trim()}
    </div>
  );
});
