/** Keeps text that is being typed and is not valid yet, such as half a number, until it is valid or the field is left. */
import { type FocusEvent, useState } from 'react';
import type { TypedText } from '../../../shell/state/ui-state.ts';

/** Keeps the typed text while its field is not mounted. */
export interface TypedStore {
  read: () => TypedText | null;
  write: (typed: TypedText | null) => void;
}

export interface LocalText {
  text: string;
  /** True while the typed text is not what would be sent. */
  isPending: boolean;
  change: (text: string) => void;
  /** Discards an invalid text. */
  leave: (event: FocusEvent) => void;
}

export interface LocalTextOptions {
  /** The value in use, as text. */
  value: string;
  /** True if the typed text means the value in use. */
  isSame: (text: string) => boolean;
  /** Writes the typed text; false if it is not valid. */
  send: (text: string) => boolean;
  /** False keeps an invalid text when the field is left. */
  dropsOnLeave?: boolean;
  store?: TypedStore;
}

export function useLocalText(options: LocalTextOptions): LocalText {
  const { value, isSame, send, dropsOnLeave = true, store } = options;
  const [typed, setLocal] = useState<TypedText | null>(() => store?.read() ?? null);
  const setTyped = (next: TypedText | null) => {
    setLocal(next);
    store?.write(next);
  };
  // An external change, such as an undo, discards what was being typed.
  const isCurrent = typed !== null && (typed.isSent ? isSame(typed.text) : typed.over === value);
  const text = isCurrent ? typed.text : value;
  return {
    text,
    isPending: isCurrent && !typed.isSent,
    change: (next) => setTyped({ text: next, over: value, isSent: send(next) }),
    leave: () => {
      if (dropsOnLeave || typed?.isSent === true) setTyped(null);
    },
  };
}
