/** What can be done to the list of inputs. */
import { useState } from 'react';
import { useFieldArray } from 'react-hook-form';
import type { DraftInput, RequestDraft } from '#run/request-draft.ts';
import { createInput } from '../../draft/input-card.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import type { MenuAction } from '../../ui/action-menu.tsx';
import { notify } from '../../ui/notify.ts';

export interface InputActions {
  /** Key of each input, in order. */
  ids: readonly string[];
  /** The input that is to take the focus, if any. */
  focusId: string | null;
  setFocusId: (id: string | null) => void;
  add: () => void;
  addAll: (inputs: DraftInput[]) => void;
  move: (from: number, to: number) => void;
  menuOf: (index: number) => MenuAction[];
}

export function useInputActions(): InputActions {
  const { control, getValues } = useDraftForm();
  const { fields, append, insert, move, remove, update } = useFieldArray<RequestDraft, 'inputs', 'key'>({
    control,
    name: 'inputs',
    keyName: 'key',
  });
  const [focusId, setFocusId] = useState<string | null>(null);
  const unfocused = { shouldFocus: false };

  function add() {
    const input = createInput();
    append(input, unfocused);
    setFocusId(input.id);
  }

  function duplicate(index: number) {
    const source = getValues(`inputs.${index}`);
    const copy = createInput({ value: source.value, components: [...source.components], type: source.type });
    insert(index + 1, copy, unfocused);
    setFocusId(copy.id);
  }

  function removeWithUndo(index: number) {
    const removed = getValues(`inputs.${index}`);
    const message = `Input ${index + 1} removed`;
    // The list is never empty: sending no inputs is a choice of its own, above it.
    if (fields.length === 1) {
      update(0, createInput());
      notify({ message, undo: () => update(0, removed) });
      return;
    }
    remove(index);
    notify({ message, undo: () => insert(index, removed, unfocused) });
  }

  return {
    ids: fields.map(({ id }) => id),
    focusId,
    setFocusId,
    add,
    addAll: (inputs) => append(inputs, unfocused),
    move,
    menuOf: (index) => [
      { label: 'Duplicate', onSelect: () => duplicate(index) },
      { label: 'Move up', onSelect: () => move(index, index - 1), isBlocked: index === 0 },
      { label: 'Move down', onSelect: () => move(index, index + 1), isBlocked: index === fields.length - 1 },
      { label: 'Remove', onSelect: () => removeWithUndo(index) },
    ],
  };
}
