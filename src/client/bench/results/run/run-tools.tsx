/** The tools of the shown run: choice of input, grouping, and its menu. */

import '@mantine/core/styles/Popover.layer.css';
import { Popover, Switch } from '@mantine/core';
import { memo, useMemo } from 'react';
import { type ExportedFile, exportCsv, exportMarkdown, exportReplies } from '#run/export/result-export.ts';
import { inputTitle } from '#run/figures/input-title.ts';
import type { Run } from '#run/model/run.ts';
import type { RunSummary } from '../../../runs/history/run-summary.ts';
import { type RunActions, useRunActions } from '../../../runs/use-run-actions.ts';
import { IconAdjustmentsHorizontal } from '../../../shell/icons/icons.ts';
import { sendUiRequest } from '../../../shell/state/send-ui-request.ts';
import { downloadFile } from '../../../shell/ui/browser/download-file.ts';
import { ActionMenu } from '../../../shell/ui/controls/action-menu.tsx';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import { Segments } from '../../../shell/ui/controls/segments.tsx';
import { notifyError } from '../../../shell/ui/feedback/notify-error.ts';
import { useSaveEvidence } from '../../blocks/evidence/use-save-evidence.ts';
import classes from '../results-pane.module.css';
import type { ResultOptions } from '../shared/result-options.ts';
import { useRunSummary } from './use-run-summary.ts';

export interface RunToolsProps {
  run: Run;
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
}

export function RunTools({ run, options, onOptions }: RunToolsProps) {
  // Depends only on the plan, so that arriving answers do not change it.
  const { plan } = run;
  const inputs = useMemo(() => namedInputs(plan), [plan]);
  return (
    <>
      <RunChoices inputs={inputs} options={options} onOptions={onOptions} />
      {run.status !== 'running' && <ShownRunMenu run={run} />}
    </>
  );
}

function namedInputs(plan: Run['plan']): InputChoiceProps['inputs'] {
  const indices = plan.requests.flatMap((request) => request.inputs).toSorted((left, right) => left - right);
  return indices.map((index) => ({ index, title: inputTitle(index) }));
}

const RunChoices = memo(function RunChoices({ inputs, options, onOptions }: InputChoiceProps) {
  const hasSeveral = inputs.length > 1;
  return (
    <>
      {hasSeveral && (
        <div className={classes.inline}>
          <GroupByChoice options={options} onOptions={onOptions} />
          <InputChoice inputs={inputs} options={options} onOptions={onOptions} />
        </div>
      )}
      <div>
        <Popover position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <IconButton icon={IconAdjustmentsHorizontal} label="Result options" />
          </Popover.Target>
          <Popover.Dropdown aria-label="Result options">
            <div className="tb-stack">
              {hasSeveral && (
                <div className={classes.overflow}>
                  <p className="tb-sm tb-quiet tb-below-xs">Group by</p>
                  <GroupByChoice options={options} onOptions={onOptions} />
                </div>
              )}
              <div>
                <p className="tb-sm tb-quiet tb-below-xs">Layout of an output</p>
                <LayoutChoice options={options} onOptions={onOptions} />
              </div>
              {hasSeveral && (
                <Switch
                  label="Hide duplicate answers"
                  checked={options.foldsIdentical}
                  onChange={(event) => onOptions({ ...options, foldsIdentical: event.currentTarget.checked })}
                />
              )}
              {hasSeveral && (
                <div className={classes.overflow}>
                  <p className="tb-sm tb-quiet tb-below-xs">Input shown</p>
                  <InputChoice inputs={inputs} options={options} onOptions={onOptions} />
                </div>
              )}
            </div>
          </Popover.Dropdown>
        </Popover>
      </div>
    </>
  );
});

interface ChoiceProps {
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
}

const GROUPS = [
  ['input', 'Input'],
  ['output', 'Output'],
] as const;
const LAYOUTS = [
  ['list', 'List'],
  ['table', 'Table'],
  ['side', 'Side by side'],
] as const;

/** Choices of what is shown of a run. */
function GroupByChoice({ options, onOptions }: ChoiceProps) {
  return (
    <Segments
      label="Group by"
      choices={GROUPS}
      value={options.groupBy}
      onChange={(groupBy) => onOptions({ ...options, groupBy })}
    />
  );
}

/** The layout of the outputs: side by side are those of several inputs. */
function LayoutChoice({ options, onOptions }: ChoiceProps) {
  return (
    <Segments
      label="Output layout"
      choices={options.groupBy === 'output' ? LAYOUTS : LAYOUTS.filter(([layout]) => layout !== 'side')}
      value={options.layout === 'side' && options.groupBy === 'input' ? 'list' : options.layout}
      onChange={(layout) => onOptions({ ...options, layout })}
    />
  );
}

interface InputChoiceProps extends ChoiceProps {
  /** Index and name of the run's inputs. */
  inputs: readonly { index: number; title: string }[];
}

function InputChoice({ inputs, options, onOptions }: InputChoiceProps) {
  return (
    <Segments
      label="Input shown"
      choices={[['all', 'All inputs'], ...inputs.map(({ index, title }) => [String(index), title] as const)]}
      most={6}
      withinPortal={false}
      value={options.inputShown === null ? 'all' : String(options.inputShown)}
      onChange={(next) => onOptions({ ...options, inputShown: next === 'all' ? null : Number(next) })}
    />
  );
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
