/** How many requests one press of Run sends. */
import { useDraftPlan } from '../../draft/use-draft-plan.ts';

export function PlanLine() {
  return <span>{useDraftPlan()?.title ?? ''}</span>;
}
