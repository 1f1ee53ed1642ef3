/** Scrolls the chosen tab into sight: on a narrow screen not all of them fit. */
import { useEffect } from 'react';

export function useTabInSight(view: string): void {
  useEffect(() => {
    const tabs = document.querySelector('[role="tablist"][aria-label="Result views"]');
    tabs?.querySelector(`[role="tab"][id$="-${view}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [view]);
}
