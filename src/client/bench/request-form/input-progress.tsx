/** The progress of an input of the run in progress. Loaded when a run starts. */

import { useCallback } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { humanWaits, isWaiting } from '#run/figures/human-waits.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { type ComponentTime, componentTimes } from '#run/reduce/component-times.ts';
import { useRunPart } from '../../runs/use-runs.ts';
import { IconCheck } from '../../shell/icons/icons.ts';
import classes from './input-card.module.css';

export interface InputProgressProps {
  runId: string;
  index: number;
  flow: FlowIndex | null;
}

/** Waiting, running, or how long it took. */
export function InputProgress({ runId, index }: InputProgressProps) {
  const select = useCallback((run: Run) => statusOf(run, index), [index]);
  const { part } = useRunPart(runId, select);
  if (part === null || part === '') return null;
  const [status, text] = part.split(' · ');
  return (
    <span className={`tb-sm tb-end tb-quiet tb-inline ${classes.status}`} data-status={status}>
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
  if (humanWaits(run, input).some((wait) => isWaiting(input, wait))) return 'running · Your turn';
  if (input.status === 'running') return `running · ${input.firstTextAt === null ? 'Running' : 'Streaming'}`;
  if (input.status !== 'done') return `${input.status} · ${input.status === 'failed' ? 'Failed' : 'Stopped'}`;
  const { timeMs } = inputFigures(run, input);
  return `done · ${timeMs === null ? '' : formatDuration(timeMs)}`;
}

/** Further finished components are only counted. */
const NAMED = 3;

/** Which components of an input have run and which is running, if the server reports them. */
export function InputComponents({ runId, index, flow }: InputProgressProps) {
  const select = useCallback((run: Run) => sentenceOf(componentTimes(run, index).components, flow), [flow, index]);
  const { part } = useRunPart(runId, select);
  return <span title={part ?? undefined}>{part}</span>;
}

/** Selects a text, so that streamed tokens cause no render. */
function sentenceOf(components: readonly ComponentTime[], flow: FlowIndex | null): string {
  // Waiting for a person is not counted as a component.
  const own = components.filter(({ id, state }) => state !== 'decided' && !(id === null && state === 'asking'));
  const states = own.map(({ id, name, state }) => {
    const known = id === null ? undefined : flow?.byId.get(id);
    return { state, text: `${known?.displayName ?? name} ${state}` };
  });
  const done = states.filter(({ state }) => state === 'done');
  const finished = done.length > NAMED ? [`${done.length} components done`] : done.map(({ text }) => text);
  const others = states.filter(({ state }) => state !== 'done').map(({ text }) => text);
  return [...finished, ...others].join(', ');
}
