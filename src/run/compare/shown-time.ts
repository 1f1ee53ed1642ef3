/** A time in ms, rounded as `formatDuration` shows it, so that the difference of two times fits the figures beside it. */
export function shownTime(ms: number): number {
  const whole = Math.round(ms);
  if (whole < 1000) return whole;
  return Number((ms / 1000).toFixed(2)) < 60 ? Math.round(ms / 10) * 10 : Math.round(ms / 1000) * 1000;
}
