/** The progress of an input of the run in progress. */
import { IconCheck } from '@tabler/icons-react';
import { useCallback } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { useRunningId, useRunPart } from '../../runs/use-runs.ts';
import classes from './input-card.module.css';

export interface InputStatusProps {
  index: number;
  flow: FlowIndex | null;
}

export function InputStatus({ index, flow }: InputStatusProps) {
  const runId = useRunningId(flow);
  const select = useCallback((run: Run) => statusOf(run, index), [index]);
  const { part } = useRunPart(runId, select);
  if (part === null || part === '') return null;
  const [status, text] = part.split(' · ');
  return (
    <span className={`tb-sm tb-end tb-quiet ${classes.status}`} data-status={status}>
      {status === 'done' && <IconCheck size={14} stroke={1.8} aria-label="Done in" />}
      {text}
    </span>
  );
}

/** Selects a text, so that streamed tokens cause no render. Empty for an input that is not part of the run. */
function statusOf(run: Run, index: number): string {
  const input = run.inputs.find((entry) => entry.index === index);
  if (input === undefined) return '';
  if (input.status === 'waiting') return 'waiting · Waiting';
  if (input.status === 'running') return `running · ${input.firstTextAt === null ? 'Running' : 'Streaming'}`;
  if (input.status !== 'done') return `${input.status} · ${input.status === 'failed' ? 'Failed' : 'Stopped'}`;
  const { timeMs } = inputFigures(run, input);
  return `done · ${timeMs === null ? '' : formatDuration(timeMs)}`;
}
