/** The footer of the form: how many requests one press of Run sends. */
import { useDraftValue } from '../../draft/use-draft.ts';
import { planSentence } from './plan-sentence.ts';
import { useRequestPlan } from './use-request-plan.ts';

export function PlanLine() {
  const plan = useRequestPlan();
  const mode = useDraftValue('inputsMode');
  const inputs = useDraftValue('inputs');
  return <span>{plan === null ? '' : planSentence(mode, inputs.length, plan)}</span>;
}
