/** All suites and votes, and beside them the chosen suite, or the votes. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { useFlow } from '../../shell/api/flows-query.ts';
import { useFailureSentence } from '../../shell/api/use-failure-sentence.ts';
import { IconFolderOpen, IconPlus } from '../../shell/icons/icons.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useProvideModeRun } from '../../shell/navigation/use-provide-mode-run.ts';
import { useAreVotesChosen } from '../../shell/navigation/use-tests-route.ts';
import { useFlowId } from '../../shell/navigation/use-url-key.ts';
import { chooseFiles } from '../../shell/ui/browser/choose-files.ts';
import { usePageActions } from '../../shell/ui/commands/page-actions.ts';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { keepFocus } from '../../shell/ui/focus/keep-focus.ts';
import { PartTitle } from '../../shell/ui/focus/part-title.tsx';
import { useIsNarrow } from '../../shell/ui/layout/use-is-narrow.ts';
import { useRowsDrop } from '../import/use-rows-drop.ts';
import { useSuites } from '../runs/use-suites.ts';
import type { EditorBegin } from '../shared/rows-source.ts';
import { RefusedCells } from '../suites/refused-cells.tsx';
import { BeginList, ExampleWay, SuiteParts } from './begin-list.tsx';
import { ChosenSuite } from './chosen-suite.tsx';
import { SuiteList } from './suite-list.tsx';
import classes from './suites.module.css';
import { type ExampleSuite, useExampleSuite } from './use-example-suite.ts';
import { VotesEntry } from './votes-entry.tsx';
import { VotesPane } from './votes-pane.tsx';

const NewSuiteDialog = lazyOverlay(async () => (await import('./new-suite-dialog.tsx')).NewSuiteDialog);
const OpenSuiteDialog = lazyOverlay(async () => (await import('./open-suite-dialog.tsx')).OpenSuiteDialog);

export const SUITE_TYPES = '.yaml,.yml,.json,.csv,.tsv,.jsonl,.ndjson,.txt';

export interface SuitesPageProps {
  /** Files that may be a suite, to open. */
  files: readonly File[];
  onFiles: (files: readonly File[]) => void;
  onEdit: (suite: string, begin: EditorBegin) => void;
}

type NewSuite = { begin: EditorBegin } | null;

export function SuitesPage({ files, onFiles, onEdit }: SuitesPageProps) {
  const { suites, isLoading, problem, reload } = useSuites();
  const { openTests } = useNavigate();
  const flow = useOpenFlow();
  const flowId = useFlowId();
  const { error: failure } = useFlow(flowId);
  const why = useFailureSentence();
  const root = useRef<HTMLElement>(null);
  useEffect(() => keepFocus(root.current), []);
  const [chosenId, choose] = useState<string | null>(null);
  const [making, setMaking] = useState<NewSuite>(null);
  const ofFlow = suites.filter(({ entry, isHere }) => isHere && entry.flow.id === flow?.id);
  const areVotesChosen = useAreVotesChosen();
  const isNarrow = useIsNarrow();
  const chosen = areVotesChosen
    ? null
    : (suites.find(({ entry }) => entry.id === chosenId) ?? ofFlow[0] ?? suites[0] ?? null);
  const chooseSuite = (id: string) => {
    choose(id);
    if (areVotesChosen) openTests({ suite: null });
  };
  const openFile = () =>
    notifyError(
      chooseFiles(SUITE_TYPES).then((picked) => {
        if (picked.length > 0) onFiles(picked);
      }),
      'Nothing was opened',
    );
  const newSuite = () => setMaking({ begin: null });
  const example = useExampleSuite();
  useProvideModeRun(
    'Run all',
    () => chosen !== null && openTests({ suite: chosen.entry.id }),
    chosen !== null
      ? null
      : areVotesChosen
        ? 'Choose a suite first'
        : isLoading
          ? 'Loading the suites'
          : 'Make a suite first',
  );
  usePageActions('Tests', [
    { label: 'New suite', onSelect: newSuite },
    { label: 'Open suite file', onSelect: openFile },
    ...(example ? [{ label: 'Open the example suite', onSelect: example.open }] : []),
    ...suites.map(({ entry }) => ({
      label: `Open suite ${entry.name}`,
      onSelect: () => openTests({ suite: entry.id }),
    })),
  ]);
  useRowsDrop(root, {
    onSource: (source) => (chosen === null ? setMaking({ begin: source }) : onEdit(chosen.entry.id, source)),
    onSuiteFiles: onFiles,
  });
  return (
    <section className="tb-fill tb-surface" aria-label="Tests" id="tests" ref={root}>
      <header className={`tb-bar tb-wrap tb-inset-xs-sm tb-min-48 ${classes.head}`}>
        <PartTitle of="tests" className="tb-md tb-strong" id="tests-title">
          Tests
        </PartTitle>
        <p className={`tb-quiet tb-grow ${classes.count}`}>
          {isLoading || (problem !== null && suites.length === 0)
            ? ''
            : `${formatCount(suites.length, 'suite')}${flow === null || suites.length === 0 ? '' : `, ${ofFlow.length} of them for this flow`}`}
        </p>
        <Button size="xs" leftSection={<IconFolderOpen size={16} stroke={1.6} aria-hidden="true" />} onClick={openFile}>
          Open suite file
        </Button>
        {(suites.length > 0 || areVotesChosen) && (
          <Button size="xs" leftSection={<IconPlus size={16} stroke={1.6} aria-hidden="true" />} onClick={newSuite}>
            New suite
          </Button>
        )}
      </header>
      <RefusedCells />
      {failure !== null && (
        <p className="tb-problem tb-refused-tint tb-inset-sm" role="alert">
          The flow {flowId} was not opened. {why(failure)}
        </p>
      )}
      {problem !== null && (
        <p className="tb-problem tb-row tb-refused-tint tb-inset-sm" role="alert">
          The suites were not loaded: {problem}
          <Button size="xs" onClick={reload}>
            Try again
          </Button>
        </p>
      )}
      {example && suites.length > 0 && ofFlow.length === 0 && (
        <ul className="tb-list tb-fixed tb-hairline tb-inset-x">
          <ExampleWay {...example} />
        </ul>
      )}
      <div className={`tb-rest ${classes.columns}`}>
        {!(areVotesChosen && isNarrow) && (
          <div className={`tb-column ${classes.listPane}`}>
            <VotesEntry />
            {isLoading && <p className="tb-quiet tb-inset-lg">Loading the suites</p>}
            {suites.length > 0 && (
              <SuiteList
                suites={suites}
                flowId={flow?.id ?? null}
                chosen={chosen?.entry.id ?? null}
                onChoose={chooseSuite}
              />
            )}
          </div>
        )}
        {areVotesChosen ? (
          <VotesPane />
        ) : chosen ? (
          <ChosenSuite key={chosen.entry.id} listed={chosen} onEdit={onEdit} />
        ) : (
          !isLoading && problem === null && <NoSuites onNew={(begin) => setMaking({ begin })} example={example} />
        )}
      </div>
      {making && (
        <NewSuiteDialog
          begin={making.begin}
          onMade={(id) => {
            choose(id);
            onEdit(id, making.begin ?? 'case');
          }}
          onClose={() => setMaking(null)}
        />
      )}
      {files.length > 0 && (
        <OpenSuiteDialog files={files} onOpened={(id) => onEdit(id, null)} onClose={() => onFiles([])} />
      )}
    </section>
  );
}

/** Shown while there is no suite at all. */
function NoSuites({ onNew, example }: { onNew: (begin: EditorBegin) => void; example: ExampleSuite | null }) {
  const flow = useOpenFlow();
  const { summaries } = useRunSummaries();
  const runs = summaries.filter((run) => run.flow.id === flow?.id).length;
  return (
    <div className={`tb-scroll ${classes.empty}`}>
      <h3 className="tb-heading">Tests tell you when an answer gets worse</h3>
      <SuiteParts />
      <div>
        <Button variant="filled" onClick={() => onNew(null)}>
          New suite
        </Button>
      </div>
      <h4 className={`tb-sm tb-strong ${classes.waysTitle}`}>Or begin with cases</h4>
      <BeginList onBegin={onNew} runs={runs} example={example} />
      <p className="tb-sm tb-quiet">Or drop a file here: a suite, or rows of questions.</p>
    </div>
  );
}
