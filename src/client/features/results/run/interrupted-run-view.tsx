/** Shown for a run that was interrupted by a reload: what is left, and a button to run it again. */
import { Button } from '@mantine/core';
import { useRunDraft } from '../../../runs/use-run-draft.ts';
import classes from './first-run.module.css';

export interface InterruptedRunProps {
  /** True if the server may still be working on it. */
  worksOn: boolean;
}

export function InterruptedRun({ worksOn }: InterruptedRunProps) {
  const runDraft = useRunDraft();
  return (
    <div className={`tb-scroll ${classes.view}`}>
      <h3 className="tb-heading">This run was interrupted by a reload</h3>
      <p className={`tb-lg tb-quiet ${classes.lead}`}>
        The page was reloaded before the run finished, so its answers were not saved. Your request is still here.
        {worksOn && ' The server may still be running it: a request to run/advanced always runs to the end.'}
      </p>
      {runDraft && (
        <div className={`tb-wrap ${classes.actions}`}>
          <Button size="sm" onClick={() => runDraft()}>
            Run again
          </Button>
        </div>
      )}
    </div>
  );
}
