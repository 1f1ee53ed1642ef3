/** What the form is made to show: kept for as long as its flow is open, because another view puts the form away. */
import { useCallback, useEffect, useState } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';

export interface FormLook {
  search: string;
  onlyTweaked: boolean;
  /** Ids of the components that are folded. */
  closed: ReadonlySet<string>;
  /** Ids of the components whose advanced fields are shown. */
  opened: ReadonlySet<string>;
}

const EVERYTHING: FormLook = { search: '', onlyTweaked: false, closed: new Set(), opened: new Set() };

const kept = new WeakMap<FlowIndex, FormLook>();

export function useFormLook(index: FlowIndex): [FormLook, (change: Partial<FormLook>) => void] {
  const [look, setLook] = useState(() => kept.get(index) ?? EVERYTHING);
  useEffect(() => {
    kept.set(index, look);
  }, [index, look]);
  const change = useCallback((next: Partial<FormLook>) => setLook((before) => ({ ...before, ...next })), []);
  return [look, change];
}
