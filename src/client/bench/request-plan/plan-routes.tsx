/** Choices of routes, each with its effect. Only a Langflow has several routes. */

import { Button } from '@mantine/core';
import { transportKind } from '#run/model/transport-kinds.ts';
import type { DraftPlan } from '../../draft/plan/draft-plan.ts';
import { useChangePlan } from '../draft/use-change-plan.ts';
import classes from './request-plan.module.css';

export function PlanRoutes({ draft }: { draft: DraftPlan }) {
  const change = useChangePlan();
  const { choices, isLangflow, plan, sentInputs } = draft;
  if (!isLangflow) return null;
  const isStreamed = plan.requests.some(({ transport }) => transportKind(transport).streams);
  const hasSeveral = (sentInputs?.length ?? 0) > 1;
  return (
    <>
      {(isStreamed || choices.advancedOnly) && (
        <Choice
          label="Send to run/advanced only"
          isChosen={choices.advancedOnly}
          effect={advancedEffect(draft)}
          onChange={(advancedOnly) => change({ advancedOnly })}
        />
      )}
      {(hasSeveral || choices.asOneRequest) && (
        <Choice
          label="Send as one request"
          isChosen={choices.asOneRequest}
          effect="The server then runs the flow once, for the first input, and returns that answer for every input. Text arrives in one piece."
          onChange={(asOneRequest) => change({ asOneRequest })}
        />
      )}
    </>
  );
}

function advancedEffect({ hasOwnSession, plan }: DraftPlan): string {
  if (plan.requests.some(({ expect }) => expect?.asking)) return 'That route refuses a flow that asks a person.';
  const text = 'Text then arrives in one piece, at the end.';
  return hasOwnSession ? `${text} The server then takes only the flow's own session.` : text;
}

interface ChoiceProps {
  label: string;
  isChosen: boolean;
  effect: string;
  onChange: (isChosen: boolean) => void;
}

function Choice({ label, isChosen, effect, onChange }: ChoiceProps) {
  return (
    <div className={`tb-row tb-inset-x tb-gap-md tb-above-sm-md ${classes.choice}`}>
      <Button
        className="tb-fixed"
        variant={isChosen ? 'filled' : 'default'}
        size="xs"
        aria-pressed={isChosen}
        onClick={() => onChange(!isChosen)}
      >
        {label}
      </Button>
      <span className="tb-sm tb-quiet">{effect}</span>
    </div>
  );
}
