/** Scrolls the selected tab into view: on a narrow screen not all tabs fit. */
import { useEffect } from 'react';

export function useTabInSight(view: string): void {
  useEffect(() => {
    const tabs = document.querySelector('[role="tablist"][aria-label="Result views"]');
    if (!tabs) return;
    // Also when the pane becomes visible: hidden elements cannot scroll.
    const observer = new ResizeObserver(() => {
      tabs.querySelector(`[role="tab"][id$="-${view}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    observer.observe(tabs);
    return () => observer.disconnect();
  }, [view]);
}
