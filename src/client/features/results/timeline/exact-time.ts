/** To a tenth of a millisecond, with fixed digits so that a column aligns: `12.0 ms`, `1.2034 s`. */
export function exactTime(ms: number): string {
  return ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(4)} s`;
}

/** For a sentence: `12 ms`. */
export function exactTimeInWords(ms: number): string {
  // pattern-bounded: a number as toFixed writes it
  return exactTime(ms).replace(/\.?0+ /, ' ');
}
