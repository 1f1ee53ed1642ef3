/** How many cells of a result passed, as text. */

interface Tally {
  all: number;
  passed: number;
  answered: number;
  /** Cells that have not run, or not yet. */
  open: number;
}

/**
 * `39 of 48`: of the cells that checks looked at, with a word behind it if one is given; then how many did not run. `no checks`
 * if there are only others.
 */
export function passedText({ all, passed, answered, open }: Tally, word = ''): string {
  const count = (cells: number) => cells.toLocaleString('en');
  const checked = all - answered - open;
  if (open === 0 && all > 0 && checked === 0) return 'no checks';
  const parts = [
    ...(checked > 0 || open === 0 ? [`${count(passed)} of ${count(checked)}${word}`] : []),
    ...(checked === 0 && answered > 0 ? [`${count(answered)} answered`] : []),
    ...(open > 0 ? [`${count(open)} not run`] : []),
  ];
  return parts.join(', ');
}
