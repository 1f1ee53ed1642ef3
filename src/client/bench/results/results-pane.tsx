/** The Results region: the views of the shown run, or how to start if there is none. */
import { Tabs } from '@mantine/core';
import { lazy, type ReactNode, type RefObject, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import type { Run } from '#run/model/run.ts';
import { useRun } from '../../runs/use-runs.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { RESULT_TABS } from '../../shell/navigation/navigation-state.ts';
import { useFlowId, useResultView, useShownRunId } from '../../shell/navigation/use-url-key.ts';
import { useLatest } from '../../shell/ui/browser/use-latest.ts';
import { useLoaded } from '../../shell/ui/browser/use-loaded.ts';
import { useOnFirstUse } from '../../shell/ui/browser/use-on-first-use.ts';
import { keepFocus } from '../../shell/ui/focus/keep-focus.ts';
import { PaneTabs } from '../../shell/ui/layout/pane-tabs.tsx';
import { useAnswerPart } from '../../shell/ui/layout/use-answer-part.ts';
import classes from './results-pane.module.css';
import { NoRun } from './run/no-run.tsx';
import type { RunToolsProps } from './run/run-tools.tsx';
import { isUnknownFlow, useFlowFailure } from './run/use-flow-failure.ts';
import type { RunResultsProps } from './run-results.tsx';
import { DEFAULT_OPTIONS, type ResultOptions } from './shared/result-options.ts';

type Parts = typeof import('./run-results.tsx');
const FlowFailureLine = lazy(async () => ({ default: (await import('./run/flow-failure.tsx')).FlowFailureLine }));

/** With the view of an error: once an answer is shown, a server that stops can no longer prevent saying so. */
const loadParts = (): Promise<Parts> => import('./run-results.tsx');

/** Loads everything that is needed to show a run or its errors. */
function loadRunning(): Promise<unknown> {
  return Promise.all([
    import('../../runs/prepare-run.ts'),
    import('../../runs/perform-run.ts'),
    loadParts(),
    import('../../blocks/markdown/markdown-text.tsx'),
    import('./run/flow-failure.tsx'),
    import('./inside/inside-view.tsx'),
    import('./json/json-view.tsx'),
    import('./json/frames-view.tsx'),
  ]);
}

export interface ResultsPaneProps {
  /** Buttons of the layout (maximise), at the end of the pane's header. */
  actions?: ReactNode;
}

export function ResultsPane({ actions }: ResultsPaneProps) {
  const shownRunId = useShownRunId();
  const view = useResultView();
  const { setResultView } = useNavigate();
  const pane = useRef<HTMLElement>(null);
  useAnswerPart(pane);
  const isWide = useIsWide(pane);
  const [held, setHeld] = useState({ runId: shownRunId, options: DEFAULT_OPTIONS });
  const [isPreloaded, setPreloaded] = useState(false);
  const latestRunId = useLatest(shownRunId);
  useOnFirstUse(
    useCallback(async () => {
      await loadRunning();
      // A shown run has its parts already, and need not be drawn again.
      if (latestRunId.current === null) setPreloaded(true);
    }, [latestRunId]),
  );
  const parts = useLoaded(loadParts, isPreloaded || shownRunId !== null);
  // Reset the options for another run: a filter for the old one may match none of its inputs.
  const options =
    held.runId === shownRunId
      ? held.options
      : { ...held.options, inputShown: null, outputShown: null, query: '', framesOf: null };
  const setOptions = (next: ResultOptions) => setHeld({ runId: shownRunId, options: next });
  return (
    <section
      ref={pane}
      className={`tb-column tb-shrink tb-surface tb-high ${classes.pane}`}
      aria-labelledby="results-title"
      id="results"
    >
      <Tabs
        className="tb-fill"
        value={view}
        onChange={(next) => setResultView(RESULT_TABS.find(([name]) => name === next)?.[0] ?? 'answer')}
      >
        <PaneTabs
          title={{ id: 'results-title', text: 'Results', of: 'results' }}
          label="Result views"
          views={RESULT_TABS}
          view={view}
          className={classes.header}
        >
          {parts && <ShownTools parts={parts} options={options} onOptions={setOptions} isWide={isWide} />}
          {actions}
        </PaneTabs>
        <Tabs.Panel className="tb-fill" value={view} ref={keepFocus}>
          <ShownResults parts={parts} view={view} options={options} onOptions={setOptions} isWide={isWide} />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

/** In px: narrower columns of answers would be hard to read. */
const WIDE_FROM = 880;

/** True if the pane has room for answers side by side; also until it has been measured. */
function useIsWide(pane: RefObject<HTMLElement | null>): boolean {
  const [isWide, setWide] = useState(true);
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWide(element.clientWidth === 0 || element.clientWidth >= WIDE_FROM));
    observer.observe(element);
    return () => observer.disconnect();
  }, [pane]);
  return isWide;
}

// Each reads the run itself, because the tabs keep the first children of a view as long as the view is selected.
function ShownTools({ parts: { RunTools }, ...props }: Omit<RunToolsProps, 'run'> & { parts: Parts }) {
  const { run } = useRun(useShownRunId());
  return run && <RunTools run={run} {...props} />;
}

function ShownResults({ parts, ...props }: Omit<RunResultsProps, 'run'> & { parts: Parts | null }) {
  const shownRunId = useShownRunId();
  const flowId = useFlowId();
  const { run, isLoading, problem } = useRun(shownRunId);
  const failure = useFlowFailure();
  const isShownByRun = failure !== null && isUnknownFlow(failure) && run !== null && foundNoFlow(run);
  if (run === null) return <NoRun isLoading={isLoading} problem={problem} id={shownRunId} />;
  const loading = <p className="tb-sm-tall tb-quiet tb-inset-xl">Loading the results</p>;
  if (parts === null) return loading;
  return (
    <Suspense fallback={loading}>
      {failure && !isShownByRun && (
        // Keep the answers while the error view loads, and if it cannot be loaded.
        <ErrorBoundary fallback={null}>
          <Suspense>
            <FlowFailureLine failure={failure} flowId={flowId} />
          </Suspense>
        </ErrorBoundary>
      )}
      <parts.RunResults run={run} {...props} />
    </Suspense>
  );
}

/** True if the run itself failed because its flow does not exist, and says so. */
function foundNoFlow(run: Run): boolean {
  return [run, ...run.inputs].some(({ error }) => error?.kind === 'flow-not-found');
}
