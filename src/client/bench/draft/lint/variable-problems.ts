/** What the variables of a run do that their sender may not expect. */
import type { CheckedVariable } from '#run/plan/check-variables.ts';
import type { RequestProblem } from '../../../draft/lint/request-problem.ts';
import { type DraftPlan, sentVariableNames } from '../../../draft/plan/draft-plan.ts';
import { fieldsOfVariables } from '../plan/fields-of-variables.ts';

const PART = { label: 'Variables', target: { kind: 'variables' }, fix: null } as const;

export function variableProblems(planned: DraftPlan): RequestProblem[] {
  const { variables } = planned;
  if (variables.length === 0) return [];
  const sent = new Set(sentVariableNames(planned));
  const reached = new Set(fieldsOfVariables(planned).map(({ variable }) => variable));
  const problems = variables.flatMap((one): RequestProblem[] => {
    const { name, error, hasValue } = one;
    if (error !== null) return [toProblem(one, 'warning', `${name}: ${error.message}.`)];
    if (name === '') return [];
    if (!hasValue) return [toProblem(one, 'warning', `${name} has no value in this tab, so it is not sent.`)];
    if (sent.has(name) && !reached.has(name))
      return [toProblem(one, 'note', `${name} is loaded by no field of this flow.`)];
    return [];
  });
  const isIdle = sent.size === 0 && variables.some(({ error, hasValue }) => error === null && hasValue);
  if (!isIdle) return problems;
  const sentence = 'They reach nothing: this route takes no variables. What will be sent says what to do.';
  return [...problems, { ...PART, id: 'variables-idle', severity: 'warning', sentence }];
}

function toProblem({ row }: CheckedVariable, severity: RequestProblem['severity'], sentence: string): RequestProblem {
  return { ...PART, id: `variable ${row.id} ${sentence}`, severity, sentence };
}
