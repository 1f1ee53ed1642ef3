import { bindInputs } from '#flow/request/bind-inputs.ts';
import { type VariableField, variableFields } from '#flow/tweaks/variable-fields.ts';
import type { DraftPlan } from '../../../draft/plan/draft-plan.ts';

/** The fields of the planned flow that load a variable; none while the flow is unknown. */
export function fieldsOfVariables({ subject, request }: DraftPlan): VariableField[] {
  const { index, server } = subject;
  if (index === null) return [];
  return variableFields(index, request.tweaks ?? {}, server.rules, bindInputs(index, request.inputs));
}
