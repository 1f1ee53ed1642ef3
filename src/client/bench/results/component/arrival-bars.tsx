/** How much text arrived over time, as bars from the first piece to the last. */
import { useId } from 'react';
import type { TextPiece } from '#run/stream/text-pieces.ts';
import classes from './component.module.css';

const SLOTS = 96;
const WIDTH = SLOTS * 6;
const HEIGHT = 26;

export interface ArrivalBarsProps {
  pieces: readonly TextPiece[];
  /** Accessible name. */
  name: string;
  /** The same in a sentence. */
  about: string;
}

export function ArrivalBars({ pieces, name, about }: ArrivalBarsProps) {
  const aboutId = useId();
  const first = pieces.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const last = pieces.reduce((most, { at }) => Math.max(most, at), 0);
  const sizes = new Array<number>(SLOTS).fill(0);
  for (const { at, size } of pieces) {
    const slot = Math.min(SLOTS - 1, Math.floor(((at - first) / Math.max(1, last - first)) * SLOTS));
    sizes[slot] = (sizes[slot] ?? 0) + size;
  }
  const largest = Math.max(...sizes);
  const path = sizes
    .map((size, slot) => {
      const height = size === 0 ? 0 : Math.max(2, (size / largest) * HEIGHT);
      return height === 0 ? '' : `M${slot * 6 + 2} ${HEIGHT}v${-height}`;
    })
    .join('');
  return (
    <>
      <svg
        className={classes.bars}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={name}
        aria-describedby={aboutId}
      >
        <path className={classes.base} d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
        <path className={classes.bar} d={path} />
      </svg>
      <span className="tb-visually-hidden" id={aboutId}>
        {about}
      </span>
    </>
  );
}
