/** Actions on the list of inputs. */
import { useState } from 'react';
import { useFieldArray } from 'react-hook-form';
import { cutLine } from '#contract/text/cut-text.ts';
import type { DraftInput, RequestDraft } from '#run/model/request-draft.ts';
import { useDraftContext } from '../../draft/draft-context.ts';
import type { DraftAmendment } from '../../draft/storage/amend-draft.ts';
import { createDraftInput } from '../../draft/storage/create-draft-input.ts';
import { offerUndo } from '../../draft/use-offer-undo.ts';
import type { MenuAction } from '../../shell/ui/controls/action-menu-list.tsx';

export interface InputActions {
  /** React key of each input, in order. */
  ids: readonly string[];
  /** The input to focus, if any. */
  focusId: string | null;
  setFocusId: (id: string | null) => void;
  add: () => void;
  addAll: (inputs: DraftInput[]) => void;
  move: (from: number, to: number) => void;
  menuOf: (index: number) => MenuAction[];
}

export function useInputActions(): InputActions {
  const { form, flowName, amendLater } = useDraftContext();
  const { control, getValues } = form;
  const { fields, append, insert, move, remove, update } = useFieldArray<RequestDraft, 'inputs', 'key'>({
    control,
    name: 'inputs',
    keyName: 'key',
  });
  const [focusId, setFocusId] = useState<string | null>(null);
  const unfocused = { shouldFocus: false };

  function add() {
    const input = createDraftInput();
    append(input, unfocused);
    setFocusId(input.id);
  }

  function duplicate(index: number) {
    const source = getValues(`inputs.${index}`);
    const copy = createDraftInput({ value: source.value, components: [...source.components], type: source.type });
    insert(index + 1, copy, unfocused);
    setFocusId(copy.id);
  }

  function removeWithUndo(index: number) {
    const removed = getValues(`inputs.${index}`);
    const text = cutLine(removed.value, 40);
    const message = text === '' ? `Input ${index + 1} removed` : `Input ${index + 1} removed: ${text}`;
    const next = fields[index + 1]?.id;
    // The list is never empty: sending no inputs is a separate mode.
    const isOnly = fields.length === 1;
    const blank = createDraftInput();
    if (isOnly) update(0, blank);
    else remove(index);
    // The focus was in the menu of the removed input.
    setFocusId(isOnly ? blank.id : ((fields[index + 1] ?? fields[index - 1])?.id ?? null));
    // Keep what was typed since.
    const back: DraftAmendment = ({ inputs }) => {
      const others = isOnly && inputs.length === 1 && inputs.every(isBlank) ? [] : inputs;
      // Put it back before the input that followed it, wherever that is now.
      const position = others.findIndex(({ id }) => id === next);
      return { inputs: others.toSpliced(position < 0 ? index : position, 0, removed) };
    };
    offerUndo(message, amendLater(), back, flowName);
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

function isBlank({ value, components, type }: DraftInput): boolean {
  return value === '' && components.length === 0 && type === 'any';
}
