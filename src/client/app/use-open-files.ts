/** Opens dropped or chosen files by their content: a flow, an evidence file or a presentation. */

import { useCallback, useState } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import { useImportFiles } from '../bench/flows/use-import-files.ts';
import { useOpenEvidence } from '../bench/runs/use-open-evidence.ts';
import { useUiRequest } from '../shell/state/use-ui-request.ts';
import { useLatest } from '../shell/ui/browser/use-latest.ts';
import { notifyError } from '../shell/ui/feedback/notify-error.ts';
import { useOpenPresentation } from './use-open-presentation.ts';

export interface OpenFiles {
  /** The same function in every rendering, because most of the page has it. */
  openFiles: (files: readonly File[]) => Promise<void>;
  /** A sentence for each of the last files that could not be opened. */
  problems: readonly string[];
  dismissProblems: () => void;
}

/** Opens flows first, because other files may belong to them. The last opened file is shown. */
export function useOpenFiles(): OpenFiles {
  const { importFiles, problem, dismissProblem } = useImportFiles();
  const latest = useLatest({
    dismissProblem,
    importFiles,
    openEvidence: useOpenEvidence(),
    openPresentation: useOpenPresentation(),
  });
  const [unopened, setUnopened] = useState<readonly string[]>([]);
  const dismissProblems = useCallback(() => {
    latest.current.dismissProblem();
    setUnopened([]);
  }, [latest]);
  const openFiles = useCallback(
    async (files: readonly File[]) => {
      dismissProblems();
      const { importFiles, openEvidence, openPresentation } = latest.current;
      const kinds = await Promise.all(files.map(kindOf));
      const of = (kind: FileKind) => files.filter((_, index) => kinds[index] === kind);
      await importFiles(of('flow'));
      const openEach = async (some: readonly File[], open: (file: File) => Promise<void>) => {
        for (const file of some) {
          try {
            await open(file);
          } catch (error) {
            const why = errorMessage(error);
            setUnopened((before) => [...before, `${file.name} was not opened. ${why}`]);
          }
        }
      };
      await openEach(of('evidence'), openEvidence);
      await openEach(of('presentation'), openPresentation);
    },
    [latest, dismissProblems],
  );
  useUiRequest('openFiles', (files) => notifyError(openFiles(files), 'Nothing was opened'));
  return { openFiles, problems: problem === null ? unopened : [problem, ...unopened], dismissProblems };
}

type FileKind = 'flow' | 'evidence' | 'presentation';

/** JSON says what it is within so many bytes, whatever the name of the file. */
const NAMED_WITHIN = 200;

export async function kindOf(file: File): Promise<FileKind> {
  const head = await file.slice(0, NAMED_WITHIN).text();
  if (head.includes('"tweakbench-presentation"')) return 'presentation';
  const isPage = /\.html?$/i.test(file.name) || file.type === 'text/html';
  return isPage || head.includes('"tweakbench-run"') ? 'evidence' : 'flow';
}
