/** The field for a note on two answers, as attributes: the page and the page of a demo have a control of their own. */
import type { ChangeEvent, KeyboardEvent } from 'react';
import { MAX_VOTE_NOTE } from '#contract/workspace/max-vote-note.ts';
import { hasMod } from '../../shell/ui/browser/platform-keys.ts';

export interface NoteField {
  note: string;
  onNote: (note: string) => void;
  /** Called on Escape and on Ctrl+Enter, which in this field only end the note: they neither leave the vote nor ask. */
  onEnd: (field: HTMLInputElement) => void;
}

export function noteField({ note, onNote, onEnd }: NoteField) {
  return {
    'aria-label': 'Note',
    placeholder: 'A note on these two answers, if you like',
    maxLength: MAX_VOTE_NOTE,
    value: note,
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) => onNote(currentTarget.value),
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key !== 'Escape' && !(event.key === 'Enter' && hasMod(event))) return;
      event.preventDefault();
      event.stopPropagation();
      onEnd(event.currentTarget);
    },
  };
}
