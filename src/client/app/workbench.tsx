/** The page in the mode that it is in, with what every mode shows. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { useIsDraftSettled } from '../draft/use-draft.ts';
import { ImportProblem } from '../features/flows/import-problem.tsx';
import { useCopyLink } from '../features/share/use-copy-link.ts';
import { useOpenedLink } from '../features/share/use-opened-link.ts';
import { useNavigation } from '../navigation/use-navigation.ts';
import { useOpenFlow } from '../navigation/use-open-flow.ts';
import { loadMonoFont } from '../theme/load-mono-font.ts';
import { NoticeList } from '../ui/notice-list.tsx';
import { BenchPage } from './bench-page.tsx';
import { RunStatus } from './run/run-status.tsx';
import { useOpenPresentation } from './use-open-presentation.ts';
import classes from './workbench.module.css';

const PresentMode = lazy(async () => ({ default: (await import('./present-mode.tsx')).PresentMode }));

export function Workbench() {
  const { mode } = useNavigation();
  const [opened, setOpened] = useState<typeof mode | null>(mode);
  if (opened !== null && opened !== mode) setOpened(null);
  const link = useOpenedLink();
  const copyLink = useCopyLink();
  const presentation = useOpenPresentation();
  const isSettled = useIsDraftSettled();
  useEffect(() => {
    if (isSettled) loadMonoFont();
  }, [isSettled]);
  const name = useOpenFlow()?.name;
  useEffect(() => {
    document.title = name === undefined ? 'Tweakbench' : `${name} · Tweakbench`;
  }, [name]);
  const problems = (
    <>
      {link.problem !== null && <ImportProblem problem={link.problem} onClose={link.dismissProblem} />}
      {presentation.problem !== null && (
        <ImportProblem problem={presentation.problem} onClose={presentation.dismissProblem} />
      )}
    </>
  );
  return (
    <div className={classes.page}>
      {mode === 'present' ? (
        <Suspense fallback={null}>
          {problems}
          <PresentMode copyLink={copyLink} openPresentation={presentation.open} />
        </Suspense>
      ) : (
        <BenchPage
          copyLink={copyLink}
          openPresentation={presentation.open}
          problems={problems}
          isEntered={opened === null}
        />
      )}
      <RunStatus />
      <NoticeList />
    </div>
  );
}
