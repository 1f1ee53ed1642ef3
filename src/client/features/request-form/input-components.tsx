/** Which components of an input have run and which is running, where the server reports them. */
import { useCallback } from 'react';
import type { FlowIndex } from '#flow/flow-index.ts';
import { type ComponentState, componentStates } from '#run/component-states.ts';
import type { Run } from '#run/run.ts';
import { useRunPart } from '../../runs/use-runs.ts';
import classes from './input-card.module.css';

export interface InputComponentsProps {
  /** The run that is going. */
  runId: string;
  index: number;
  flow: FlowIndex | null;
}

/** More that are done are counted. */
const NAMED = 3;

export function InputComponents({ runId, index, flow }: InputComponentsProps) {
  const select = useCallback((run: Run) => sentenceOf(componentStates(run.events, index), flow), [flow, index]);
  const { part } = useRunPart(runId, select);
  return part === null || part === '' ? null : <p className={classes.components}>{part}</p>;
}

/** One text, so that batches of tokens that change nothing here render nothing. */
function sentenceOf(states: ReadonlyMap<string, ComponentState>, flow: FlowIndex | null): string {
  const nameOf = (id: string) => flow?.byId.get(id)?.displayName ?? id;
  const done = [...states].filter(([, state]) => state === 'done');
  const others = [...states].filter(([, state]) => state !== 'done').map(([id, state]) => `${nameOf(id)} ${state}`);
  const finished =
    done.length > NAMED ? [`${done.length} components done`] : done.map(([id, state]) => `${nameOf(id)} ${state}`);
  return [...finished, ...others].join(', ');
}
