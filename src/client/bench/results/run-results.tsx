/** The results of one run in the chosen view. Loaded with the first run, not on the first visit. */

import { lazy, Suspense, useCallback, useMemo } from 'react';
import { asksPerson } from '#run/figures/human-waits.ts';
import type { Run } from '#run/model/run.ts';
import { connectionOf, isRunOf } from '../../runs/history/run-server.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useFlow } from '../../shell/api/flows-query.ts';
import type { ResultView } from '../../shell/navigation/navigation-state.ts';
import { useFlowId, useInsideInput } from '../../shell/navigation/use-url-key.ts';
import { useRunDraft } from '../runs/use-run-draft.ts';
import { PickedProvider } from './answers/picked-provider.tsx';
import './print.css';
import { TextInput } from '@mantine/core';
import { firstTokenText } from '#run/figures/figure-text.ts';
import { formatCount, formatDuration } from '#run/figures/result-format.ts';
import { runFigures } from '#run/figures/run-figures.ts';
import { insideSource } from '#run/inside/inside-source.ts';
import { IconSearch } from '../../shell/icons/icons.ts';
import type { ResultViewProps } from './answers/answers-view.tsx';
import { RESULT_VIEWS } from './result-views.tsx';
import footerClasses from './results-footer.module.css';
import { LeftLine } from './run/left-line.tsx';
import { RunTools } from './run/run-tools.tsx';
import { StaleLine } from './run/stale-line.tsx';
import type { ResultOptions } from './shared/result-options.ts';
import { RunConnection } from './shared/run-connection.ts';

const RunDecisions = lazy(async () => ({
  default: (await import('../../blocks/decision/run-decisions.tsx')).RunDecisions,
}));

// Re-exported to be in the same chunk, which saves a request before the answers are shown.
export { RunTools };

export interface RunResultsProps extends Omit<ResultViewProps, 'flow' | 'runInput'> {
  view: ResultView;
}

export function RunResults({ run, view, options, onOptions, isWide }: RunResultsProps) {
  const flowId = useFlowId();
  const { View, loading, hasSearch = false } = RESULT_VIEWS[view];
  const { connection, keyOf } = useConnection();
  const isHere = isRunOf(run, connection);
  // On another server this id may be another flow, or none.
  const { data: flow } = useFlow(isHere ? run.flow.id : null);
  const runDraft = useRunDraft();
  const { server, address } = run;
  const own = useMemo(
    () => connectionOf({ server, ...(address !== undefined && { address }) }, { connection, keyOf }),
    [server, address, connection, keyOf],
  );
  const isOpenFlow = flow !== undefined && (flowId === run.flow.id || flowId === flow.flow.endpoint_name);
  const runInput = useCallback((onlyInput: number) => runDraft?.({ onlyInput }), [runDraft]);
  return (
    <RunConnection value={own}>
      <PickedProvider runId={run.id}>
        {run.isLeft && <LeftLine run={run} onRunAgain={isOpenFlow && runDraft ? () => runDraft() : null} />}
        <StaleLine run={run} isOpenFlow={isOpenFlow} />
        {asksPerson(run) && (
          <Suspense>
            <RunDecisions run={run} input={null} />
          </Suspense>
        )}
        <Suspense fallback={<p className="tb-sm-tall tb-quiet tb-inset-lg">{loading}</p>}>
          <View
            key={run.id}
            run={run}
            options={options}
            onOptions={onOptions}
            isWide={isWide}
            flow={flow?.index ?? null}
            runInput={isOpenFlow && runDraft && !run.version ? runInput : null}
          />
        </Suspense>
        <ResultsFooter run={run} view={view} options={options} onOptions={onOptions} hasSearch={hasSearch} />
      </PickedProvider>
    </RunConnection>
  );
}

interface ResultsFooterProps {
  run: Run;
  view: ResultView;
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
  hasSearch: boolean;
}

/** The figures of the whole run, and the search in its answers. */
function ResultsFooter({ run, view, options, onOptions, hasSearch }: ResultsFooterProps) {
  const inside = useInsideInput() - 1;
  const figures = [...figuresOf(run), ...(view === 'inside' ? insideSource(run, inside) : [])].join(' · ');
  return (
    <footer className={`tb-row tb-fixed tb-sunken tb-hairline-above tb-gap-md tb-min-36 ${footerClasses.footer}`}>
      <p className={`tb-cut tb-sm tb-grow tb-quiet ${footerClasses.figures}`} title={figures}>
        {figures}
      </p>
      {hasSearch && (
        <TextInput
          className={`tb-fixed ${footerClasses.search}`}
          size="xs"
          aria-label="Search results"
          placeholder="Search results"
          leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
          value={options.query}
          onChange={(event) => onOptions({ ...options, query: event.currentTarget.value })}
        />
      )}
    </footer>
  );
}

function figuresOf(run: Run): string[] {
  const answered = run.inputs.filter(({ status }) => status === 'done').length;
  const { timeMs, firstTokens, tokens } = runFigures(run);
  const first = firstTokenText(firstTokens);
  return [
    `Run ${run.number}`,
    run.status === 'done' && answered === run.inputs.length
      ? formatCount(answered, 'input')
      : `${answered} of ${formatCount(run.inputs.length, 'input')}`,
    ...(timeMs === null ? [] : [formatDuration(timeMs)]),
    ...(first === null ? [] : [`first token ${first}`]),
    ...(run.status === 'running' || tokens === null ? [] : [formatCount(tokens.total, 'token')]),
  ];
}
