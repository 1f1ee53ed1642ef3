/** A note of the flow's author. */
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { hasEndlessWord } from '../../../blocks/answer/has-endless-word.ts';
import classes from './note-node.module.css';

export type NoteNodeData = { text: string };
export type NoteFlowNode = Node<NoteNodeData, 'note'>;

export const NoteNode = memo(function NoteNode({ data: { text } }: NodeProps<NoteFlowNode>) {
  return (
    <div
      className={`tb-sm tb-quiet tb-sunken tb-wide tb-high nowheel ${classes.note}`}
      role="note"
      aria-label="Note in the flow"
    >
      <div className={`tb-pre tb-high ${classes.text} ${hasEndlessWord(text) ? 'tb-endless' : ''}`}>{text}</div>
    </div>
  );
});
