/** What a plan says about the variables of a run: the route that takes them, or why they reach nothing. */
import { formatCount } from '../figures/result-format.ts';
import type { RunVariable } from '../model/request-plan.ts';

type Variables = readonly RunVariable[];

const STORED = 'save them as global variables of the server, or set the fields with tweaks';

/** `isOnlyReason`: nothing else asks for a route other than run/advanced. */
export function sentVariables(variables: Variables, isOnlyReason: boolean): string[] {
  if (variables.length === 0) return [];
  const what = listed(variables);
  return [
    isOnlyReason
      ? `run/advanced takes no variables of a run, so the request goes to /api/v1/run, which gives the same answers. It takes ${what} from headers.`
      : `/api/v1/run also takes ${what} from headers, as variables of this run.`,
  ];
}

/** `remedy`: what to do, as the end of a sentence. */
export function idleVariables(variables: Variables, route: string, remedy = STORED): string[] {
  if (variables.length === 0) return [];
  const what = listed(variables);
  return [
    `The variables are not sent and reach nothing (${what}): ${route} takes none, and would use what the server has stored. To use the values, ${remedy}.`,
  ];
}

/** The embedded engine has run/advanced only, and no global variables. */
export function idleOnEmbedded(variables: Variables = []): string[] {
  if (variables.length === 0) return [];
  return [
    `The variables are not sent and reach nothing (${listed(variables)}): the embedded engine has no global variables. To use the values, set the fields with tweaks, or connect a Langflow.`,
  ];
}

/** The names of a few, the number of many. */
function listed(variables: Variables): string {
  return variables.length > 4
    ? formatCount(variables.length, 'variable')
    : variables.map(({ name }) => name).join(', ');
}
