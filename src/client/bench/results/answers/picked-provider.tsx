/** Holds the picked value for the views of one run; reset for another run. */
import { type ReactNode, useState } from 'react';
import { createPickedStore, PickedValue } from '../shared/picked-value.ts';

export function PickedProvider({ runId, children }: { runId: string; children: ReactNode }) {
  const [held, setHeld] = useState(() => ({ runId, store: createPickedStore() }));
  const current = held.runId === runId ? held : { runId, store: createPickedStore() };
  if (current !== held) setHeld(current);
  return <PickedValue value={current.store}>{children}</PickedValue>;
}
