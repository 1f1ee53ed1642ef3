/** Round times for the axis of the timeline. */

/** Steps that fit on a narrow chart. */
const MAX_STEPS = 6;

/** Multiples of 1, 2 or 5 times a power of ten, from 0 up to the end; at most `steps` after 0. */
export function axisMarks(endMs: number, steps = MAX_STEPS): number[] {
  if (!(endMs > 0)) return [0];
  const power = 10 ** Math.floor(Math.log10(endMs / steps));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => endMs / size <= steps) ?? power * 10;
  return Array.from({ length: Math.floor(endMs / step + 1e-9) + 1 }, (_, index) =>
    Number((index * step).toPrecision(12)),
  );
}

/** `0`, `20 ms`, `0.2 s`, `12 s`; all marks of one axis in the unit of the last. */
export function formatMark(ms: number, endMs: number): string {
  if (ms === 0) return '0';
  if (endMs < 1000) return `${Number(ms.toFixed(2))} ms`;
  return `${Number((ms / 1000).toFixed(3))} s`;
}
