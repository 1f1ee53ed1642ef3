/** The page in its current mode, with the parts that all modes share. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { DropZone } from '../bench/flows/drop-zone.tsx';
import { useCopyLink } from '../bench/share/use-copy-link.ts';
import { useOpenedLink } from '../bench/share/use-opened-link.ts';
import { useIsDraftSettled } from '../draft/use-draft.ts';
import { IconX } from '../shell/icons/icons.ts';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { isWholePage, type PageMode } from '../shell/navigation/navigation-state.ts';
import { useOpenFlow } from '../shell/navigation/use-open-flow.ts';
import { useMode, useShownPart } from '../shell/navigation/use-url-key.ts';
import { loadMonoFont } from '../shell/theme/load-mono-font.ts';
import { IconButton } from '../shell/ui/controls/icon-button.tsx';
import { NoticeList } from '../shell/ui/feedback/notice-list.tsx';
import { notifyError } from '../shell/ui/feedback/notify-error.ts';
import { StateMark } from '../shell/ui/feedback/state-mark.tsx';
import { BenchPage } from './bench-page.tsx';
import { PaneGuard } from './panes/pane-guard.tsx';
import { RunStatusRegion } from './run/run-status-region.tsx';
import { useOpenFiles } from './use-open-files.ts';
import classes from './workbench.module.css';

const WholePage = lazy(async () => ({ default: (await import('./whole-page.tsx')).WholePage }));

export function Workbench() {
  const mode = useMode();
  const part = useShownPart();
  const [opened, setOpened] = useState<typeof part | null>(part);
  if (opened !== null && opened !== part) setOpened(null);
  // Leaving Present or a vote returns to the mode from which it was opened.
  const [before, setBefore] = useState<PageMode>('bench');
  const isWhole = isWholePage(mode);
  if (!isWhole && mode !== before) setBefore(mode);
  const { setMode } = useNavigate();
  const link = useOpenedLink();
  const copyLink = useCopyLink();
  const { openFiles, problems: unopened, dismissProblems } = useOpenFiles();
  const isSettled = useIsDraftSettled();
  useEffect(() => {
    if (isSettled) loadMonoFont();
  }, [isSettled]);
  const name = useOpenFlow()?.name;
  useEffect(() => {
    document.title = name === undefined ? 'Tweakbench' : `${name} · Tweakbench`;
  }, [name]);
  const hasProblems = link.problem !== null || unopened.length > 0;
  const problems = hasProblems && (
    <>
      {link.problem !== null && <ImportProblem problem={link.problem} onClose={link.dismissProblem} />}
      {unopened.length > 0 && <ImportProblem problem={unopened.join(' ')} onClose={dismissProblems} />}
    </>
  );
  return (
    <div className={`tb-column tb-shrink tb-bg ${classes.page}`}>
      {isWhole ? (
        <PaneGuard onLeave={() => setMode(before)}>
          <Suspense>
            {problems}
            <WholePage leaveTo={before} copyLink={copyLink} openFiles={openFiles} />
          </Suspense>
        </PaneGuard>
      ) : (
        <BenchPage copyLink={copyLink} openFiles={openFiles} problems={problems} isEntered={opened === null} />
      )}
      <DropZone onFiles={(files) => notifyError(openFiles(files), 'Nothing was opened')} />
      <RunStatusRegion />
      <NoticeList at={isWhole ? 'top' : 'bottom'} />
    </div>
  );
}

/** Says under the top bar what was not opened, until it is closed. */
function ImportProblem({ problem, onClose }: { problem: string; onClose: () => void }) {
  return (
    <div className="tb-bar tb-row tb-refused-tint tb-inset-xs-sm" role="alert" aria-label="Import failed">
      <StateMark state="refused" />
      <p className="tb-grow tb-break tb-ink">{problem}</p>
      <IconButton icon={IconX} label="Close import message" iconSize={14} onClick={onClose} />
    </div>
  );
}
