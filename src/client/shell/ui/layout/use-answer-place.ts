/** Says where answers are shown, so that what lies beside them knows where they begin. */
import { type RefObject, useEffect } from 'react';
import { useUiState } from '../../state/ui-state.ts';

export function useAnswerPlace(part: RefObject<Element | null>): void {
  useEffect(() => {
    const place = part.current;
    if (place === null) return;
    useUiState.setState(({ answerPlaces }) => ({ answerPlaces: [...answerPlaces, place] }));
    return () =>
      useUiState.setState(({ answerPlaces }) => ({ answerPlaces: answerPlaces.filter((other) => other !== place) }));
  }, [part]);
}
