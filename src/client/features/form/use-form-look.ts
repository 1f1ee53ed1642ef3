/** View settings of the form. Stored for each flow, because the form unmounts when another view is shown. */
import { useCallback } from 'react';
import { useFlowKey } from '../../draft/storage/use-flow-key.ts';
import { type FormLook, useUiState } from '../../state/ui-state.ts';

const EVERYTHING: FormLook = { search: '', onlyTweaked: false, closed: new Set(), opened: new Set() };

export function useFormLook(): [FormLook, (change: Partial<FormLook>) => void] {
  const key = useFlowKey();
  const look = useUiState(({ formLooks }) => formLooks.get(key) ?? EVERYTHING);
  const change = useCallback(
    (next: Partial<FormLook>) =>
      useUiState.setState(({ formLooks }) => ({
        formLooks: new Map(formLooks).set(key, { ...(formLooks.get(key) ?? EVERYTHING), ...next }),
      })),
    [key],
  );
  return [look, change];
}
