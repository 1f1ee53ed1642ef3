/** Saves an answer as a case of a suite. Lies beside the answer, which stays readable; on a narrow screen it fills the page. */

import { useQuery } from '@tanstack/react-query';
import { Suspense, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import { answeredTest } from '#tests/source/answered-test.ts';
import { useFlow } from '../../shell/api/flows-query.ts';
import { IconArrowLeft, IconX } from '../../shell/icons/icons.ts';
import type { SaveTestRequest } from '../../shell/state/dialog-requests.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { BesideDialog } from '../../shell/ui/layout/beside-dialog.tsx';
import { useIsNarrow } from '../../shell/ui/layout/use-is-narrow.ts';
import classes from './save-test.module.css';
import { SaveTestForm } from './save-test-form.tsx';

export interface SaveTestPanelProps {
  request: SaveTestRequest;
  onClose: () => void;
}

/** px of the panel, and between it and the pane. */
const WIDTH = 408;
const GAP = 8;

export function SaveTestPanel({ request, onClose }: SaveTestPanelProps) {
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const isNarrow = useIsNarrow();
  const [right, setRight] = useState<number | null>(null);
  const { data: run, error } = useQuery({
    queryKey: ['suites', 'saved-run', request],
    queryFn: async () => {
      const found = await request.read();
      if (found === null) throw new Error('This run was deleted.');
      return found;
    },
    gcTime: 0,
    retry: false,
    structuralSharing: false,
  });
  const test = useMemo(
    () => (run ? answeredTest(run, request.input ?? run.inputs[0]?.index ?? 0, request.output, request.earlier) : null),
    [run, request],
  );
  const flow = useFlow(run?.flow.id ?? null);
  useLayoutEffect(() => {
    // Over the pane before the answer, if there is room for it.
    const left = useUiState.getState().answerParts.at(-1)?.getBoundingClientRect().left ?? 0;
    setRight(left >= WIDTH + GAP ? window.innerWidth - left + GAP : GAP);
  }, []);
  const problem = error
    ? errorMessage(error)
    : run && flow.isError
      ? 'The flow of this run is not on this server.'
      : run && test === null
        ? 'The run has no such answer.'
        : null;
  return (
    <BesideDialog
      ref={panel}
      titleId={titleId}
      className={classes.panel}
      style={right === null ? {} : { right }}
      onClose={onClose}
    >
      <div className={`tb-row tb-fixed ${classes.head}`}>
        {isNarrow && <IconButton icon={IconArrowLeft} label="Back" onClick={onClose} />}
        <h2 className="tb-md tb-strong" id={titleId}>
          Save as test
        </h2>
        {!isNarrow && <IconButton icon={IconX} label="Close Save as test" className="tb-end" onClick={onClose} />}
      </div>
      <div className={classes.body}>
        {problem !== null ? (
          <p className="tb-problem tb-break" role="alert">
            {problem}
          </p>
        ) : run && test && flow.data ? (
          <Suspense fallback={<p className="tb-quiet">Loading the suites</p>}>
            <SaveTestForm request={request} test={test} flow={flow.data} onClose={onClose} />
          </Suspense>
        ) : (
          <p className="tb-quiet" role="status">
            Loading the run
          </p>
        )}
      </div>
    </BesideDialog>
  );
}
