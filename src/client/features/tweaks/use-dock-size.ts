/** How high the report is: as high as its rows need, up to half the pane, unless someone has chosen a height. */
import { useState } from 'react';

const KEY = 'tweakbench.report-height.1';

function readKept(): number | null {
  try {
    const kept = Number(localStorage.getItem(KEY) ?? 'none');
    return Number.isFinite(kept) && kept > 0 ? kept : null;
  } catch {
    return null;
  }
}

function keep(height: number | null): void {
  try {
    if (height === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, String(height));
  } catch {
    // Storage is off: the height lasts as long as the page.
  }
}

export interface DockSize {
  size: number;
  defaultSize: number;
  resize: (size: number) => void;
}

/** `needed`: height that shows every row; `available`: height of editor and report together, 0 until it is known. */
export function useDockSize(needed: number, available: number, min: number): DockSize {
  const [chosen, setChosen] = useState<number | null>(readKept);
  const defaultSize = available === 0 ? min : Math.max(min, Math.min(needed, Math.floor(available / 2)));
  return {
    defaultSize,
    size: Math.max(min, chosen ?? defaultSize),
    resize(size) {
      // Back at the default height, the report follows its rows again.
      const next = size === defaultSize ? null : size;
      setChosen(next);
      keep(next);
    },
  };
}
