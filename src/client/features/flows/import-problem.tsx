/** Says under the top bar which file is not a flow, until it is closed. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { StateMark } from '../../ui/feedback/state-mark.tsx';
import classes from './import-problem.module.css';

export function ImportProblem({ problem, onClose }: { problem: string; onClose: () => void }) {
  return (
    <div className={`tb-bar ${classes.line}`} role="alert" aria-label="Import failed">
      <StateMark state="refused" />
      <p className={`tb-grow tb-break ${classes.text}`}>{problem}</p>
      <ActionIcon aria-label="Close import message" onClick={onClose}>
        <IconX size={14} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
