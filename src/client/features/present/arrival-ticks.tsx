/** How the text of an answer arrived: one tick for each piece, as far as they fit. */
import type { TextArrival } from '#run/model/run.ts';
import classes from './present-answer.module.css';

const WIDTH = 228;
const PITCH = 4;

export function ArrivalTicks({ arrival, isOpen }: { arrival: TextArrival; isOpen: boolean }) {
  const most = Math.floor(WIDTH / PITCH);
  const strokes = isOpen ? Math.min(most - 12, arrival.chunks) : Math.min(most, arrival.chunks);
  const path = Array.from({ length: strokes }, (_, place) => `M${place * PITCH + 1} 0V10`).join('');
  return (
    <svg className={classes.ticks} width={WIDTH} height={10} viewBox={`0 0 ${WIDTH} 10`} aria-hidden="true">
      <path className={classes.line} d={`M0 5H${WIDTH}`} />
      <path className={classes.tick} d={path} />
    </svg>
  );
}
