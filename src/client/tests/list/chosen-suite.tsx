/** The chosen suite beside the list: what it is, or how to get its first cases. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { passedText } from '#run/figures/passed-text.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { saveSuiteFile } from '../runs/save-suite-file.ts';
import { useSuite } from '../runs/use-suite.ts';
import { useSuiteCommands } from '../runs/use-suite-commands.ts';
import type { ListedSuite } from '../runs/use-suites.ts';
import type { EditorBegin } from '../shared/rows-source.ts';
import { ChooseFlowButton } from '../suites/choose-flow-button.tsx';
import { useIsFlowGone } from '../suites/use-is-flow-gone.ts';
import { BeginList, SuiteParts } from './begin-list.tsx';
import classes from './suites.module.css';

const SuiteDialog = lazyOverlay(async () => (await import('../suites/suite-dialog.tsx')).SuiteDialog);

export interface ChosenSuiteProps {
  listed: ListedSuite;
  onEdit: (suite: string, begin: EditorBegin) => void;
}

export function ChosenSuite({ listed: { entry, isHere, last }, onEdit }: ChosenSuiteProps) {
  const view = useSuite(entry.id);
  const { openTests } = useNavigate();
  const { remove, duplicate } = useSuiteCommands();
  const [dialog, setDialog] = useState<'rename' | 'move' | null>(null);
  const { summaries } = useRunSummaries();
  const isGone = useIsFlowGone(entry);
  const runs = summaries.filter(({ flow }) => flow.id === entry.flow.id).length;
  const { suite, status, problems } = view;
  const cases = suite?.cases.length ?? 0;
  const isEmpty = status === 'ready' && suite !== null && cases === 0;
  return (
    <section className={`tb-scroll ${classes.chosen}`} aria-label={entry.name}>
      <div className="tb-row tb-min-28">
        <p className="tb-quiet tb-grow tb-cut">{isEmpty ? entry.name : entry.flow.name}</p>
        <ActionMenu
          label="Suite menu"
          isInPalette
          actions={[
            { label: 'Rename', onSelect: () => setDialog('rename') },
            { label: 'Duplicate', onSelect: () => duplicate(entry) },
            { label: 'Move to another flow', onSelect: () => setDialog('move'), isBlocked: !isHere },
            { label: 'Save suite file', onSelect: () => notifyError(saveSuiteFile(view), 'Nothing was saved') },
            { label: 'Delete suite', onSelect: () => remove(entry) },
          ]}
        />
      </div>
      {isGone ? (
        <>
          <h3 className="tb-heading">The flow of this suite is not on this server</h3>
          <p className="tb-quiet">
            It was written for {entry.flow.name}. When you choose another flow, its components are matched again.
          </p>
          <p>
            <ChooseFlowButton suite={entry} />
          </p>
        </>
      ) : isEmpty ? (
        <>
          <h3 className="tb-heading">This suite has no cases yet</h3>
          <SuiteParts />
          <h4 className={`tb-sm tb-strong ${classes.waysTitle}`}>Add the first cases</h4>
          <BeginList onBegin={(how) => onEdit(entry.id, how)} runs={runs} />
          <p className="tb-sm tb-quiet">
            Or drop a file here. Cases can be changed at any time; results that exist are kept as they were.
          </p>
        </>
      ) : (
        <>
          <h3 className="tb-heading">{entry.name}</h3>
          {typeof status === 'object' && (
            <p className="tb-problem" role="alert">
              The suite was not loaded: {status.problem}
            </p>
          )}
          {status === 'loading' && <p className="tb-quiet">Loading the suite</p>}
          {suite && (
            <p className="tb-quiet">
              {formatCount(cases, 'case')} × {formatCount(suite.variants.length, 'variant')}
              {suite.repeat > 1 && ` × ${suite.repeat} repeats`}.{' '}
              {last === null ? 'Not run yet.' : `Last result: ${passedText(last.tally, ' passed')}.`}
            </p>
          )}
          {problems.length > 0 && (
            <p className="tb-problem">
              {formatCount(problems.length, 'problem')}: line {problems[0]?.line}: {problems[0]?.message}.
            </p>
          )}
          <p className="tb-row tb-wrap tb-above-lg">
            <Button variant="filled" onClick={() => openTests({ suite: entry.id })}>
              Open suite
            </Button>
            <Button onClick={() => onEdit(entry.id, null)}>Edit suite</Button>
          </p>
          {suite && (
            <ul className="tb-list tb-hairline-above tb-above-lg" aria-label="First cases">
              {suite.cases.slice(0, 8).map((one, at) => (
                <li key={one.name} className={`tb-row tb-hairline tb-min-32 ${classes.previewRow}`}>
                  <span className="tb-mono tb-faint">{at + 1}</span>
                  <span className="tb-cut tb-grow">{one.turns[0]?.input ?? one.name}</span>
                  <span className="tb-cut tb-sm tb-quiet">{one.turns.at(-1)?.expected ?? ''}</span>
                </li>
              ))}
              {cases > 8 && <li className="tb-sm tb-quiet">and {formatCount(cases - 8, 'more case')}</li>}
            </ul>
          )}
        </>
      )}
      {dialog && <SuiteDialog kind={dialog} suite={entry} onClose={() => setDialog(null)} />}
    </section>
  );
}
