/** Says under the top bar which file is not a flow, until it is closed. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { StateMark } from '../../ui/feedback/state-mark.tsx';

export function ImportProblem({ problem, onClose }: { problem: string; onClose: () => void }) {
  return (
    <div className="tb-bar tb-row tb-refused-tint tb-inset-xs-sm" role="alert" aria-label="Import failed">
      <StateMark state="refused" />
      <p className="tb-grow tb-break tb-ink">{problem}</p>
      <ActionIcon aria-label="Close import message" onClick={onClose}>
        <IconX size={14} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
