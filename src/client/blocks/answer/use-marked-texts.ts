/** Marks what a test that is being saved looks for, while it is chosen. */
import { type RefObject, useEffect } from 'react';
import { useUiState } from '../../shell/state/ui-state.ts';
import { markTexts } from '../../shell/ui/browser/mark-texts.ts';

/** `part` is the article of an answer, or has some. `output` is the name of the one that gave them; null if that does not matter. */
export function useMarkedTexts(part: RefObject<Element | null>, output: string | null): void {
  const marked = useUiState(({ markedTexts }) =>
    markedTexts !== null && (output === null || output.startsWith(markedTexts.output)) ? markedTexts.texts : null,
  );
  useEffect(() => {
    if (marked === null) return;
    return markTexts('saved-test', articlesOf(part), marked);
  }, [part, marked]);
}

/** The answers in a part of the page, or the part itself if it is one. */
export function articlesOf({ current: part }: RefObject<Element | null>): readonly Element[] {
  if (part === null) return [];
  return part.matches('article') ? [part] : [...part.querySelectorAll('article')];
}
