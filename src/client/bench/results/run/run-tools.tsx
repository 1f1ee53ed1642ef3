/** The tools of the shown run: how it is shown, and its menu. */

import { useMemo, useState } from 'react';
import type { Run } from '#run/model/run.ts';
import { outputKey, outputNamer, runOutputs } from '#run/results/result-sections.ts';
import { type RunSummary, summarizeRun } from '../../../runs/history/run-summary.ts';
import { useResultView } from '../../../shell/navigation/use-url-key.ts';
import { keepFocus } from '../../../shell/ui/focus/keep-focus.ts';
import { RunMenu } from '../../runs/menu/run-menu.tsx';
import { RunNameField } from '../../runs/menu/run-name-field.tsx';
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
      {view !== 'inside' && (
        <DisplayMenu
          options={options}
          onOptions={onOptions}
          inputs={inputs}
          outputs={outputs}
          isOtherView={view !== 'answer'}
          isWide={isWide}
        />
      )}
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

/** The menu of the shown run; a field in its place while the run is named. */
function ShownRunMenu({ run }: { run: Run }) {
  const known = useRunSummary(run.id);
  /** The run as it was when the person began to type a name; null while nobody does. */
  const [named, setNamed] = useState<RunSummary | null>(null);
  const summary = known ?? summarizeRun(run, '');
  return (
    <span ref={keepFocus} className="tb-inline">
      {named === null ? (
        <RunMenu summary={summary} onName={() => setNamed(summary)} isOfShown />
      ) : (
        <RunNameField run={named} onDone={() => setNamed(null)} />
      )}
    </span>
  );
}
