/** What differs between the runs: a row for each part, and a column for each run. */

import { type ReactNode, useMemo } from 'react';
import { type ComparedTweak, compareTweaks, restOfTweaks } from '#run/compare/request-difference.ts';
import { ofBoth, type Pair, RUN_LETTERS } from '#run/compare/run-pair.ts';
import { HIDDEN_VALUE, showValue } from '#run/report/show-value.ts';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import classes from './compare-facts.module.css';
import { ComparePart, type ComparisonProps } from './compare-part.tsx';

export interface DifferingTableProps {
  /** Accessible name. */
  label: string;
  /** Title of the first column. */
  part: string;
  rows: readonly { key: string; name: ReactNode; values: Pair<ReactNode> }[];
}

export function DifferingTable({ label, part, rows }: DifferingTableProps) {
  return (
    <DataTable
      className={`tb-table tb-break tb-columns-fixed ${classes.table} ${classes.differing}`}
      label={label}
      columns={[part, ...RUN_LETTERS]}
    >
      {rows.map(({ key, name, values }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          {values.map((value, side) => (
            <td key={RUN_LETTERS[side]} data-last={side > 0 || undefined}>
              {value}
            </td>
          ))}
        </tr>
      ))}
    </DataTable>
  );
}

export function TweaksThatDiffer({ runs }: ComparisonProps) {
  const compared = useMemo(() => compareTweaks(runs), [runs]);
  const { differing } = compared;
  const rest = restOfTweaks(compared);
  return (
    <ComparePart id="compare-tweaks" title="Tweaks that differ" count={differing.length}>
      {differing.length > 0 && (
        <DifferingTable
          label="Tweaks that differ"
          part="Component · field"
          rows={differing.map(({ key, component, field, values }) => ({
            key,
            name: (
              <>
                {component !== null && `${component} `}
                <code>{field}</code>
                {component === null && ', every component'}
              </>
            ),
            values: ofBoth(values, (value, at) => <TweakValue key={RUN_LETTERS[at]} value={value} />),
          }))}
        />
      )}
      {rest !== '' && <p className="tb-sm-tall tb-quiet tb-inset-sm">{rest}</p>}
    </ComparePart>
  );
}

function TweakValue({ value }: { value: ComparedTweak }) {
  if (value.kind === 'secret') return <span title="A secret, which is not saved">{HIDDEN_VALUE}</span>;
  if (value.kind === 'tweak') {
    const code = <code title={showValue(value.value)}>{showValue(value.value)}</code>;
    if (value.lost === null) return code;
    return (
      <>
        {code} <span className="tb-quiet">{value.lost}</span>
      </>
    );
  }
  if (value.value === undefined) return <span className="tb-quiet">the flow's</span>;
  return (
    <code className={`tb-quiet ${classes.own}`} title="The flow's own value: not tweaked">
      {showValue(value.value)}
    </code>
  );
}
