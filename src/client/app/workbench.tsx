/** The page: banner, panes, history strip, and what lies over them. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useIsDraftSettled } from '../draft/use-draft.ts';
import { DropZone } from '../features/flows/drop-zone.tsx';
import { ImportProblem } from '../features/flows/import-problem.tsx';
import { useImportFiles } from '../features/flows/use-import-files.ts';
import { HistoryStrip } from '../features/history/history-strip.tsx';
import { useCopyLink } from '../features/share/use-copy-link.ts';
import { useOpenedLink } from '../features/share/use-opened-link.ts';
import { useOpenFlow } from '../navigation/use-open-flow.ts';
import { loadMonoFont } from '../theme/load-mono-font.ts';
import { NoticeList } from '../ui/notice-list.tsx';
import { BenchPanes } from './bench-panes.tsx';
import type { PageCommands } from './page-commands.ts';
import { focusPane } from './panes/focus-pane.ts';
import { PaneGuard } from './panes/pane-guard.tsx';
import { useWidthMode } from './panes/use-width-mode.ts';
import { RequestDialogs } from './request-dialogs.tsx';
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
const ShortcutsSheet = lazy(async () => ({ default: (await import('./shortcuts-sheet.tsx')).ShortcutsSheet }));

export function Workbench() {
  const width = useWidthMode();
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

  const history = (
    <PaneGuard>
      <HistoryStrip />
    </PaneGuard>
  );
  return (
    <div className={classes.page}>
      <SkipLink />
      {width === 'narrow' ? (
        <NarrowBar commands={commands} />
      ) : (
        <TopBar commands={commands} isWide={width === 'wide'} />
      )}
      {problem !== null && <ImportProblem problem={problem} onClose={dismissProblem} />}
      {link.problem !== null && <ImportProblem problem={link.problem} onClose={link.dismissProblem} />}
      <main className={classes.main}>
        <PageTitle />
        <div className={classes.workspace}>
          <BenchPanes isNarrow={width === 'narrow'} isCompact={width === 'compact'} history={history} />
        </div>
        {width !== 'narrow' && history}
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

function PageTitle() {
  const flow = useOpenFlow();
  const name = flow?.name;
  useEffect(() => {
    document.title = name === undefined ? 'Tweakbench' : `${name} · Tweakbench`;
  }, [name]);
  return <h1 className="tb-visually-hidden">{flow === null ? 'Tweakbench' : `Tweakbench, ${flow.name}`}</h1>;
}
