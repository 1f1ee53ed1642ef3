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

/** True if the list of votes is chosen; it is shown while no suite is open. To choose it: `openVotes` of `useNavigate`. */
export function useAreVotesChosen(): boolean {
  return useContext(urlContexts.list) === 'votes';
}

/** The address of the list of votes. */
export function votesLink(): string {
  return `${location.origin}/?${new URLSearchParams({ mode: 'tests', list: 'votes' })}`;
}

/** A permanent address, which the server redirects to the page. */
export function testsLink({ suite, result, cell, isEditing }: TestsRoute): string {
  const parts = [suite, isEditing ? 'edit' : result, ...(isEditing || !cell ? [] : [cell.case, cell.variant])];
  const path = parts.slice(0, suite === null ? 0 : isEditing || result !== null ? parts.length : 1);
  return [`${location.origin}/tests`, ...path.map((part) => encodeURIComponent(String(part)))].join('/');
}
