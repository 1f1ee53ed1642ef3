/** Says where answers are shown, so that what lies beside them knows where they begin. */
import { type RefObject, useEffect } from 'react';
import { useUiState } from '../../state/ui-state.ts';

export function useAnswerPart(part: RefObject<Element | null>): void {
  useEffect(() => {
    const element = part.current;
    if (element === null) return;
    useUiState.setState(({ answerParts }) => ({ answerParts: [...answerParts, element] }));
    return () =>
      useUiState.setState(({ answerParts }) => ({ answerParts: answerParts.filter((other) => other !== element) }));
  }, [part]);
}
