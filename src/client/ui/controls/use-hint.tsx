/** A tooltip for buttons of which a list has many. */
import { Tooltip } from '@mantine/core';
import { type PointerEvent, type ReactNode, type RefObject, useRef, useState } from 'react';

export interface Hint {
  /** For the button itself. */
  target: {
    ref: RefObject<HTMLButtonElement | null>;
    onPointerEnter: (event: PointerEvent) => void;
  };
  /** Render it next to the button. */
  shown: ReactNode;
}

/** Mounts on the first hover: tooltips for all buttons would take longer to render than the rest of an answer. */
export function useHint(label: string): Hint {
  const ref = useRef<HTMLButtonElement>(null);
  const [isNear, setNear] = useState(false);
  return {
    target: {
      ref,
      // Touch does not hover.
      onPointerEnter: ({ pointerType }) => setNear((before) => before || pointerType !== 'touch'),
    },
    shown: isNear && <Tooltip target={ref} label={label} />,
  };
}
