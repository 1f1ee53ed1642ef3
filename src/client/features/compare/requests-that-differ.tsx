/** Other differences of the requests: flow, server, outputs, options. */
import { useMemo } from 'react';
import { compareRequests } from '#run/compare/request-difference.ts';
import type { Run } from '#run/model/run.ts';
import classes from './compare-facts.module.css';
import { DifferingTable } from './differing-table.tsx';

export function RequestsThatDiffer({ runs, letters }: { runs: readonly Run[]; letters: readonly string[] }) {
  const rows = useMemo(() => compareRequests(runs), [runs]);
  if (rows.length === 0) return null;
  return (
    <section className="tb-hairline" aria-labelledby="compare-requests">
      <h3
        className={`tb-row tb-sm-tall tb-sunken tb-hairline tb-inset-xs tb-strong ${classes.partTitle}`}
        id="compare-requests"
      >
        Requests that differ <span className={`tb-quiet ${classes.count}`}>{rows.length}</span>
      </h3>
      <DifferingTable
        label="Requests that differ"
        part="Part"
        letters={letters}
        rows={rows.map((row) => ({ ...row, key: row.name }))}
      />
    </section>
  );
}
