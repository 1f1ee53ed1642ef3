/** Brings the difference of the open cell into view when it is to be accepted. */
import { type RefObject, useEffect } from 'react';
import { announce } from '../../../ui/feedback/announce.ts';
import { focusText } from '../../../ui/focus/focus-into.ts';
import { useTestsModel } from '../model/use-tests-model.ts';

export function useShowDifference(section: RefObject<HTMLElement | null>): void {
  const { accepting, setAccepting } = useTestsModel();
  useEffect(() => {
    if (!accepting) return;
    // jsdom cannot scroll.
    section.current?.scrollIntoView?.({ block: 'nearest' });
    focusText(section.current);
    announce('Read the difference, then accept');
    setAccepting(false);
  }, [accepting, setAccepting, section]);
}
