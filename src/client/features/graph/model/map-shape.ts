/** Paths of the small map's connections. */
import type { Box } from './graph-layout.ts';

/** From the lower edge of one box to the upper edge of another: straight down where it can, else in a soft bend. */
export function mapPath(from: Box, to: Box): string {
  const [x1, y1] = [from.x + from.width / 2, from.y + from.height];
  const [x2, y2] = [to.x + to.width / 2, to.y];
  if (Math.abs(x1 - x2) < 1) return `M${x1} ${y1}V${y2}`;
  const bend = Math.max(10, (y2 - y1) / 2);
  return `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
}
