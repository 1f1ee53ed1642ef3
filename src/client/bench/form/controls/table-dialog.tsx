/** The rows of a table field, cell by cell. Each change is written at once. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { isJsonEqual, type JsonObject, type JsonValue } from '#contract/json.ts';
import type { FieldColumn } from '#flow/index/read-columns.ts';
import { IconPlus, IconTrash } from '../../../shell/icons/icons.ts';
import { Dialog } from '../../../shell/ui/controls/dialog.tsx';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import { keepFocus } from '../../../shell/ui/focus/keep-focus.ts';
import type { ControlProps } from './control-props.ts';
import { TableCell } from './table-cell.tsx';
import { columnsOf, emptyRow, newRowKinds, type RowKinds, rowKinds, rowsOf } from './table-cells.ts';
import classes from './table-dialog.module.css';

export interface TableDialogProps extends ControlProps {
  columns: readonly FieldColumn[];
  onClose: () => void;
}

export function TableDialog({ item, value, columns, onChange, onClose }: TableDialogProps) {
  const rows = rowsOf(value);
  const all = columnsOf(columns, rows);
  const [known, setKnown] = useState(() => ({ value, kinds: rowKinds(rows, all) }));
  // Cells keep the kinds that they had before they were edited, until the rows are changed elsewhere.
  const kinds = isJsonEqual(known.value, value) ? known.kinds : rowKinds(rows, all);
  const change = (next: JsonObject[], nextKinds: readonly RowKinds[]) => {
    setKnown({ value: next, kinds: [...nextKinds] });
    onChange(next);
  };
  const setCell = (position: number, name: string, cell: JsonValue) =>
    change(
      rows.map((row, index) => (index === position ? { ...row, [name]: cell } : row)),
      kinds,
    );
  const remove = (position: number) =>
    change(
      rows.filter((_, index) => index !== position),
      kinds.filter((_, index) => index !== position),
    );
  const add = () => {
    const added = newRowKinds(kinds, all);
    change([...rows, emptyRow(added)], [...kinds, added]);
  };
  const title = `${item.field.name} of ${item.component.displayName}`;
  return (
    <Dialog
      onClose={onClose}
      title={title}
      size="auto"
      centered
      attributes={{ content: { 'aria-label': title }, header: { role: 'none' } }}
    >
      <div className={classes.scroller} ref={keepFocus}>
        {rows.length === 0 ? (
          <p className={`tb-quiet ${classes.empty}`}>No rows yet.</p>
        ) : (
          <table className={`tb-wide ${classes.table}`} aria-label={title}>
            <thead>
              <tr>
                {all.map(({ name, displayName }) => (
                  <th key={name} scope="col">
                    {displayName}
                  </th>
                ))}
                <th>
                  <span className="tb-visually-hidden">Remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, position) => (
                // Rows have no other key.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <tr key={position}>
                  {all.map((column) => {
                    const label = `Row ${position + 1}, ${column.displayName}`;
                    return (
                      <td key={column.name}>
                        <TableCell
                          label={label}
                          kind={kinds[position]?.get(column.name) ?? 'text'}
                          value={row[column.name]}
                          onChange={(cell) => setCell(position, column.name, cell)}
                        />
                      </td>
                    );
                  })}
                  <td>
                    <IconButton
                      icon={IconTrash}
                      label={`Remove row ${position + 1}`}
                      onClick={() => remove(position)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <Button size="xs" leftSection={<IconPlus size={14} stroke={1.6} aria-hidden="true" />} onClick={add}>
        Add row
      </Button>
    </Dialog>
  );
}
