/** Asks what an evidence file is to have. */
import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { formatSize } from '#run/figures/result-format.ts';
import { Dialog } from '../../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../../shell/ui/controls/dialog-foot.tsx';

export interface EvidenceDialogProps {
  /** Bytes of what components received and gave. */
  bytes: number;
  onSave: (hasValues: boolean) => void;
  onClose: () => void;
}

export function EvidenceDialog({ bytes, onSave, onClose }: EvidenceDialogProps) {
  const [hasValues, setHasValues] = useState(false);
  return (
    <Dialog title="Save evidence file" lead="One page that anyone can read. Secrets are masked." onClose={onClose}>
      <Checkbox
        mt="md"
        size="xs"
        label={`What components received and gave (${formatSize(bytes)})`}
        checked={hasValues}
        onChange={(event) => setHasValues(event.currentTarget.checked)}
      />
      <DialogFoot onCancel={onClose}>
        <Button
          variant="filled"
          onClick={() => {
            onClose();
            onSave(hasValues);
          }}
        >
          Save
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
