/** Holds the picked value for the views of one run, and the language of its accessor; another run starts with none picked. */
import { type ReactNode, useState } from 'react';
import { AccessorLanguageChoice, useKeptAccessorLanguage } from '../accessor/use-accessor-language.ts';
import { createPickedStore, PickedValue } from '../shared/picked-value.ts';

export function PickedProvider({ runId, children }: { runId: string; children: ReactNode }) {
  const [kept, setKept] = useState(() => ({ runId, store: createPickedStore() }));
  const current = kept.runId === runId ? kept : { runId, store: createPickedStore() };
  if (current !== kept) setKept(current);
  return (
    <AccessorLanguageChoice value={useKeptAccessorLanguage()}>
      <PickedValue value={current.store}>{children}</PickedValue>
    </AccessorLanguageChoice>
  );
}
