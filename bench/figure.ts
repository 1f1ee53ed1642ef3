/** One row of the table that `npm run bench` prints. */
export interface Figure {
  what: string;
  /** The result as text, with its figures. */
  measured: string;
  target: string;
  /** Null when the target cannot be judged here; `measured` gives the reason. */
  isMet: boolean | null;
}

/** The median; the lower one of two middle values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** A Markdown table, so that it can be quoted. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, measured, target, isMet }) => {
    const verdict = isMet === null ? 'not judged' : isMet ? 'met' : 'MISSED';
    return `| ${what} | ${measured} | ${target} | ${verdict} |`;
  });
  return ['| what | figure | target | verdict |', '|---|---|---|---|', ...rows].join('\n');
}
