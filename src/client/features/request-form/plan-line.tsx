/** How many requests Run will send. */
import { useDraftPlan } from '../../draft/use-draft-plan.ts';

export function PlanLine() {
  return <span>{useDraftPlan()?.title ?? ''}</span>;
}
