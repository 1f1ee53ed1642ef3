/** Overlays of the page, and its shortcuts. */
import { useCallback } from 'react';
import { goTo } from '../shell/navigation/go-to.ts';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { useShownPart } from '../shell/navigation/use-url-key.ts';
import { useUiState } from '../shell/state/ui-state.ts';
import { useThemeChoice } from '../shell/theme/use-theme-choice.ts';
import { lazyOverlay } from '../shell/ui/feedback/lazy-overlay.tsx';
import { useEarlyText } from '../shell/ui/focus/use-early-text.ts';
import type { PageCommands } from './commands/page-commands.ts';
import { useShortcuts } from './commands/use-shortcuts.ts';
import { useRunCommand } from './run/run-command.ts';

// Loaded with its commands, whose icons would be a large part of a first visit.
const LoadedPalette = lazyOverlay(async () => (await import('./page-palette.tsx')).PagePalette);
const AllRuns = lazyOverlay(async () => (await import('../bench/history/all-runs/all-runs.tsx')).AllRuns);
const HelpSheet = lazyOverlay(async () => (await import('./help-sheet.tsx')).HelpSheet);

export type Overlay = 'palette' | 'help' | 'runs';

export interface PageOverlaysProps {
  overlay: Overlay | null;
  onOverlay: (overlay: Overlay | null) => void;
  /** Opens the runs of an evidence file. */
  onOpenFile: () => void;
  commands: PageCommands;
}

export function PageOverlays({ overlay, onOverlay, onOpenFile, commands }: PageOverlaysProps) {
  const { run, stop, running, tests } = useRunCommand();
  const part = useShownPart();
  const { closeCompare } = useNavigate();
  const theme = useThemeChoice();
  const close = useCallback(() => onOverlay(null), [onOverlay]);
  function leave(): (() => void) | null {
    const beside = useUiState.getState().besides.findLast(({ isInView }) => isInView());
    return beside?.close ?? (part === 'compare' ? closeCompare : null);
  }
  useShortcuts({
    run,
    stop: running === null && tests === null ? null : stop,
    leave,
    openPalette: () => onOverlay(overlay === 'palette' ? null : 'palette'),
    openHelp: commands.openHelp,
    goToPane: (pane) => goTo({ kind: 'pane', pane }),
    cycleTheme: theme.next,
    present: commands.present,
  });
  switch (overlay) {
    case 'palette':
      return <PaletteOverlay commands={commands} onClose={close} />;
    case 'help':
      return <HelpSheet onClose={close} />;
    case 'runs':
      return <AllRuns onOpenFile={onOpenFile} onClose={close} />;
    case null:
      return null;
  }
}

/** Text that is typed while the palette is being loaded becomes its query. */
export function PaletteOverlay(props: { commands: PageCommands; onClose: () => void }) {
  const [query, setQuery] = useEarlyText();
  return <LoadedPalette {...props} query={query} onQuery={setQuery} />;
}
