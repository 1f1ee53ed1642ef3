/** Writes texts from outside into the editor, each as one step of its undo history. */
import type { editor } from 'monaco-editor/editor';
import { monaco } from '../../../monaco/monaco.ts';
import { textEditBetween } from './text-edit.ts';

/** Edits of one group that follow each other within this time are one step. */
const PAUSE_MS = 1000;

export function textWriter(instance: editor.IStandaloneCodeEditor): (text: string, group: string | null) => void {
  let last: { group: string | null; at: number } = { group: null, at: 0 };
  return (text, group) => {
    const model = instance.getModel();
    const edit = model && textEditBetween(model.getValue(), text);
    if (!model || !edit) return;
    const now = performance.now();
    const goesOn = group !== null && group === last.group && now - last.at < PAUSE_MS;
    last = { group, at: now };
    const range = monaco.Range.fromPositions(model.getPositionAt(edit.start), model.getPositionAt(edit.end));
    if (!goesOn) instance.pushUndoStop();
    instance.executeEdits('tweakbench', [{ range, text: edit.text, forceMoveMarkers: true }]);
    if (group === null) instance.pushUndoStop();
  };
}
