/** The header of a pane with views: its title, the tabs, and the pane's buttons. Use it inside Mantine's `Tabs`. */
import { Tabs } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { TitledPart } from '../../state/ui-state.ts';
import { keepFocus } from '../focus/keep-focus.ts';
import { PartTitle } from '../focus/part-title.tsx';
import classes from './pane-tabs.module.css';
import { scrollInBox } from './scroll-in-box.ts';
import { useCutEdge } from './use-cut-edge.ts';

export interface PaneTabsProps {
  /** Left out if something else names the pane. */
  title?: { id: string; text: string; of: TitledPart | null };
  /** Accessible name of the list of tabs. */
  label: string;
  views: readonly (readonly [value: string, name: string])[];
  /**
   * Class of the header, which has the parts `data-part="title"`, `"tabs"` and `"actions"`, for changes in a narrow
   * pane.
   */
  className?: string | undefined;
  /** The view that is shown: its tab is scrolled into sight. */
  view: string;
  /** The pane's buttons. */
  children: ReactNode;
}

export function PaneTabs({ title, label, views, className = '', view, children }: PaneTabsProps) {
  const tabs = useCutEdge<HTMLDivElement>('across');
  useEffect(() => {
    const list = tabs.current;
    if (!list) return;
    // Also when the pane becomes visible: hidden elements cannot scroll.
    const observer = new ResizeObserver(() => {
      scrollInBox(list, list.querySelector(`[role="tab"][id$="-${view}"]`));
    });
    observer.observe(list);
    return () => observer.disconnect();
  }, [tabs, view]);
  return (
    <header className={`tb-fixed ${classes.header} ${className}`} data-view={view}>
      {title && (
        <PartTitle of={title.of} className={`tb-strong ${classes.title}`} id={title.id} data-part="title">
          {title.text}
        </PartTitle>
      )}
      <Tabs.List ref={tabs} className={classes.list ?? ''} aria-label={label} data-part="tabs">
        {views.map(([value, name]) => (
          <Tabs.Tab key={value} value={value}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <div className="tb-row tb-end tb-fixed tb-gap-xs" data-part="actions" ref={keepFocus}>
        {children}
      </div>
    </header>
  );
}
