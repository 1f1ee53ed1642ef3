/** Holds the picked value for the views of one run, and the language of its accessor; another run starts with none picked. */
import { type ReactNode, useState } from 'react';
import { createPickedStore, PickedValue } from './picked-value.ts';
import { AccessorLanguageChoice, useKeptAccessorLanguage } from './use-accessor-language.ts';

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
