/** Adds many inputs at once: one per line, or CSV with named columns. */
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { DraftInput } from '#run/model/request-draft.ts';
import { TextArea } from '../../blocks/text-area/text-area.tsx';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { readPastedInputs } from './read-pasted-inputs.ts';

export interface PasteInputsDialogProps {
  onAdd: (inputs: DraftInput[]) => void;
  onClose: () => void;
}

export function PasteInputsDialog({ onAdd, onClose }: PasteInputsDialogProps) {
  const [text, setText] = useState('');
  const { inputs, readAs } = useMemo(() => readPastedInputs(text), [text]);
  return (
    <Dialog onClose={onClose} title="Paste inputs" size={560}>
      <p className="tb-sm tb-quiet">
        One input per line, or CSV with a <code>value</code> column (optional: <code>components</code>, separated by
        “;”, and <code>type</code>).
      </p>
      <TextArea
        aria-label="Inputs, one per line or CSV"
        autosize
        minRows={8}
        maxRows={16}
        data-autofocus
        mt={12}
        classNames={{ input: 'tb-sm-tall tb-mono' }}
        value={text}
        onText={setText}
      />
      <div className="tb-row tb-above-lg">
        <span className="tb-sm tb-quiet tb-grow" aria-live="polite">
          {readAs}
        </span>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="filled"
          aria-disabled={inputs.length === 0}
          onClick={() => {
            if (inputs.length === 0) return;
            onAdd(inputs);
            onClose();
          }}
        >
          Add inputs
        </Button>
      </div>
    </Dialog>
  );
}
