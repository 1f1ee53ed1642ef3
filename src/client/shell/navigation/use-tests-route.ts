/** What is open in Tests. To change it: `openTests` of `useNavigate`. */
import { useContext, useMemo } from 'react';
import type { TestsRoute } from './navigation-state.ts';
import { urlContexts } from './use-url-key.ts';

/** The same object until it changes. */
export function useTestsRoute(): TestsRoute {
  const suite = useContext(urlContexts.suite);
  const result = useContext(urlContexts.result);
  const cell = useContext(urlContexts.cell);
  const isEditing = useContext(urlContexts.edit) !== '';
  return useMemo(() => {
    const [, at, variant] = /^(\d{1,7})\.(\d{1,3})$/.exec(cell) ?? [];
    const shown = at === undefined ? null : { case: Number(at), variant: Number(variant) };
    return { suite, result, cell: shown, isEditing };
  }, [suite, result, cell, isEditing]);
}

/** A permanent address, which the server redirects to the page. */
export function testsLink({ suite, result, cell, isEditing }: TestsRoute): string {
  const parts = [suite, isEditing ? 'edit' : result, ...(isEditing || !cell ? [] : [cell.case, cell.variant])];
  const path = parts.slice(0, suite === null ? 0 : isEditing || result !== null ? parts.length : 1);
  return [`${location.origin}/tests`, ...path.map((part) => encodeURIComponent(String(part)))].join('/');
}
