/** The pane layout as state, kept per browser. */
import { useCallback, useState } from 'react';
import { type PaneLayout, parseLayout } from './pane-layout.ts';

const KEY = 'tweakbench.panes.1';

export function usePaneLayout(): [PaneLayout, (change: (layout: PaneLayout) => PaneLayout) => void] {
  const [layout, setLayout] = useState(readLayout);
  const change = useCallback((next: (layout: PaneLayout) => PaneLayout) => {
    setLayout((before) => {
      const after = next(before);
      writeLayout(after);
      return after;
    });
  }, []);
  return [layout, change];
}

function readLayout(): PaneLayout {
  try {
    return parseLayout(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
  } catch {
    return parseLayout(null);
  }
}

function writeLayout(layout: PaneLayout): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(layout));
  } catch {
    // The sizes then last as long as the page.
  }
}
