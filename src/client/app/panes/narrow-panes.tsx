/** The panes under 820 px: one at a time behind tabs, and a bar at the bottom that keeps Run in reach. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useUiState } from '../../shell/state/ui-state.ts';
import { isFocusLost } from '../../shell/ui/focus/is-focus-lost.ts';
import { focusByKey } from '../../shell/ui/layout/list-keys.ts';
import classes from './narrow-panes.module.css';
import { useReveal } from './use-reveal.ts';

const TABS = ['Request', 'Tweaks', 'Results', 'History'] as const;
type Tab = (typeof TABS)[number];

export interface NarrowPanesProps {
  /** Shown after the name of the Request tab. */
  requestMark: ReactNode;
  /** Shown after the name of the Tweaks tab, for example the mark and number of problems. */
  tweaksMark: ReactNode;
  request: ReactNode;
  tweaks: ReactNode;
  results: ReactNode;
  history: ReactNode;
  /** The bar at the bottom. */
  footer: ReactNode;
  /** The run in progress, or the opened one. When it changes or is opened again, the tab Results is shown. */
  runId: string | null;
}

export function NarrowPanes(props: NarrowPanesProps) {
  const { requestMark, tweaksMark, request, tweaks, results, history, footer, runId } = props;
  const [tab, setTab] = useState<Tab>('Request');
  const runsShown = useUiState((state) => state.runsShown);
  const [followed, setFollowed] = useState({ runId, runsShown });
  if (runId !== followed.runId || runsShown !== followed.runsShown) {
    setFollowed({ runId, runsShown });
    if (runId !== null) setTab('Results');
  }

  const tabs = useRef<HTMLDivElement>(null);
  const lastTab = useRef(tab);
  useEffect(() => {
    if (lastTab.current === tab) return;
    lastTab.current = tab;
    // The page scrolls in a low window: show the tabs.
    tabs.current?.scrollIntoView?.();
    // Showing the results of a run hides the field that has the focus. When the page is first opened, nothing has it.
    if (isFocusLost() && navigator.userActivation?.hasBeenActive !== false)
      tabs.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [tab]);

  useReveal((pane) => {
    setTab(({ request: 'Request', tweaks: 'Tweaks', results: 'Results', history: 'History' } as const)[pane]);
  });

  const panels: Record<Tab, ReactNode> = { Request: request, Tweaks: tweaks, Results: results, History: history };
  return (
    <div className={`tb-fill tb-surface ${classes.panes}`}>
      <div
        ref={tabs}
        className={`tb-fixed tb-bg tb-hairline ${classes.tabs}`}
        role="tablist"
        aria-label="Panes"
        onKeyDown={moveBetweenTabs}
      >
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`pane-tab-${name}`}
            aria-selected={tab === name}
            aria-controls={`pane-${name}`}
            tabIndex={tab === name ? 0 : -1}
            className={`tb-quiet tb-inline ${classes.tab}`}
            onClick={() => setTab(name)}
          >
            {name}
            {name === 'Request' && requestMark}
            {name === 'Tweaks' && tweaksMark}
          </button>
        ))}
      </div>
      {TABS.map((name) => (
        <div
          key={name}
          role="tabpanel"
          id={`pane-${name}`}
          aria-labelledby={`pane-tab-${name}`}
          className={`tb-fill ${classes.panel}`}
          hidden={tab !== name}
        >
          {panels[name]}
        </div>
      ))}
      <div className={`tb-sm tb-row tb-fixed tb-between tb-bg tb-hairline-above tb-gap-md ${classes.footer}`}>
        {footer}
      </div>
    </div>
  );
}

/** Arrow keys move through the tabs and activate them. */
function moveBetweenTabs(event: KeyboardEvent<HTMLElement>) {
  focusByKey(event, '[role="tab"]', { axis: 'across', isRing: true })?.click();
}
