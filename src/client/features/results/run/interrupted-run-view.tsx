/** Shown for a run that was interrupted by a reload: what is left, and a button to run it again. */
import { Button } from '@mantine/core';
import type { Interruption } from '../../../runs/history/interrupted-run.ts';
import { useRunDraft } from '../../../runs/use-run-draft.ts';
import classes from './first-run.module.css';

export function InterruptedRun({ worksOn, mayWait }: Interruption) {
  const runDraft = useRunDraft();
  return (
    <div className={`tb-scroll ${classes.view}`}>
      <h3 className="tb-heading">This run was interrupted by a reload</h3>
      <p className={`tb-lg tb-quiet tb-above-xs ${classes.lead}`}>
        The page was reloaded before the run finished, so its answers were not saved. Your request is still here.
        {worksOn && ' The server may still be running it: a request to run/advanced always runs to the end.'}
        {mayWait &&
          ' The server may still wait for a decision about it. A new run in the same session cancels that one there.'}
      </p>
      {runDraft && (
        <div className="tb-wrap tb-gap-sm tb-above-lg tb-flex">
          <Button variant="filled" size="sm" onClick={() => runDraft()}>
            Run again
          </Button>
        </div>
      )}
    </div>
  );
}
