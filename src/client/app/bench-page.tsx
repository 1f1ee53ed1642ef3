/** The layout of Bench and Tests, and of Compare over them: banner, workspace, history strip and overlays. */
import { lazy, memo, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { HistoryStrip } from '../bench/history/history-strip.tsx';
import { EVIDENCE_TYPES } from '../bench/runs/use-open-evidence.ts';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../shell/navigation/use-open-flow.ts';
import { useMode, useShownPart } from '../shell/navigation/use-url-key.ts';
import { sendUiRequest } from '../shell/state/send-ui-request.ts';
import { useUiRequest } from '../shell/state/use-ui-request.ts';
import { chooseFiles } from '../shell/ui/browser/choose-files.ts';
import { notifyError } from '../shell/ui/feedback/notify-error.ts';
import { focusText } from '../shell/ui/focus/focus-into.ts';
import { isFocusLost } from '../shell/ui/focus/is-focus-lost.ts';
import { BenchPanes } from './bench-panes.tsx';
import type { PageCommands } from './commands/page-commands.ts';
import { OpenFlowNeeds } from './open-flow-needs.tsx';
import { type Overlay, PageOverlays } from './page-overlays.tsx';
import { PaneGuard } from './panes/pane-guard.tsx';
import { useWidthMode } from './panes/use-width-mode.ts';
import { PlanPart } from './plan-part.tsx';
import { RequestDialogs } from './request-dialogs.tsx';
import { SkipLink } from './skip-link.tsx';
import { NarrowBar } from './top-bar/narrow-bar.tsx';
import { TopBar } from './top-bar/top-bar.tsx';
import { useFocusBefore } from './use-focus-before.ts';
import classes from './workbench.module.css';

const TestsMode = lazy(async () => ({ default: (await import('./tests-mode.tsx')).TestsMode }));
const CompareView = lazy(async () => ({ default: (await import('../bench/compare/compare-view.tsx')).CompareView }));

export interface BenchPageProps {
  copyLink: () => void;
  openFiles: (files: readonly File[]) => Promise<void>;
  /** Errors of opened files, shown below the banner. */
  problems: ReactNode;
  /** True if another part was left for this one. When the page is first opened, the focus starts at the top. */
  isEntered: boolean;
}

/**
 * Rendered when the mode or the width changes, but not for a new run or flow, for which only the parts that show it
 * render.
 */
export const BenchPage = memo(function BenchPage({ copyLink, openFiles, problems, isEntered }: BenchPageProps) {
  const width = useWidthMode();
  const mode = useMode();
  const part = useShownPart();
  const { setMode } = useNavigate();
  const page = useRef<HTMLElement>(null);
  useFocusBefore(page, part === 'compare');
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  useUiRequest('allRuns', () => setOverlay('runs'));
  const openFile = useCallback(() => {
    notifyError(chooseFiles(EVIDENCE_TYPES).then(openFiles), 'Nothing was opened');
  }, [openFiles]);
  const present = useCallback(() => setMode('present'), [setMode]);
  const commands = useMemo<PageCommands>(
    () => ({
      openPalette: () => setOverlay('palette'),
      openHelp: () => setOverlay('help'),
      openAllRuns: () => setOverlay((before) => (before === 'runs' ? null : 'runs')),
      copyLink,
      importFiles: openFiles,
      present,
    }),
    [copyLink, openFiles, present],
  );
  useEffect(() => {
    if (!isEntered) return;
    if (part === 'tests') sendUiRequest('focus', { kind: 'title', of: part, ifLost: true });
    // What had the focus in the history is still there, but something else is to be read.
    if (part === 'compare') sendUiRequest('focus', { kind: 'title', of: part });
  }, [isEntered, part]);
  const isListUp = overlay === 'runs';
  const history = useMemo(
    () => (
      <PaneGuard>
        <HistoryStrip onOpenFile={openFile} isListUp={isListUp} onToggleList={commands.openAllRuns} />
      </PaneGuard>
    ),
    [openFile, commands, isListUp],
  );
  return (
    <>
      <SkipLink />
      {width === 'narrow' ? (
        <NarrowBar commands={commands} />
      ) : (
        <TopBar commands={commands} isWide={width === 'wide'} />
      )}
      {problems}
      <OpenFlowNeeds />
      <main ref={page} className="tb-fill">
        <PageTitle isEntered={part === 'bench' && isEntered} />
        <div className={`tb-fill tb-relative ${classes.workspace}`} hidden={part !== 'bench'}>
          <BenchPanes isNarrow={width === 'narrow'} isCompact={width === 'compact'} history={history} />
          <PlanPart isNarrow={width === 'narrow'} />
        </div>
        {mode === 'tests' && (
          <div className={`tb-fill tb-relative ${classes.workspace}`} hidden={part !== 'tests'}>
            <PaneGuard>
              <Suspense>
                <TestsMode />
              </Suspense>
            </PaneGuard>
          </div>
        )}
        {part === 'compare' && (
          <PaneGuard>
            <Suspense>
              <CompareView />
            </Suspense>
          </PaneGuard>
        )}
        {width !== 'narrow' && history}
      </main>
      <RequestDialogs />
      <PageOverlays overlay={overlay} onOverlay={setOverlay} onOpenFile={openFile} commands={commands} />
    </>
  );
});

/** Takes the focus when the bench is entered from another mode. */
function PageTitle({ isEntered }: { isEntered: boolean }) {
  const flow = useOpenFlow();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isEntered && isFocusLost()) focusText(title.current);
  }, [isEntered]);
  return (
    <h1 ref={title} className="tb-visually-hidden">
      {flow === null ? 'Tweakbench' : `Tweakbench, ${flow.name}`}
    </h1>
  );
}
