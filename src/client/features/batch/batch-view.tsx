/** The region Batch: sends many rows to the open flow, each as its own request. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import { notifyError } from '../../ui/feedback/notify-error.ts';
import { keepFocus } from '../../ui/focus/keep-focus.ts';
import classes from './batch.module.css';
import { BatchProgress } from './batch-progress.tsx';
import { BatchSetup } from './batch-setup.tsx';
import { BatchTable } from './batch-table.tsx';
import { type NewBatch, useBatch } from './use-batch.ts';

export function BatchView() {
  const flow = useOpenFlow();
  return (
    <section className={`tb-fill ${classes.view}`} aria-label="Batch" id="batch" ref={keepFocus}>
      <header className={`tb-bar tb-wrap ${classes.head}`}>
        <h2 className="tb-md tb-strong">Batch</h2>
        <p className={`tb-quiet ${classes.note}`}>Run many rows with your current tweaks, outputs and options.</p>
      </header>
      {flow === null ? (
        <p className={`tb-quiet ${classes.empty}`}>Choose a flow to run a batch with.</p>
      ) : (
        <div className={classes.flow}>
          <FlowBatch key={flow.id} flow={flow} />
        </div>
      )}
    </section>
  );
}

function FlowBatch({ flow }: { flow: FlowDetail }) {
  const { flowKey, state, isLoading, unread, reread, actions } = useBatch(flow);
  const [isNew, setNew] = useState(false);
  const [isStarting, setStarting] = useState(false);
  const start = async (batch: NewBatch) => {
    setStarting(true);
    try {
      if (await actions.start(batch)) setNew(false);
    } finally {
      setStarting(false);
    }
  };
  if (isLoading) return <p className={`tb-quiet ${classes.empty}`}>Loading the batch</p>;
  if (state === null && unread !== null && !isNew) {
    return (
      <div className={classes.setup}>
        <p className={`tb-problem ${classes.problem}`} role="alert">
          Could not load the batch of this flow: {unread}
        </p>
        <p className={`tb-quiet ${classes.note}`}>Starting a new batch replaces the old results.</p>
        <div className={`tb-row tb-wrap ${classes.tools}`}>
          <Button size="sm" onClick={reread}>
            Try again
          </Button>
          <Button size="sm" variant="default" onClick={() => setNew(true)}>
            New batch
          </Button>
        </div>
      </div>
    );
  }
  if (state === null || (isNew && !state.isRunning)) {
    return (
      <BatchSetup
        key={flowKey}
        flow={flow}
        flowKey={flowKey}
        replaces={state !== null || unread !== null}
        onCancel={() => setNew(false)}
        isStarting={isStarting}
        onStart={(batch) => notifyError(start(batch), 'The batch was not started')}
      />
    );
  }
  return (
    <>
      <BatchProgress state={state} actions={actions} onNew={() => setNew(true)} index={flow.index} />
      <BatchTable key={state.batch.id} state={state} />
    </>
  );
}
