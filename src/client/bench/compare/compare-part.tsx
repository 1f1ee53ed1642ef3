/** A part of the facts of a comparison, with its title. */
import type { ReactNode } from 'react';
import type { Pair } from '#run/compare/run-pair.ts';
import type { Run } from '#run/model/run.ts';

/** What each part of a comparison is given. */
export interface ComparisonProps {
  runs: Pair<Run>;
}

export interface ComparePartProps {
  /** Unique on the page. */
  id: string;
  title: string;
  /** How many there are. */
  count?: number;
  /** Shown at the end of the line of the title. */
  legend?: ReactNode;
  children: ReactNode;
}

export function ComparePart({ id, title, count, legend, children }: ComparePartProps) {
  return (
    <section className="tb-hairline" aria-labelledby={id}>
      <h3 className="tb-row tb-sm-tall tb-sunken tb-hairline tb-inset-xs tb-strong tb-min-36" id={id}>
        {title} {count !== undefined && <span className="tb-quiet tb-regular">{count}</span>}
        {legend}
      </h3>
      {children}
    </section>
  );
}
