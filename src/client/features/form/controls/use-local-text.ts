/** Text that is being typed and says nothing yet, such as half a number: kept as typed until it does, or until it is left. */
import { type FocusEvent, useState } from 'react';
import type { TypedText } from '../../../state/ui-state.ts';

/** Keeps what was typed while its field is out of the document. */
export interface TypedStore {
  read: () => TypedText | null;
  write: (typed: TypedText | null) => void;
}

export interface LocalText {
  text: string;
  /** True while what is typed is not what would be sent. */
  isPending: boolean;
  change: (text: string) => void;
  /** Gives up what cannot be sent. */
  leave: (event: FocusEvent) => void;
}

export interface LocalTextOptions {
  /** The value in use, as text. */
  value: string;
  /** True when the typed text means the value in use. */
  isSame: (text: string) => boolean;
  /** Sends what was typed, if it can be; false when it cannot. */
  send: (text: string) => boolean;
  /** False: what cannot be sent stays for later. */
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
  // A change from elsewhere, such as an undo, puts an end to what was being typed.
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
