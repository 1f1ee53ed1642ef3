/** Height of the report: as high as its rows, up to half the pane, unless the user has resized it. */
import { useState } from 'react';
import * as z from 'zod/mini';
import { preference } from '../../state/preference.ts';

const kept = preference('tweakbench.report-height.1', z.nullable(z.number().check(z.positive())), null);

export interface DockSize {
  size: number;
  defaultSize: number;
  resize: (size: number) => void;
}

/** `needed`: height that shows every row; `available`: height of editor and report together, 0 until it is measured. */
export function useDockSize(needed: number, available: number, min: number): DockSize {
  const [chosen, setChosen] = useState(kept.read);
  const defaultSize = available === 0 ? min : Math.max(min, Math.min(needed, Math.floor(available / 2)));
  return {
    defaultSize,
    size: Math.max(min, chosen ?? defaultSize),
    resize(size) {
      // After a reset to the default height, it is as high as its rows again.
      const next = size === defaultSize ? null : size;
      setChosen(next);
      kept.write(next);
    },
  };
}
