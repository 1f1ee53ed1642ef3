/** A table: how many rows it has, and a dialog to edit them. */
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import type { FieldColumn } from '#flow/index/read-columns.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { IconTable } from '../../../shell/icons/icons.ts';
import { lazyOverlay } from '../../../shell/ui/feedback/lazy-overlay.tsx';
import type { ControlProps } from './control-props.ts';
import { rowsOf } from './table-cells.ts';

const TableDialog = lazyOverlay(async () => (await import('./table-dialog.tsx')).TableDialog);

export function TableControl(props: ControlProps & { columns: readonly FieldColumn[] }) {
  const { item, value, description } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const count = rowsOf(value).length;
  const label = count === 0 ? 'No rows' : formatCount(count, 'row');
  return (
    <>
      <Button
        size="sm"
        justify="flex-start"
        fullWidth
        leftSection={<IconTable size={16} stroke={1.6} aria-hidden="true" />}
        aria-label={item.field.name}
        aria-describedby={id}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <span className="tb-visually-hidden" id={id}>
        {label}. {description}
      </span>
      {isOpen && <TableDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
