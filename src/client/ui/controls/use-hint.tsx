/** What a button says while the pointer rests on it, for buttons of which a list has many. */
import { Tooltip } from '@mantine/core';
import { type PointerEvent, type ReactNode, type RefObject, useRef, useState } from 'react';

export interface Hint {
  /** For the button itself. */
  target: {
    ref: RefObject<HTMLButtonElement | null>;
    onPointerEnter: (event: PointerEvent) => void;
  };
  /** Stands beside the button. */
  shown: ReactNode;
}

/** Made when the pointer comes near: a tooltip for every button takes longer to make than all else of an answer. */
export function useHint(label: string): Hint {
  const ref = useRef<HTMLButtonElement>(null);
  const [isNear, setNear] = useState(false);
  return {
    target: {
      ref,
      // A finger rests on nothing.
      onPointerEnter: ({ pointerType }) => setNear((before) => before || pointerType !== 'touch'),
    },
    shown: isNear && <Tooltip target={ref} label={label} />,
  };
}
