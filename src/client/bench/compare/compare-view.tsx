/** The Compare region: two runs of the history side by side. */
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { type MatchedInput, matchInputs } from '#run/compare/match-runs.ts';
import { compareRequests } from '#run/compare/request-difference.ts';
import type { Pair } from '#run/compare/run-pair.ts';
import { unmatchedSentences } from '#run/compare/unmatched.ts';
import type { Run } from '#run/model/run.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useComparedInput } from '../../shell/navigation/use-url-key.ts';
import { usePreference } from '../../shell/state/preference.ts';
import { keepFocus } from '../../shell/ui/focus/keep-focus.ts';
import { type DiffLayout, diffLayout } from '../blocks/difference/diff-layout.ts';
import { isComparable } from '../runs/history/is-comparable.ts';
import { useComparedRuns } from '../runs/use-compared-runs.ts';
import classes from './compare.module.css';
import factClasses from './compare-facts.module.css';
import { CompareFigures } from './compare-figures.tsx';
import { CompareHead } from './compare-head.tsx';
import { ComparePart, type ComparisonProps } from './compare-part.tsx';
import { ComparedAnswers } from './compared-answers.tsx';
import { DifferingTable, TweaksThatDiffer } from './differing-table.tsx';
import { EveryInput } from './every-input.tsx';
import { TimingTable } from './timing-table.tsx';
import { type ComparedSlot, leftOutSentences, useComparedParts } from './use-compared-parts.ts';

export function CompareView() {
  const { slots, isLoading } = useComparedParts();
  const runs = useMemo(() => (isLoading ? null : pairOf(slots)), [slots, isLoading]);
  const inputs = useMemo(() => (runs === null ? [] : matchInputs(runs)), [runs]);
  const ids = runs?.map(({ id }) => id).join(' ') ?? '';
  const shown = Math.max(0, Math.min(useComparedInput(), inputs.length) - 1);
  const { setComparedInput } = useNavigate();
  const [layout, setLayout] = usePreference(diffLayout);
  const show = (position: number) => setComparedInput(position + 1);
  return (
    <section
      className={`tb-differences tb-fill tb-surface ${classes.region}`}
      aria-labelledby="compare-title"
      id="compare"
      ref={keepFocus}
    >
      <CompareHead
        runs={runs}
        inputs={inputs}
        shown={shown}
        onShown={show}
        layout={runs === null ? null : layout}
        onLayout={setLayout}
      />
      {runs === null ? (
        <NotYet isLoading={isLoading} leftOut={isLoading ? [] : leftOutSentences(slots)} />
      ) : (
        <Comparison key={ids} runs={runs} inputs={inputs} shown={shown} onShown={show} layout={layout} />
      )}
    </section>
  );
}

/** Null unless both runs are there and can be compared. */
function pairOf(slots: readonly ComparedSlot[]): Pair<Run> | null {
  const [a, b] = slots.map(({ run }) => run);
  return a && b && isComparable(a) && isComparable(b) ? [a, b] : null;
}

function NotYet({ isLoading, leftOut }: { isLoading: boolean; leftOut: readonly string[] }) {
  const { setMode } = useNavigate();
  const { isPossible } = useComparedRuns();
  if (isLoading) return <p className="tb-sm-tall tb-quiet tb-inset-xl">Loading the runs</p>;
  return (
    <div className={`tb-scroll ${classes.empty}`}>
      <Notes sentences={leftOut} />
      <h3 className="tb-heading">{isPossible ? 'Choose two runs' : 'Nothing to compare yet'}</h3>
      <p className={`tb-lg tb-quiet ${classes.emptyText}`}>
        {isPossible
          ? 'Choose them above, or in History: hold Ctrl (⌘ on a Mac) and click a run, or press C on it.'
          : 'A comparison needs two runs. Run the flow, change a tweak or an input, and run it again.'}
      </p>
      {!isPossible && <Button onClick={() => setMode('bench')}>Go to Bench</Button>}
    </div>
  );
}

function Notes({ sentences }: { sentences: readonly string[] }) {
  return sentences.map((sentence) => (
    <p key={sentence} className={`tb-sm-tall tb-quiet ${classes.note}`} role="note">
      {sentence}
    </p>
  ));
}

interface ComparisonOfInputProps extends ComparisonProps {
  inputs: readonly MatchedInput[];
  shown: number;
  onShown: (position: number) => void;
  layout: DiffLayout;
}

function Comparison({ runs, inputs, shown, onShown, layout }: ComparisonOfInputProps) {
  const sentences = useMemo(() => unmatchedSentences(runs), [runs]);
  const input = inputs[shown] ?? inputs[0] ?? null;
  return (
    <>
      {sentences.length > 0 && (
        <div className="tb-fixed tb-sunken tb-hairline tb-inset-xs-sm">
          <Notes sentences={sentences} />
        </div>
      )}
      {input !== null && <CompareFigures runs={runs} inputs={inputs} input={input} />}
      <div className={`tb-rest tb-flex ${classes.body}`}>
        <div className={`tb-fixed ${factClasses.facts}`}>
          <TweaksThatDiffer runs={runs} />
          <RequestsThatDiffer runs={runs} />
          {input !== null && <TimingTable runs={runs} input={input} />}
          <EveryInput runs={runs} inputs={inputs} shown={shown} onShown={onShown} />
        </div>
        {input !== null && <ComparedAnswers key={input.key} runs={runs} input={input} layout={layout} />}
      </div>
    </>
  );
}

/** Other differences of the requests: flow, server, outputs, options. */
function RequestsThatDiffer({ runs }: ComparisonProps) {
  const rows = useMemo(() => compareRequests(runs), [runs]);
  if (rows.length === 0) return null;
  return (
    <ComparePart id="compare-requests" title="Requests that differ" count={rows.length}>
      <DifferingTable label="Requests that differ" part="Part" rows={rows.map((row) => ({ ...row, key: row.name }))} />
    </ComparePart>
  );
}
