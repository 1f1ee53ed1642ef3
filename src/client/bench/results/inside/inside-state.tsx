/** Says why an input has no values, or not all, with what can be done about it. */
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { type NoValuesAction, noValuesText, TURN_ON } from '#run/inside/no-values-text.ts';
import type { Connection } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import { usePageServices } from '../../../runs/page-services.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import type { FlowDetail } from '../../../shell/api/flow-detail.ts';
import { useOpenFlow } from '../../../shell/navigation/use-open-flow.ts';
import { sendUiRequest } from '../../../shell/state/send-ui-request.ts';
import { notifyError } from '../../../shell/ui/feedback/notify-error.ts';
import { useRestore } from '../../runs/use-restore.ts';
import { useRunDraft } from '../../runs/use-run-draft.ts';
import classes from './inside-state.module.css';
import { useRunOnEmbedded } from './use-run-on-embedded.ts';

export interface InsideStateProps {
  run: Run;
  /** Index of the input. */
  input: number;
  /** False while another flow or server is open. */
  canRun: boolean;
}

export function InsideState({ run, input, canRun }: InsideStateProps) {
  const titleId = useId();
  const [isTold, setTold] = useState(false);
  const restore = useRestore();
  const runDraft = useRunDraft();
  const runOnEmbedded = useRunOnEmbedded();
  const services = usePageServices();
  const { connection } = useConnection();
  const flow = useOpenFlow();
  const state = noValuesText(run, input);
  if (state === null) return null;
  const { title, about, actions, isReading = false } = state;
  const offers: Partial<Record<NoValuesAction, readonly [label: string, act: () => void]>> = {
    'turn-on': ['How to turn them on', () => setTold(!isTold)],
    connection: ['Open Connection', () => sendUiRequest('connection', true)],
    ...(canRun &&
      flow && {
        'read-again': ['Read it again', () => void readAgain({ connection, flow })] as const,
        embedded: [
          'Run on the embedded engine',
          () => notifyError(runOnEmbedded(run, flow), 'The embedded engine did not run it'),
        ] as const,
      }),
    ...(canRun && runDraft && { 'run-again': ['Run it again', () => runAgain()] as const }),
  };
  async function readAgain(of: { connection: Connection; flow: FlowDetail }) {
    const { readTracesAgain } = await import('../../../runs/read-traces.ts');
    await readTracesAgain(services, of, run);
  }
  function runAgain() {
    restore(run);
    runDraft?.();
  }
  const buttons = actions.flatMap((name) => (offers[name] ? [[name, ...offers[name]] as const] : []));
  return (
    <section className={`tb-fixed tb-hairline tb-gap-xs-sm tb-stack ${classes.state}`} aria-labelledby={titleId}>
      <h3 className="tb-md tb-strong" id={titleId}>
        {title}
      </h3>
      {isReading && <div className={classes.reading} aria-hidden="true" />}
      {about !== '' && <p className="tb-sm-tall tb-quiet">{about}</p>}
      {isTold && <p className="tb-sm-tall">{TURN_ON}</p>}
      {buttons.length > 0 && (
        <div className="tb-row tb-wrap">
          {buttons.map(([name, label, act]) => (
            <Button
              key={name}
              size="compact-sm"
              variant="default"
              {...(name === 'turn-on' && { 'aria-expanded': isTold })}
              onClick={act}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
