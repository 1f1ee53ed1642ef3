/** The pane layout. Each tab has its own; a new tab starts with the layout that was used last. */
import { useCallback, useState } from 'react';
import { preference } from '../../state/preference.ts';
import { DEFAULT_LAYOUT, type PaneLayout, parseLayout } from './pane-layout.ts';

const kept = preference('tweakbench.panes.1', { parse: parseLayout }, DEFAULT_LAYOUT);

export function usePaneLayout(): [PaneLayout, (change: (layout: PaneLayout) => PaneLayout) => void] {
  const [layout, setLayout] = useState(kept.read);
  const change = useCallback((next: (layout: PaneLayout) => PaneLayout) => {
    setLayout((before) => {
      const after = next(before);
      kept.write(after);
      return after;
    });
  }, []);
  return [layout, change];
}
