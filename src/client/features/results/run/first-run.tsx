/** Shown before the first run: how to start, and the examples. */
import { Button, UnstyledButton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useConnection } from '../../../api/connection-provider.tsx';
import { useFlows } from '../../../api/flows-query.ts';
import { IconArrowRight, IconPlugConnected } from '../../../icons/icons.ts';
import { useNavigate } from '../../../navigation/navigate.tsx';
import { useFlowId } from '../../../navigation/use-url-key.ts';
import { sendUiRequest } from '../../../state/send-ui-request.ts';
import classes from './first-run.module.css';
import { ReadyLine } from './ready-line.tsx';
import { useFlowFailure } from './use-flow-failure.ts';

const FlowFailure = lazy(async () => ({ default: (await import('./flow-failure.tsx')).FlowFailure }));

export interface FirstRunProps {
  title: string;
  /** True if the request is from a link: then no examples are offered. */
  isShared?: boolean;
}

export function FirstRun({ title, isShared = false }: FirstRunProps) {
  const { connection } = useConnection();
  const flowId = useFlowId();
  const { setFlowId } = useNavigate();
  const { data: flows } = useFlows();
  const failure = useFlowFailure();
  const samples = (flows ?? []).filter((flow) => flow.is_sample === true);
  return (
    <div className={`tb-scroll ${classes.view}`}>
      {failure ? (
        <Suspense>
          <FlowFailure failure={failure} flowId={flowId} />
        </Suspense>
      ) : (
        <>
          <h3 className="tb-heading">{title}</h3>
          <p className={`tb-lg tb-quiet tb-above-xs ${classes.lead}`}>
            <ReadyLine />
            {connection.kind === 'embedded' &&
              !isShared &&
              ' You are on the embedded engine, which comes with Tweakbench and needs no key or account.'}
          </p>
        </>
      )}
      {connection.kind === 'embedded' && !isShared && (
        <Button
          size="sm"
          className="tb-above-lg"
          leftSection={<IconPlugConnected size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => sendUiRequest('connection', true)}
        >
          Connect Langflow
        </Button>
      )}
      {samples.length > 0 && !isShared && (
        <section aria-label="Examples">
          <h4 className={`tb-sm tb-strong tb-hairline ${classes.heading}`}>Or start from an example</h4>
          <ul className="tb-list">
            {samples.map(({ id, name, description }) => (
              <li key={id} className={`tb-row tb-between tb-hairline tb-gap-lg ${classes.item}`}>
                <div>
                  <p className="tb-strong">{name}</p>
                  {description && <p className="tb-sm tb-quiet">{description}</p>}
                </div>
                <UnstyledButton
                  className={`tb-sm tb-accent tb-fixed tb-strong tb-inline ${classes.open}`}
                  aria-label={`Open ${name}`}
                  onClick={() => setFlowId(id)}
                >
                  Open
                  <IconArrowRight size={16} stroke={1.6} aria-hidden="true" />
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
