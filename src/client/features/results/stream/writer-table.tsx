/** The components that wrote text, each with its figures. */
import { formatDuration } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { RECEIVED, type StreamReport } from '#run/stream/stream-report.ts';
import { DataTable } from '../../../ui/layout/data-table.tsx';
import { ScrollBox } from '../../../ui/layout/scroll-box.tsx';
import classes from './received-meter.module.css';

export function WriterTable({ run, report }: { run: Run; report: StreamReport }) {
  const names = new Map((run.components ?? []).map(({ id, displayName }) => [id, displayName]));
  return (
    <ScrollBox label="Components that wrote" className={classes.writers}>
      <DataTable
        label="Text per component"
        columns={['Component', 'Received', 'First token', 'A second', 'Longest gap']}
      >
        {report.writers.map(({ component, received, firstTokenMs, longestGapMs, ...rates }) => (
          <tr key={component}>
            <th scope="row">
              {component === '' ? 'Unnamed' : (names.get(component) ?? component)} <small>{component}</small>
            </th>
            <td>{received === 'single' ? 'At once' : RECEIVED[received]}</td>
            <td>{firstTokenMs === null ? '–' : formatDuration(firstTokenMs)}</td>
            <td>{rateOf(rates)}</td>
            <td>{longestGapMs === null ? '–' : formatDuration(longestGapMs)}</td>
          </tr>
        ))}
      </DataTable>
    </ScrollBox>
  );
}

function rateOf(rates: { tokensPerSecond: number | null; charactersPerSecond: number | null }): string {
  if (rates.tokensPerSecond !== null) return `${Math.round(rates.tokensPerSecond)} tokens`;
  return rates.charactersPerSecond === null ? '–' : `${Math.round(rates.charactersPerSecond)} characters`;
}
