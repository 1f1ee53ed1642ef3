/** Says before a run what the flow needs but its server does not have, and offers a way to get it. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import { fewOffers, useModelOffers } from '../draft/use-model-offers.ts';
import classes from './flow-needs.module.css';

export interface FlowNeedsProps {
  /** Called before the connection is opened. */
  onConnect?: () => void;
}

export function FlowNeeds({ onConnect }: FlowNeedsProps) {
  const { needs } = useOpenFlow() ?? {};
  if (!needs) return null;
  if (needs.needs_langflow.length === 0) return needs.needs_model.length === 0 ? null : <ModelNeed />;
  const names = needs.needs_langflow;
  const isOne = names.length === 1;
  return (
    <Need
      action={
        <Button
          size="compact-sm"
          onClick={() => {
            onConnect?.();
            sendUiRequest('connection', true);
          }}
        >
          Connect Langflow
        </Button>
      }
    >
      {names.length} of {needs.components} components {isOne ? 'needs' : 'need'} a real Langflow:{' '}
      {[...new Set(names)].join(', ')}
    </Need>
  );
}

/** How many models of the server are offered here; the Form lists all. */
const MOST_OFFERED = 1;

/** Renders nothing as soon as the tweaks choose a model. */
function ModelNeed() {
  const { models, offers } = useModelOffers();
  const [first] = models;
  if (!first) return null;
  const names = [...new Set(models.map(({ name }) => name))].join(', ');
  const what = first.provider === '' ? 'no model chosen' : `no key for ${first.provider} here`;
  return (
    <Need
      action={fewOffers(offers, MOST_OFFERED).map(({ name, accept }) => (
        <Button key={name} size="compact-sm" onClick={() => accept()}>
          Answer with {name}
        </Button>
      ))}
    >
      {names} {models.length === 1 ? 'has' : 'have'} {what}.
    </Need>
  );
}

function Need({ action, children }: { action: ReactNode; children: ReactNode }) {
  return (
    <section
      className={`tb-bar tb-wrap tb-ignored-tint tb-inset-xs-sm ${classes.line}`}
      aria-label="What this flow needs"
    >
      <StateMark state="ignored" />
      <p className="tb-break tb-text">{children}</p>
      {action}
    </section>
  );
}
