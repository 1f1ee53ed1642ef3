/** A tooltip that is loaded and mounted on the first hover. */
import { lazy, type PointerEvent, Suspense, useRef, useState } from 'react';
import type { HintTooltipProps } from '../late/hint-tooltip.tsx';

// A button works without its tooltip if the server is gone.
const Nothing = (_: HintTooltipProps) => null;
const HintTooltip = lazy(async () => ({
  default: (await import('../late/hint-tooltip.tsx').catch(() => null))?.HintTooltip ?? Nothing,
}));

/** Mounts on the first hover: tooltips for all buttons would take longer to render than the rest of an answer. Null for none. */
export function useHint(label: string | null) {
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
    shown: isNear && label !== null && (
      <Suspense>
        <HintTooltip target={ref} label={label} />
      </Suspense>
    ),
  };
}
