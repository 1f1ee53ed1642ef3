/** What changed in the form since a run was started with it. */
import { useDeferredValue, useMemo } from 'react';
import type { Run } from '#run/model/run.ts';
import { useDraftText } from '../../draft/use-draft.ts';
import { compareDraft, type DraftChanges } from './compare-draft.ts';

export interface ChangedSince extends DraftChanges {
  /** `Changed since run #1: Input 1, tone.`; empty if nothing changed. */
  sentence: string;
}

/** How many names fit on a line. */
const NAMED = 4;

/** The caller renders on every key press in the form, so call it in small components only. */
export function useChangedSince({ draft, number }: Pick<Run, 'draft' | 'number'>): ChangedSince {
  const later = useDeferredValue(useDraftText(JSON.stringify));
  return useMemo(() => {
    const changed = compareDraft(draft, JSON.parse(later));
    return { ...changed, sentence: sentenceOf(number, changed.names) };
  }, [draft, number, later]);
}

function sentenceOf(run: number, names: readonly string[]): string {
  if (names.length === 0) return '';
  const rest = names.length - NAMED;
  return `Changed since run #${run}: ${names.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
