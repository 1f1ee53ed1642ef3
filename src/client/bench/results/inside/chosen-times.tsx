/** The chosen component: its exact times, and how the text of its input arrived. */
import { useId } from 'react';
import { formatCost } from '#run/figures/result-format.ts';
import type { InsideComponent } from '#run/inside/inside-input.ts';
import type { Run } from '#run/model/run.ts';
import { ReceivedMeter } from './received-meter.tsx';
import { timesOf } from './times-of.ts';

export interface ComponentTimesProps {
  run: Run;
  /** Index of the input. */
  input: number;
  component: InsideComponent;
}

export function ChosenTimes({ run, input, component }: ComponentTimesProps) {
  const titleId = useId();
  const { name, id, row, absent } = component;
  return (
    <section className="tb-fill tb-scroll-y" aria-label={`${name}, inside`}>
      <header className="tb-bar tb-row tb-min-40 tb-inset-x">
        <h3 className="tb-md tb-strong" id={titleId}>
          {name}
        </h3>
        {id !== null && <small className="tb-mono tb-size-xs tb-faint">{id}</small>}
      </header>
      <p className="tb-xs tb-mono tb-break tb-quiet tb-hairline tb-inset-sm">
        {row === null ? (absent ?? 'not reported') : factsOf(row).join(' · ')}
      </p>
      <ReceivedMeter run={run} input={input} />
    </section>
  );
}

function factsOf(row: NonNullable<InsideComponent['row']>): string[] {
  return [
    ...timesOf(row),
    row.tokens === null ? 'tokens not reported' : `${row.tokens.toLocaleString('en')} tokens`,
    row.cost === null ? 'cost not reported' : `cost ${formatCost(row.cost)}`,
  ];
}
