/** Keeps the chosen tab in sight: on a narrow screen not all of them fit. */
import { useEffect } from 'react';

export function useTabInSight(view: string): void {
  useEffect(() => {
    const tabs = document.querySelector('[role="tablist"][aria-label="Result views"]');
    if (!tabs) return;
    // Also when the pane itself comes into sight: nothing scrolls inside of what is hidden.
    const observer = new ResizeObserver(() => {
      tabs.querySelector(`[role="tab"][id$="-${view}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    observer.observe(tabs);
    return () => observer.disconnect();
  }, [view]);
}
