/** How many requests Run will send. */
import { useDraftPlan } from '../../draft/analysis/draft-analysis.ts';

export function PlanLine() {
  return <span>{useDraftPlan()?.title ?? ''}</span>;
}
