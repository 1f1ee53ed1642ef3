/** Other differences of the requests: flow, server, outputs, options. */
import { useMemo } from 'react';
import { compareRequests } from '#run/compare/request-difference.ts';
import type { Run } from '#run/model/run.ts';
import classes from './compare-facts.module.css';

export function RequestsThatDiffer({ runs, letters }: { runs: readonly Run[]; letters: readonly string[] }) {
  const rows = useMemo(() => compareRequests(runs), [runs]);
  if (rows.length === 0) return null;
  return (
    <section className={classes.part} aria-labelledby="compare-requests">
      <h3 className={classes.partTitle} id="compare-requests">
        Requests that differ <span className={classes.count}>{rows.length}</span>
      </h3>
      <table className={`tb-table ${classes.table}`} aria-label="Requests that differ">
        <thead>
          <tr>
            <th scope="col">Part</th>
            {letters.map((letter) => (
              <th key={letter} scope="col">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, place) => (
                <td key={letters[place]} data-last={place > 0 || undefined}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
