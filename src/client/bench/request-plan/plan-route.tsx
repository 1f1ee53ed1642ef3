/** The choice to stay on run/advanced, with its effect. Only a Langflow has other routes. */

import { Button } from '@mantine/core';
import { transportKind } from '#run/model/transport-kinds.ts';
import type { DraftPlan } from '../../draft/plan/draft-plan.ts';
import { useChangePlan } from '../draft/use-change-plan.ts';

export function PlanRoute({ draft }: { draft: DraftPlan }) {
  const change = useChangePlan();
  const { choices, isLangflow, plan } = draft;
  const isStreamed = plan.requests.some(({ transport }) => transportKind(transport).streams);
  if (!isLangflow || !(isStreamed || choices.advancedOnly)) return null;
  return (
    <div className="tb-stack tb-gap-xs tb-start tb-inset-x tb-above-md">
      <Button
        variant={choices.advancedOnly ? 'filled' : 'default'}
        size="xs"
        aria-pressed={choices.advancedOnly}
        onClick={() => change({ advancedOnly: !choices.advancedOnly })}
      >
        Send to run/advanced only
      </Button>
      <p className="tb-sm tb-quiet">{advancedEffect(draft)}</p>
    </div>
  );
}

function advancedEffect({ hasOwnSession, plan }: DraftPlan): string {
  if (plan.requests.some(({ expect }) => expect?.asking)) return 'That route refuses a flow that asks a person.';
  const text = 'Text then arrives in one piece, at the end.';
  return hasOwnSession ? `${text} The server then takes only the flow's own session.` : text;
}
