/** The marks of the states as images for the editor, whose lines are not React's; drawn from the same shapes. */
import { useLayoutEffect, useRef } from 'react';
import { SHOWN_STATES, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { StateMark } from '../../../ui/feedback/state-mark.tsx';

/** Sets `--tb-mark-STATE` on the document: an image to be used as a mask. */
export function MarkImages() {
  const holder = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const serializer = new XMLSerializer();
    for (const [place, svg] of [...(holder.current?.children ?? [])].entries()) {
      const state = SHOWN_STATES[place];
      if (!state) continue;
      // A serializer adds the namespace that an image of its own needs.
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
