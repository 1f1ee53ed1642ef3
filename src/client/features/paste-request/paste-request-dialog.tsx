/** Fills the form from a pasted request: a command, a call in a program, or only the body. */

import { Button, Textarea } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { Dialog } from '../../ui/controls/dialog.tsx';
import { DialogFoot } from '../../ui/controls/dialog-foot.tsx';
import classes from './paste-request-dialog.module.css';
import { pastedSummary } from './pasted-facts.ts';
import { PastedPreview } from './pasted-preview.tsx';
import { usePastedReading } from './use-pasted-reading.ts';

export interface PasteRequestDialogProps {
  /** Initial text of the field. */
  text: string;
  onClose: () => void;
}

export function PasteRequestDialog({ text: initial, onClose }: PasteRequestDialogProps) {
  const [text, setText] = useState(initial);
  const asked = useDeferredValue(text);
  const reading = usePastedReading(asked);
  const pasted = reading && 'pasted' in reading ? reading.pasted : null;
  return (
    <Dialog onClose={onClose} title="Paste request" size={720}>
      <p className="tb-sm tb-quiet">
        A cURL or PowerShell command, a fetch or Python call, or a JSON body. In your browser: Network panel &gt; Copy
        as cURL or fetch.
      </p>
      <Textarea
        aria-label="Request text"
        rows={7}
        data-autofocus
        mt={10}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: `tb-sm-tall tb-mono` }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className={`tb-sm ${classes.outcome}`} role="status">
        {reading === undefined && 'Reading the text'}
        {reading && 'problem' in reading && <span className={classes.problem}>{reading.problem}</span>}
        {pasted !== null && pastedSummary(pasted)}
      </p>
      {pasted === null ? (
        <DialogFoot>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button aria-disabled>Fill the form</Button>
        </DialogFoot>
      ) : (
        // Choices for one server and flow must not be used for another: reset them.
        <PastedPreview key={`${pasted.address} ${pasted.flow}`} pasted={pasted} onClose={onClose} />
      )}
    </Dialog>
  );
}
