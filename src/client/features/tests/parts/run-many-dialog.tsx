/** Asks before a run that sends many requests. */
import { Button } from '@mantine/core';
import { formatCount } from '#run/figures/result-format.ts';
import type { RunChoice } from '../../../runs/suites/store/suite-runs.ts';
import { Dialog } from '../../../ui/controls/dialog.tsx';
import { DialogFoot } from '../../../ui/controls/dialog-foot.tsx';

export interface RunManyDialogProps {
  cost: { requests: number; judged: number };
  /** ms of one answer; null if no result says it. */
  medianMs: number | null;
  atOnce: number;
  /** True if the first 50 cases are fewer than all. */
  hasMoreCases: boolean;
  onRun: (choice: RunChoice) => void;
  onClose: () => void;
}

const FIRST = 50;

export function RunManyDialog({ cost, medianMs, atOnce, hasMoreCases, onRun, onClose }: RunManyDialogProps) {
  const requests = formatCount(cost.requests, 'request');
  const judged = cost.judged === 0 ? '' : ` and ${cost.judged.toLocaleString('en')} to the judge`;
  const time =
    medianMs === null ? '' : ` ${atOnce} at a time this takes about ${roughTime((cost.requests * medianMs) / atOnce)}.`;
  return (
    <Dialog onClose={onClose} title={`Send ${requests}?`} size={520}>
      <p>{`${cost.requests.toLocaleString('en')} to this server${judged}.${time}`}</p>
      <DialogFoot onCancel={onClose}>
        {hasMoreCases && <Button onClick={() => onRun({ first: FIRST })}>Run the first {FIRST} cases</Button>}
        <Button variant="filled" data-autofocus onClick={() => onRun('all')}>
          Send {requests}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

function roughTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
