/** Fills the form from a pasted request: a command, a call in a program, or only the body. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { TextArea } from '../../blocks/text-area/text-area.tsx';
import { askWorker } from '../../shell/ui/browser/ask-worker.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import classes from './paste-request-dialog.module.css';
import { pastedSummary } from './pasted-facts.ts';
import { PastedPreview } from './pasted-preview.tsx';
import { type PastedReading, readPasted } from './read-pasted.ts';

export interface PasteRequestDialogProps {
  /** Initial text of the field. */
  text: string;
  onClose: () => void;
}

export function PasteRequestDialog({ text: initial, onClose }: PasteRequestDialogProps) {
  const [text, setText] = useState(initial);
  const deferredText = useDeferredValue(text);
  const reading = usePastedReading(deferredText);
  const pasted = reading && 'pasted' in reading ? reading.pasted : null;
  return (
    <Dialog onClose={onClose} title="Paste request" size={720}>
      <p className="tb-sm tb-quiet">
        A cURL or PowerShell command, a fetch or Python call, or a JSON body. In your browser: Network panel &gt; Copy
        as cURL or fetch.
      </p>
      <TextArea
        aria-label="Request text"
        rows={7}
        data-autofocus
        mt={10}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: 'tb-sm-tall tb-mono' }}
        value={text}
        onText={setText}
      />
      <p className={`tb-sm tb-quiet tb-above-sm ${classes.outcome}`} role="status">
        {reading === undefined && 'Reading the text'}
        {reading && 'problem' in reading && <span className="tb-problem tb-medium">{reading.problem}</span>}
        {pasted !== null && pastedSummary(pasted)}
      </p>
      {pasted === null ? (
        <DialogFoot onCancel={onClose}>
          <Button variant="filled" aria-disabled>
            Fill the form
          </Button>
        </DialogFoot>
      ) : (
        // Choices for one server and flow must not be used for another: reset them.
        <PastedPreview key={`${pasted.address} ${pasted.flow}`} pasted={pasted} onClose={onClose} />
      )}
    </Dialog>
  );
}

/** In characters; so much is parsed within a frame or two. */
const LONG = 100_000;

/** Undefined while a long text is being parsed. */
function usePastedReading(text: string): PastedReading | undefined {
  const isLong = text.length > LONG;
  const short = useMemo(() => (isLong ? null : readPasted(text)), [isLong, text]);
  const { data: long } = useQuery({
    queryKey: ['pasted', isLong && text],
    queryFn: ({ signal }) => readBeside(text, signal),
    enabled: isLong,
    // Not cached, because the text may contain a key.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return isLong ? long : short;
}

async function readBeside(text: string, signal: AbortSignal): Promise<PastedReading> {
  try {
    return await askWorker<PastedReading>(() => import('./read-pasted.worker.ts?worker'), text, { signal });
  } catch {
    // No worker in this browser: block the page for a moment.
    return signal.aborted ? null : readPasted(text);
  }
}
