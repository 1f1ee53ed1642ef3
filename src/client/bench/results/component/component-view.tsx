/** One component of Inside: what it received, asked, gave, and how its text came. */
import { useMemo, useRef, useState } from 'react';
import { allCalls } from '#run/component/call-sentence.ts';
import { textSoFar } from '#run/component/component-stream.ts';
import { promptOf } from '#run/component/filled-template.ts';
import { listedCalls } from '#run/component/listed-calls.ts';
import type { InsideComponent } from '#run/inside/inside-input.ts';
import type { Run } from '#run/model/run.ts';
import { useIsNarrow } from '../../../shell/ui/layout/use-is-narrow.ts';
import { useNow } from '../shared/use-now.ts';
import { CallPage } from './call-page.tsx';
import { CallsSection } from './calls-section.tsx';
import { ComponentHead } from './component-head.tsx';
import { GaveSection } from './gave-section.tsx';
import { ReceivedSection } from './received-section.tsx';
import { StreamSection } from './stream-section.tsx';
import { TimesPager } from './times-pager.tsx';
import { useRunIndex } from './use-run-index.ts';

/** Needs a key of its own for each run, input and component: what is open belongs to one. */
export interface ComponentViewProps {
  run: Run;
  /** Index of the input. */
  input: number;
  component: InsideComponent;
  /** Id of the chosen call; null for none. */
  call: string | null;
  onCall: (id: string | null) => void;
  /** Id of a component that gave a value. */
  onComponent: (id: string) => void;
  /** Leads to the frames of a component; null where there is no way to them. */
  onFrames: ((component: string) => void) | null;
}

export function ComponentView(props: ComponentViewProps) {
  const { run, input, component, call, onCall, onComponent, onFrames } = props;
  const { name, times, row, id } = component;
  const scroller = useRef<HTMLElement>(null);
  const isNarrow = useIsNarrow();
  const index = useRunIndex(run);
  const startedAt = run.inputs.find((one) => one.index === input)?.startedAt ?? 0;
  const nowMs = useNow(run) - startedAt;
  const [picked, setPicked] = useState<{ time: number; call: string | null } | null>(null);
  // A call that is chosen later is in a time of its own.
  const time = picked?.call === call ? picked.time : timeOf(times, call);
  const shown = times[time];
  const isRunning = row?.state === 'running';
  const rows = useMemo(() => {
    const from = allCalls(times.slice(0, time).flatMap(({ calls }) => calls)).length + 1;
    const options = { from, nowMs, isRunning, firstTokenMs: firstTokenOf(component, time) };
    return listedCalls(shown?.calls ?? [], options);
  }, [component, times, time, shown, isRunning, nowMs]);
  const prompts = useMemo(
    () =>
      (run.inputs.find((one) => one.index === input)?.values?.components ?? []).flatMap(
        (one) => promptOf(run, one) ?? [],
      ),
    [run, input],
  );
  const text = isRunning ? textSoFar(run, input, id) : '';
  const chosen = isNarrow && call !== null ? rows.find((one) => one.call.id === call) : undefined;
  if (chosen) return <CallPage {...{ run, name, rows, prompts, onCall, onComponent }} row={chosen} textSoFar={text} />;
  return (
    <section ref={scroller} className="tb-fill tb-scroll-y" aria-label={`${name}, inside`}>
      <ComponentHead
        run={run}
        input={input}
        component={component}
        time={time}
        nowMs={nowMs}
        isOnGraph={index?.byId.has(id ?? '') === true}
      />
      {times.length > 1 && <TimesPager times={times} time={time} onTime={(next) => setPicked({ time: next, call })} />}
      <div key={time}>
        <ReceivedSection {...{ run, input, component, time, onComponent }} />
        {rows.length > 0 && (
          <CallsSection {...{ run, rows, prompts, call, onCall, onComponent, scroller }} textSoFar={text} />
        )}
        <GaveSection {...{ run, input, component, time }} />
        <StreamSection {...{ run, input, component, onFrames }} />
      </div>
    </section>
  );
}

/** The time of the chosen call, else the first that failed, else the first. */
function timeOf(times: InsideComponent['times'], call: string | null): number {
  const ofCall = call === null ? -1 : times.findIndex(({ calls }) => allCalls(calls).some(({ id }) => id === call));
  if (ofCall !== -1) return ofCall;
  return Math.max(
    0,
    times.findIndex(({ error }) => error !== undefined),
  );
}

/** From the start of the last model call to its first text, as far as anybody saw that. */
function firstTokenOf({ row, times }: InsideComponent, time: number): number | null {
  const shown = times[time];
  const last = shown?.calls.findLast(({ kind }) => kind === 'model');
  if (!shown || !last || times.length > 1 || row === null || row.firstTextMs === null) return null;
  const ms = row.firstTextMs - row.startMs - (last.startMs - shown.startMs);
  return ms < 0 ? null : ms;
}
