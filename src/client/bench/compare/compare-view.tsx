/** The Compare region: two runs of the history side by side, over the workspace. */
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { matchInputs } from '#run/compare/match-runs.ts';
import type { Pair } from '#run/compare/run-pair.ts';
import type { Run } from '#run/model/run.ts';
import { usePageServices } from '../../runs/page-services.ts';
import { runKeys } from '../../runs/run-cache.ts';
import { useRun } from '../../runs/use-runs.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useComparedIds, useComparedInput } from '../../shell/navigation/use-url-key.ts';
import { usePreference } from '../../shell/state/preference.ts';
import { keepFocus } from '../../shell/ui/focus/keep-focus.ts';
import { diffLayout } from '../blocks/difference/diff-layout.ts';
import { isComparable } from '../runs/history/is-comparable.ts';
import classes from './compare.module.css';
import { CompareHead } from './compare-head.tsx';
import { ComparedPair, type ComparedTab, Notes } from './compared-pair.tsx';
import { type ComparedSlot, leftOutSentences } from './compared-slots.ts';

export function CompareView() {
  const ids = useComparedIds();
  return ids && <ComparedRuns ids={ids} />;
}

function ComparedRuns({ ids }: { ids: Pair<string> }) {
  const slots = [useSlot(ids[0]), useSlot(ids[1])] as const;
  const [{ run: a }, { run: b }] = slots;
  const runs = useMemo<Pair<Run> | null>(() => (a && b && isComparable(a) && isComparable(b) ? [a, b] : null), [a, b]);
  const inputs = useMemo(() => (runs === null ? [] : matchInputs(runs)), [runs]);
  const shown = Math.max(0, Math.min(useComparedInput(), inputs.length) - 1);
  const { setComparedInput } = useNavigate();
  const [layout, setLayout] = usePreference(diffLayout);
  const [tab, setTab] = useState<ComparedTab>('differences');
  const show = (position: number) => setComparedInput(position + 1);
  return (
    <section
      className={`tb-differences tb-fill tb-surface ${classes.region}`}
      aria-labelledby="compare-title"
      id="compare"
      ref={keepFocus}
    >
      <CompareHead
        slots={slots}
        runs={runs}
        inputs={inputs}
        shown={shown}
        onShown={show}
        layout={layout}
        onLayout={setLayout}
      />
      {runs === null ? (
        <NotCompared slots={slots} />
      ) : (
        <ComparedPair
          key={ids.join(' ')}
          runs={runs}
          inputs={inputs}
          shown={shown}
          onShown={show}
          layout={layout}
          tab={tab}
          onTab={setTab}
        />
      )}
    </section>
  );
}

function useSlot(id: string): ComparedSlot {
  return { id, ...useRun(id) };
}

function NotCompared({ slots }: { slots: Pair<ComparedSlot> }) {
  const { client } = usePageServices();
  if (slots.some(({ isLoading }) => isLoading)) {
    return <p className="tb-sm-tall tb-quiet tb-inset-xl">Loading the runs</p>;
  }
  const unread = slots.filter(({ problem }) => problem !== null);
  const isRunning = slots.some(({ run }) => run?.status === 'running');
  return (
    <div className={`tb-scroll ${classes.empty}`}>
      <h3 className="tb-heading">{isRunning ? 'Nothing to compare yet' : 'These runs cannot be compared'}</h3>
      <Notes sentences={leftOutSentences(slots)} />
      {unread.length > 0 ? (
        <Button
          onClick={() => {
            for (const { id } of unread) void client.refetchQueries({ queryKey: runKeys.run(id) });
          }}
        >
          Try again
        </Button>
      ) : (
        <p className="tb-lg tb-quiet">Choose another run above.</p>
      )}
    </div>
  );
}
