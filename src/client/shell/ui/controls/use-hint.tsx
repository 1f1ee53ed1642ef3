/** A tooltip for buttons of which a list has many. */
import { Tooltip } from '@mantine/core';
import { type PointerEvent, useRef, useState } from 'react';

/** Mounts on the first hover: tooltips for all buttons would take longer to render than the rest of an answer. */
export function useHint(label: string) {
  const ref = useRef<HTMLButtonElement>(null);
  const [isNear, setNear] = useState(false);
  return {
    /** For the button itself. */
    target: {
      ref,
      // Touch does not hover.
      onPointerEnter: ({ pointerType }: PointerEvent) => setNear((before) => before || pointerType !== 'touch'),
    },
    /** Render it next to the button. */
    shown: isNear && <Tooltip target={ref} label={label} />,
  };
}
