/** What differs between two runs, and the answers of both to one input: side by side, or in a narrow window behind tabs. */
import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { MatchedInput } from '#run/compare/match-runs.ts';
import { compareRequests } from '#run/compare/request-difference.ts';
import { unmatchedSentences } from '#run/compare/unmatched.ts';
import { PaneTabs } from '../../shell/ui/layout/pane-tabs.tsx';
import type { DiffLayout } from '../blocks/difference/diff-layout.ts';
import classes from './compare.module.css';
import factClasses from './compare-facts.module.css';
import { CompareFigures } from './compare-figures.tsx';
import { ComparePart, type ComparisonProps } from './compare-part.tsx';
import { ComparedAnswers } from './compared-answers.tsx';
import { DifferingTable, TweaksThatDiffer } from './differing-table.tsx';
import { EveryInput } from './every-input.tsx';
import { TimingTable } from './timing-table.tsx';

const TABS = [
  ['differences', 'Differences'],
  ['outputs', 'Outputs'],
] as const;
export type ComparedTab = (typeof TABS)[number][0];

export interface ComparedPairProps extends ComparisonProps {
  inputs: readonly MatchedInput[];
  shown: number;
  onShown: (position: number) => void;
  layout: DiffLayout;
  /** The tab of a narrow window. */
  tab: ComparedTab;
  onTab: (tab: ComparedTab) => void;
}

export function ComparedPair({ runs, inputs, shown, onShown, layout, tab, onTab }: ComparedPairProps) {
  const sentences = useMemo(() => unmatchedSentences(runs), [runs]);
  const input = inputs[shown] ?? inputs[0] ?? null;
  const hasTabs = useMediaQuery('(max-width: 1099px)', false, { getInitialValueInEffect: false });
  const facts = (
    <div className={factClasses.facts}>
      <TweaksThatDiffer runs={runs} />
      <RequestsThatDiffer runs={runs} />
      {input !== null && <TimingTable runs={runs} input={input} />}
      <EveryInput runs={runs} inputs={inputs} shown={shown} onShown={onShown} />
    </div>
  );
  const answers = input !== null && <ComparedAnswers key={input.key} runs={runs} input={input} layout={layout} />;
  return (
    <>
      {sentences.length > 0 && (
        <div className="tb-fixed tb-sunken tb-hairline tb-inset-xs-sm">
          <Notes sentences={sentences} />
        </div>
      )}
      {input !== null && <CompareFigures runs={runs} input={input} />}
      {hasTabs ? (
        <Tabs
          id="compare-parts"
          value={tab}
          onChange={(next) => onTab(next === 'outputs' ? next : 'differences')}
          keepMounted={false}
          className={classes.stacked ?? ''}
        >
          <PaneTabs label="Parts of the comparison" views={TABS} view={tab}>
            {null}
          </PaneTabs>
          <Tabs.Panel value="differences">{facts}</Tabs.Panel>
          <Tabs.Panel value="outputs">{answers}</Tabs.Panel>
        </Tabs>
      ) : (
        <div className="tb-rest tb-flex">
          {facts}
          {answers}
        </div>
      )}
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

export function Notes({ sentences }: { sentences: readonly string[] }) {
  return sentences.map((sentence) => (
    <p key={sentence} className={`tb-sm-tall tb-quiet ${classes.note}`} role="note">
      {sentence}
    </p>
  ));
}
