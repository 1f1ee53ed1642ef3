/** Which components of an input have run and which is running, if the server reports them. Always takes one line, so that nothing moves. */
import { useCallback } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { Run } from '#run/model/run.ts';
import { type ComponentTime, componentTimes } from '#run/reduce/component-times.ts';
import { useRunningId, useRunPart } from '../../runs/use-runs.ts';
import classes from './input-card.module.css';

export interface InputComponentsProps {
  index: number;
  flow: FlowIndex | null;
}

/** Further finished components are only counted. */
const NAMED = 3;

export function InputComponents({ index, flow }: InputComponentsProps) {
  const runId = useRunningId(flow);
  const select = useCallback((run: Run) => sentenceOf(componentTimes(run, index).components, flow), [flow, index]);
  const { part } = useRunPart(runId, select);
  return (
    <p className={`tb-cut tb-xs tb-quiet ${classes.components}`} title={part ?? undefined}>
      {part}
    </p>
  );
}

/** Selects a text, so that streamed tokens cause no render. */
function sentenceOf(components: readonly ComponentTime[], flow: FlowIndex | null): string {
  const said = components.map(({ id, name, state }) => {
    const known = id === null ? undefined : flow?.byId.get(id);
    return { state, text: `${known?.displayName ?? name} ${state}` };
  });
  const done = said.filter(({ state }) => state === 'done');
  const finished = done.length > NAMED ? [`${done.length} components done`] : done.map(({ text }) => text);
  const others = said.filter(({ state }) => state !== 'done').map(({ text }) => text);
  return [...finished, ...others].join(', ');
}
