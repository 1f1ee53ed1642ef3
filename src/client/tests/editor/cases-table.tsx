/** The cases as rows. Arrow keys move, Enter edits, and rows can be picked for what is done to several. */
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import type { CaseRow } from '#tests/source/case-rows.ts';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import { useVirtualRows } from '../../shell/ui/layout/use-virtual-rows.ts';
import classes from './cases-table.module.css';

export interface CasesTableProps {
  rows: readonly CaseRow[];
  /** Index of the row that is shown beside the table. */
  current: number;
  picked: ReadonlySet<number>;
  onPick: (picked: ReadonlySet<number>, current: number) => void;
  onEdit: () => void;
  onDuplicate: () => void;
  onRemove: () => void;
}

const ROW = 28;
const HEAD = 28;
/** A longer text is never in view. */
const SHOWN = 200;

export function CasesTable(props: CasesTableProps) {
  const { rows, current, picked, onPick, onEdit, onDuplicate, onRemove } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows({ count: rows.length, rowHeight: ROW, scroller, headHeight: HEAD });
  const { reveal } = virtual;
  /** True after a key: the row it moved to takes the focus once it is drawn. */
  const follows = useRef(false);
  useEffect(() => {
    if (!follows.current) return;
    const row = scroller.current?.querySelector<HTMLElement>('[aria-current="true"]');
    if (!row) return;
    follows.current = false;
    row.focus({ preventScroll: true });
  });
  const move = (to: number, isRange: boolean) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    follows.current = true;
    reveal(next);
    onPick(isRange ? rangeOf(current, next, picked) : new Set(), next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLTableRowElement)) return;
    const isCommand = event.metaKey || event.ctrlKey;
    const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, PageUp: -12, PageDown: 12 };
    const step = steps[event.key];
    if (step !== undefined) move(current + step, event.shiftKey);
    else if (event.key === 'Home') move(0, event.shiftKey);
    else if (event.key === 'End') move(rows.length - 1, event.shiftKey);
    else if (event.key === 'Enter') onEdit();
    else if (event.key.toLowerCase() === 'd' && isCommand) onDuplicate();
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else if (event.key === ' ') onPick(toggled(picked, current), current);
    else if (event.key.toLowerCase() === 'a' && isCommand) onPick(new Set(rows.keys()), current);
    else return;
    event.preventDefault();
  };
  const onClick = (at: number, event: MouseEvent) => {
    if (event.shiftKey) onPick(rangeOf(current, at, picked), at);
    else if (event.metaKey || event.ctrlKey) onPick(toggled(picked, at), at);
    else onPick(new Set(), at);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the focused row
    <div className={`tb-scroll ${classes.rows}`} ref={scroller} onKeyDown={onKeyDown}>
      <DataTable
        className={`tb-wide tb-columns-fixed ${classes.cases}`}
        label="Cases"
        columns={['#', 'Input', 'Expected text', 'Checks', 'Tweaks']}
        rows={virtual}
      >
        {(at: number, rowIndex: number) => {
          const row = rows[at];
          if (!row) return null;
          return (
            <tr
              key={at}
              tabIndex={at === current ? 0 : -1}
              aria-rowindex={rowIndex}
              aria-current={at === current}
              data-picked={picked.has(at) || undefined}
              data-skipped={row.isSkipped || undefined}
              onClick={(event) => onClick(at, event)}
              onDoubleClick={onEdit}
            >
              <th scope="row" className="tb-mono">
                {at + 1}
                {picked.has(at) && <span className="tb-visually-hidden">, picked</span>}
              </th>
              <td className="tb-cut">
                {row.input === '' ? (
                  <span className="tb-faint">{row.name || 'The flow’s saved text'}</span>
                ) : (
                  row.input.slice(0, SHOWN)
                )}
                {row.moreInputs > 0 && <span className="tb-quiet"> +{row.moreInputs}</span>}
                {row.isSkipped && <span className="tb-faint"> (left out)</span>}
              </td>
              <td className="tb-cut tb-quiet">{row.expected === '' ? 'None' : row.expected.slice(0, SHOWN)}</td>
              <td className="tb-mono">{row.checks || '–'}</td>
              <td className="tb-mono">{row.tweaks || '–'}</td>
            </tr>
          );
        }}
      </DataTable>
    </div>
  );
}

function toggled(picked: ReadonlySet<number>, at: number): ReadonlySet<number> {
  const next = new Set(picked);
  if (!next.delete(at)) next.add(at);
  return next;
}

function rangeOf(from: number, to: number, picked: ReadonlySet<number>): ReadonlySet<number> {
  const [first, last] = from < to ? [from, to] : [to, from];
  return new Set([...picked, ...Array.from({ length: last - first + 1 }, (_, at) => first + at)]);
}
