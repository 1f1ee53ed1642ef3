/** The head of the editor: which suite, whether it is saved, what a run costs, undo, export, and the way back. */
import { Button, SegmentedControl, Select } from '@mantine/core';
import { useMemo } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import { countRequests } from '#tests/view/request-count.ts';
import { IconArrowBackUp, IconArrowForwardUp, IconDownload } from '../../shell/icons/icons.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useProvideModeRun } from '../../shell/navigation/use-provide-mode-run.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { PartTitle } from '../../shell/ui/focus/part-title.tsx';
import { saveSuiteFile } from '../runs/save-suite-file.ts';
import type { SuiteView } from '../runs/use-suite.ts';
import { useSuiteRun } from '../runs/use-suite-run.ts';
import { useSuites } from '../runs/use-suites.ts';
import classes from './editor.module.css';

export interface EditorHeadProps {
  id: string;
  view: SuiteView;
  isText: boolean;
  onText: (isText: boolean) => void;
}

export function EditorHead({ id, view, isText, onText }: EditorHeadProps) {
  const { entry, suite, saving, problems } = view;
  const { openTests } = useNavigate();
  const { suites } = useSuites();
  const { start } = useSuiteRun(id);
  const cost = useMemo(() => suite && countRequests(suite), [suite]);
  const runAll = () => {
    if (entry === null) return notify({ message: 'The suite is not loaded yet' });
    if (cost === null || cost.cells === 0) return notify({ message: 'Add a case first' });
    if (problems.length > 0) return notify({ message: `The suite has a problem: ${problems[0]?.message ?? ''}` });
    openTests({ suite: id });
    void start('all', null);
  };
  useProvideModeRun('Run all', runAll);
  return (
    <header className={`tb-bar tb-wrap tb-inset-xs-sm tb-min-48 ${classes.head}`}>
      <PartTitle of="tests" className="tb-md tb-strong" id="tests-title">
        <button type="button" className="tb-link tb-strong" onClick={() => openTests({ suite: null })}>
          Tests
        </button>
      </PartTitle>
      <Select
        className={classes.suite ?? ''}
        aria-label="Suite"
        searchable
        data={suites.filter(({ isHere }) => isHere).map(({ entry: one }) => ({ value: one.id, label: one.name }))}
        value={id}
        onChange={(next) => next !== null && next !== id && openTests({ suite: next, isEditing: true })}
      />
      <span className="tb-strong tb-wide-only">Edit suite</span>
      <span className="tb-sm tb-quiet">
        {saving === 'saved' ? 'Saved' : saving === 'saving' ? 'Saving' : `Not saved: ${saving.problem}`}
      </span>
      <span className={`tb-row tb-end tb-wrap ${classes.tools}`}>
        {problems.length > 0 ? (
          <button
            type="button"
            className="tb-link tb-sm tb-problem"
            title={problems[0]?.message}
            onClick={() => onText(true)}
          >
            {formatCount(problems.length, 'problem')}, so it does not run
          </button>
        ) : (
          cost && (
            <span className={`tb-sm tb-quiet ${classes.cost}`} role="note" aria-label="Requests of a run">
              Run all sends <b className="tb-mono">{cost.requests.toLocaleString('en')}</b>{' '}
              {cost.requests === 1 ? 'request' : 'requests'}
              {cost.judged > 0 && (
                <>
                  , <b className="tb-mono">{cost.judged.toLocaleString('en')}</b> more to judge
                </>
              )}
            </span>
          )
        )}
        <SegmentedControl
          aria-label="Edit as"
          data={[
            { value: 'form', label: 'Form' },
            { value: 'text', label: 'Text' },
          ]}
          value={isText ? 'text' : 'form'}
          onChange={(next) => onText(next === 'text')}
        />
        <span className="tb-row">
          <IconButton icon={IconArrowBackUp} label="Undo" tip aria-disabled={!view.canUndo} onClick={view.undo} />
          <IconButton icon={IconArrowForwardUp} label="Redo" tip aria-disabled={!view.canRedo} onClick={view.redo} />
        </span>
        <Button
          size="xs"
          aria-label="Save suite file"
          classNames={{ label: 'tb-wide-only', section: classes.fileIcon }}
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => notifyError(saveSuiteFile(view), 'Nothing was saved')}
        >
          Save suite file
        </Button>
        <Button size="xs" onClick={() => openTests({ suite: id })}>
          Back to the results
        </Button>
      </span>
    </header>
  );
}
