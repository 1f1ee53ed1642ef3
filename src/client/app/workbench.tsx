/** The page: banner, panes, history strip, and what lies over them. */
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { FlowIndex } from '#flow/flow-index.ts';
import { useIsDraftSettled } from '../draft/use-draft.ts';
import { DropZone } from '../features/flows/drop-zone.tsx';
import { ImportProblem } from '../features/flows/import-problem.tsx';
import { useImportFiles } from '../features/flows/use-import-files.ts';
import { HistoryStrip } from '../features/history/history-strip.tsx';
import { PlanLine } from '../features/request-form/plan-line.tsx';
import { RequestPane } from '../features/request-form/request-pane.tsx';
import { ResultsPane } from '../features/results/results-pane.tsx';
import { SessionsButton } from '../features/sessions/sessions-button.tsx';
import { useCopyLink } from '../features/share/use-copy-link.ts';
import { useOpenedLink } from '../features/share/use-opened-link.ts';
import { TweaksPane } from '../features/tweaks/tweaks-pane.tsx';
import { onOpenPart } from '../navigation/open-part.ts';
import { onShowOnGraph } from '../navigation/show-on-graph.ts';
import { useNavigation } from '../navigation/use-navigation.ts';
import { useOpenFlow } from '../navigation/use-open-flow.ts';
import { loadMonoFont } from '../theme/load-mono-font.ts';
import { NoticeList } from '../ui/notice-list.tsx';
import { whenPageOpen } from '../ui/page-open.ts';
import type { PageCommands } from './page-commands.ts';
import { focusPane, revealPane } from './panes/focus-pane.ts';
import { NarrowPanes } from './panes/narrow-panes.tsx';
import { PaneGuard } from './panes/pane-guard.tsx';
import { RequestMark, RequestSummary, TweaksChip, TweaksMark, TweaksSummary } from './panes/pane-summaries.tsx';
import { useWidthMode } from './panes/use-width-mode.ts';
import { WidePanes } from './panes/wide-panes.tsx';
import { RequestDialogs } from './request-dialogs.tsx';
import { RunButton } from './run/run-button.tsx';
import { useRunCommand } from './run/run-command.ts';
import { RunStatus } from './run/run-status.tsx';
import { SkipLink } from './skip-link.tsx';
import { NarrowBar } from './top-bar/narrow-bar.tsx';
import { TopBar } from './top-bar/top-bar.tsx';
import { useThemeChoice } from './top-bar/use-theme-choice.ts';
import { usePaletteCommands } from './use-palette-commands.ts';
import { useShortcuts } from './use-shortcuts.ts';
import classes from './workbench.module.css';

const CommandPalette = lazy(async () => ({
  default: (await import('../features/palette/command-palette.tsx')).CommandPalette,
}));
const RequestPlanView = lazy(async () => ({
  default: (await import('../features/request-plan/request-plan-view.tsx')).RequestPlanView,
}));
const AttachToInput = lazy(async () => {
  await whenPageOpen();
  return { default: (await import('../features/attach/attach-to-input.tsx')).AttachToInput };
});
const renderInputFiles = (index: number) => (
  <Suspense fallback={null}>
    <AttachToInput index={index} />
  </Suspense>
);
const FileFieldBar = lazy(async () => {
  await whenPageOpen();
  return { default: (await import('../features/attach/file-field-bar.tsx')).FileFieldBar };
});
const renderFileFields = (index: FlowIndex) => (
  <Suspense fallback={null}>
    <FileFieldBar index={index} />
  </Suspense>
);
const GraphView = lazy(async () => ({ default: (await import('../features/graph/graph-view.tsx')).GraphView }));
const TweakForm = lazy(async () => ({ default: (await import('./tweak-form.tsx')).TweakForm }));
const renderForm = (onHistory: (direction: 'undo' | 'redo') => boolean) => (
  <Suspense fallback={null}>
    <TweakForm onHistory={onHistory} />
  </Suspense>
);
const FlowMap = lazy(async () => ({ default: (await import('../features/graph/flow-map.tsx')).FlowMap }));
const renderMap = (index: FlowIndex) => (
  <Suspense fallback={null}>
    <FlowMap index={index} />
  </Suspense>
);
const renderPlan = () => (
  <Suspense fallback={null}>
    <RequestPlanView />
  </Suspense>
);
const loadErrorView = async () => (await import('../features/errors/run-error-view.tsx')).RunErrorView;
const ShortcutsSheet = lazy(async () => ({ default: (await import('./shortcuts-sheet.tsx')).ShortcutsSheet }));

export function Workbench() {
  const mode = useWidthMode();
  const { run, stop, running } = useRunCommand();
  const { importFiles, problem, dismissProblem } = useImportFiles();
  const link = useOpenedLink();
  const [overlay, setOverlay] = useState<'palette' | 'help' | null>(null);
  const close = useCallback(() => setOverlay(null), []);
  const copyLink = useCopyLink();
  const theme = useThemeChoice();
  const commands = useMemo<PageCommands>(
    () => ({
      openPalette: () => setOverlay('palette'),
      openHelp: () => setOverlay('help'),
      copyLink,
      importFiles,
    }),
    [copyLink, importFiles],
  );
  const paletteCommands = usePaletteCommands(commands);
  useShortcuts({
    run,
    stop: running === null ? null : stop,
    openPalette: () => setOverlay((before) => (before === 'palette' ? null : 'palette')),
    openHelp: commands.openHelp,
    focusPane,
    cycleTheme: theme.next,
  });
  const isSettled = useIsDraftSettled();
  useEffect(() => {
    if (isSettled) loadMonoFont();
  }, [isSettled]);

  return (
    <div className={classes.page}>
      <SkipLink />
      {mode === 'narrow' ? <NarrowBar commands={commands} /> : <TopBar commands={commands} isWide={mode === 'wide'} />}
      {problem !== null && <ImportProblem problem={problem} onClose={dismissProblem} />}
      {link.problem !== null && <ImportProblem problem={link.problem} onClose={link.dismissProblem} />}
      <main className={classes.main}>
        <PageTitle />
        <Panes isNarrow={mode === 'narrow'} isCompact={mode === 'compact'} />
      </main>
      <RunStatus />
      <NoticeList />
      <RequestDialogs />
      <DropZone onFiles={(files) => void importFiles(files)} />
      <Suspense fallback={null}>
        {overlay === 'palette' && <CommandPalette commands={paletteCommands} onClose={close} />}
        {overlay === 'help' && <ShortcutsSheet onClose={close} />}
      </Suspense>
    </div>
  );
}

function Panes({ isNarrow, isCompact }: { isNarrow: boolean; isCompact: boolean }) {
  const { shownRunId, setTweakView, openGraph } = useNavigation();
  const [graphTarget, setGraphTarget] = useState<string | null>(null);
  const showPlan = useCallback(() => {
    // The URL's state must not be flushed, so it changes after the focus has moved.
    focusPane('tweaks');
    setTweakView('plan');
  }, [setTweakView]);
  useEffect(() => onOpenPart('plan', showPlan), [showPlan]);
  useEffect(
    () =>
      onShowOnGraph((component) => {
        revealPane('tweaks');
        setGraphTarget(component);
        openGraph(component);
      }),
    [openGraph],
  );
  const leaveTarget = useCallback(() => setGraphTarget(null), []);
  const renderGraph = useCallback(
    (tools: HTMLElement | null) => (
      <Suspense fallback={null}>
        <GraphView tools={tools} target={graphTarget} onArrived={leaveTarget} />
      </Suspense>
    ),
    [graphTarget, leaveTarget],
  );
  const history = (
    <PaneGuard>
      <HistoryStrip />
    </PaneGuard>
  );
  const renderRequest = (actions: ReactNode) => (
    <PaneGuard>
      <RequestPane
        actions={actions}
        onShowPlan={showPlan}
        sessionTools={<SessionsButton />}
        renderInputFiles={renderInputFiles}
        foldsOptions={isNarrow}
      />
    </PaneGuard>
  );
  const renderTweaks = (actions: ReactNode) => (
    <PaneGuard>
      <TweaksPane
        actions={actions}
        renderFileFields={renderFileFields}
        renderForm={renderForm}
        renderGraph={renderGraph}
        renderMap={renderMap}
        renderPlan={renderPlan}
      />
    </PaneGuard>
  );
  const renderResults = (actions: ReactNode) => (
    <PaneGuard>
      <ResultsPane actions={actions} loadErrorView={loadErrorView} />
    </PaneGuard>
  );
  if (isNarrow) {
    return (
      <NarrowPanes
        requestMark={<RequestMark />}
        tweaksMark={<TweaksMark />}
        request={renderRequest(null)}
        tweaks={renderTweaks(null)}
        results={renderResults(null)}
        history={history}
        runId={shownRunId}
        footer={
          <>
            <div className={classes.plan}>
              <PlanLine />
              <TweaksChip />
            </div>
            <RunButton isLarge />
          </>
        }
      />
    );
  }
  return (
    <>
      <WidePanes
        isCompact={isCompact}
        requestSummary={<RequestSummary />}
        tweaksSummary={<TweaksSummary />}
        renderRequest={renderRequest}
        renderTweaks={renderTweaks}
        renderResults={renderResults}
      />
      {history}
    </>
  );
}

function PageTitle() {
  const flow = useOpenFlow();
  const name = flow?.name;
  useEffect(() => {
    document.title = name === undefined ? 'Tweakbench' : `${name} · Tweakbench`;
  }, [name]);
  return <h1 className="tb-visually-hidden">{flow === null ? 'Tweakbench' : `Tweakbench, ${flow.name}`}</h1>;
}
