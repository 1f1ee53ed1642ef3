/** The rows of a table field, cell by cell. Each change is written at once. */
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import { ActionIcon, Button, Modal, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { FieldColumn } from '#flow/read-columns.ts';
import type { ControlProps } from './control-props.ts';
import { cellText, columnsOf, emptyRow, isBooleanColumn, readCell, rowsOf } from './table-cells.ts';
import classes from './table-dialog.module.css';

export interface TableDialogProps extends ControlProps {
  columns: readonly FieldColumn[];
  onClose: () => void;
}

export function TableDialog({ item, value, columns, onChange, onClose }: TableDialogProps) {
  const rows = rowsOf(value);
  const all = columnsOf(columns, rows);
  const setCell = (place: number, name: string, cell: JsonValue) => {
    onChange(rows.map((row, index): JsonObject => (index === place ? { ...row, [name]: cell } : row)));
  };
  const title = `${item.field.name} of ${item.component.displayName}`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="auto"
      centered
      attributes={{ content: { 'aria-label': title } }}
    >
      <div className={classes.scroller}>
        {rows.length === 0 ? (
          <p className={classes.empty}>No rows yet.</p>
        ) : (
          <table className={classes.table} aria-label={title}>
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
              {rows.map((row, place) => (
                // Rows have no identity but their place.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <tr key={place}>
                  {all.map((column) => {
                    const label = `Row ${place + 1}, ${column.displayName}`;
                    return (
                      <td key={column.name}>
                        {isBooleanColumn(column, rows) ? (
                          <Switch
                            aria-label={label}
                            checked={row[column.name] === true}
                            onChange={({ currentTarget }) => setCell(place, column.name, currentTarget.checked)}
                          />
                        ) : (
                          <TextInput
                            size="xs"
                            aria-label={label}
                            value={cellText(row[column.name])}
                            onChange={({ currentTarget }) =>
                              setCell(place, column.name, readCell(currentTarget.value, column, row[column.name]))
                            }
                          />
                        )}
                      </td>
                    );
                  })}
                  <td>
                    <ActionIcon
                      aria-label={`Remove row ${place + 1}`}
                      onClick={() => onChange(rows.filter((_, index) => index !== place))}
                    >
                      <IconTrash size={16} stroke={1.6} aria-hidden="true" />
                    </ActionIcon>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} stroke={1.6} aria-hidden="true" />}
        onClick={() => onChange([...rows, emptyRow(all)])}
      >
        Add row
      </Button>
    </Modal>
  );
}
