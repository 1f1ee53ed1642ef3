/** The tools of the shown run: how it is shown, and its menu. */

import { useMemo } from 'react';
import { type ExportedFile, exportCsv, exportMarkdown, exportReplies } from '#run/export/result-export.ts';
import type { Run } from '#run/model/run.ts';
import { outputKey, outputNamer, runOutputs } from '#run/results/result-sections.ts';
import type { RunSummary } from '../../../runs/history/run-summary.ts';
import { type RunActions, useRunActions } from '../../../runs/use-run-actions.ts';
import { useResultView } from '../../../shell/navigation/use-url-key.ts';
import { sendUiRequest } from '../../../shell/state/send-ui-request.ts';
import { downloadFile } from '../../../shell/ui/browser/download-file.ts';
import { ActionMenu } from '../../../shell/ui/controls/action-menu.tsx';
import { notifyError } from '../../../shell/ui/feedback/notify-error.ts';
import { useSaveEvidence } from '../../blocks/evidence/use-save-evidence.ts';
import type { ResultOptions } from '../shared/result-options.ts';
import { DisplayMenu } from './display-menu.tsx';
import { useRunSummary } from './use-run-summary.ts';

export interface RunToolsProps {
  run: Run;
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
  /** True if the pane has room for answers side by side. */
  isWide: boolean;
}

export function RunTools({ run, options, onOptions, isWide }: RunToolsProps) {
  // Depend only on the plan and on names, so that arriving answers do not change them.
  const { plan } = run;
  const inputs = useMemo(() => plan.requests.flatMap((request) => request.inputs).toSorted((a, b) => a - b), [plan]);
  const outputs = useOutputNames(run);
  const view = useResultView();
  return (
    <>
      <DisplayMenu
        options={options}
        onOptions={onOptions}
        inputs={inputs}
        outputs={outputs}
        isOtherView={view !== 'answer'}
        isWide={isWide}
      />
      {run.status !== 'running' && <ShownRunMenu run={run} />}
    </>
  );
}

/** Keys and names of the run's outputs; the same list while they are the same. */
function useOutputNames(run: Run): (readonly [key: string, name: string])[] {
  const nameOf = outputNamer(run);
  const found = JSON.stringify(runOutputs(run).map((output) => [outputKey(output), nameOf(output)]));
  return useMemo(() => JSON.parse(found), [found]);
}

const NOT_SAVED = 'The run was not saved as a file';

/** The menu of the shown run: pin it, or save it as a file. */
function ShownRunMenu({ run }: { run: Run }) {
  const { exportFile, setPinned } = useRunActions();
  const saveEvidence = useSaveEvidence();
  const summary = useRunSummary(run.id);
  async function saveRun() {
    const file = await exportFile(run.id);
    if (file) downloadFile(file.fileName, file.text);
  }
  return (
    <ActionMenu
      label="Run menu"
      isInPalette
      actions={[
        {
          label: 'Save as test',
          isBlocked: run.status === 'running',
          onSelect: () =>
            sendUiRequest('saveTest', { read: async () => run, input: run.inputs[0]?.index ?? 0, output: null }),
        },
        ...(summary ? [pinAction(summary, setPinned)] : []),
        {
          label: replyLabel(run),
          isBlocked: run.replies.length === 0,
          onSelect: () => notifyError(saveReplies(run), NOT_SAVED),
        },
        { label: 'Whole run with request, plan and times (JSON)', onSelect: () => notifyError(saveRun(), NOT_SAVED) },
        {
          label: 'Save evidence file',
          onSelect: () => notifyError(saveEvidence([run.id]), NOT_SAVED),
        },
        { label: 'Answers as CSV', onSelect: () => save(exportCsv(run)) },
        { label: 'Answers as Markdown', onSelect: () => save(exportMarkdown(run)) },
        { label: 'Print', onSelect: () => print() },
      ]}
    />
  );
}

function pinAction({ id, isPinned }: RunSummary, setPinned: RunActions['setPinned']) {
  return {
    label: isPinned ? 'Unpin run' : 'Pin run',
    onSelect: () => notifyError(setPinned(id, !isPinned), isPinned ? 'Not unpinned' : 'Not pinned'),
  };
}

function replyLabel({ replies }: Run): string {
  const isWhole = replies.every(({ isCut }) => !isCut);
  if (replies.length > 1) return isWhole ? 'Raw replies (ZIP)' : 'Saved replies (ZIP, may be incomplete)';
  return isWhole ? 'Raw reply (JSON)' : 'Saved reply (text, may be incomplete)';
}

/** Saves several replies as several files: one file would no longer be what was sent. */
async function saveReplies(run: Run) {
  const files = exportReplies(run);
  const [first] = files;
  if (first && files.length === 1) return save(first);
  const { strToU8, zipSync } = await import('fflate');
  const entries = Object.fromEntries(files.map(({ fileName, text }) => [fileName, strToU8(text)]));
  downloadFile(`run-${run.number}-replies.zip`, new Uint8Array(zipSync(entries)), 'application/zip');
}

function save({ fileName, text, type }: ExportedFile) {
  downloadFile(fileName, text, type);
}
