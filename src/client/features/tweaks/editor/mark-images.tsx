/** The state marks as CSS images for the editor, which does not render React components. */
import { useLayoutEffect, useRef } from 'react';
import { SHOWN_STATES, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { StateMark } from '../../../ui/feedback/state-mark.tsx';

/** Sets `--tb-mark-STATE` on the document, for use as a CSS mask. */
export function MarkImages() {
  const holder = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const serializer = new XMLSerializer();
    for (const [place, svg] of [...(holder.current?.children ?? [])].entries()) {
      const state = SHOWN_STATES[place];
      if (!state) continue;
      // The serializer adds the namespace that a standalone SVG needs.
      const image = `url("data:image/svg+xml,${encodeURIComponent(serializer.serializeToString(svg))}")`;
      document.documentElement.style.setProperty(`--tb-mark-${state}`, image);
    }
  }, []);
  return (
    <div ref={holder} hidden>
      {SHOWN_STATES.map((state) => (
        <StateMark key={STATE_LABELS[state]} state={state} isColored={false} />
      ))}
    </div>
  );
}
