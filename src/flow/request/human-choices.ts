/** The choices of the components that ask a person. */
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';
import { approvalsOf, mayAsk } from './asking-components.ts';

/** The id of a choice: `Request Changes` is `request_changes` (lfx 1.13.0, components/flow_controls/human_input.py). */
export function actionIdOf(label: string): string {
  return label.trim().toLowerCase().replaceAll(' ', '_');
}

/** What can be answered with a choice alone. The others, `edit` and `respond`, need a text that only Langflow asks for. */
const PLAIN_APPROVALS: ReadonlyMap<string, string> = new Map([
  ['approve', 'Approve'],
  ['reject', 'Reject'],
]);

/** True for an answer to the approval of a tool call that is a choice alone. */
export function isPlainApproval(actionId: string): boolean {
  return PLAIN_APPROVALS.has(actionId);
}

/** Labels of the choices that a component which asks offers in the flow; a tweak may change those of Human Input. */
export function choicesOf(component: FlowComponent, { byId, connections }: FlowIndex): string[] {
  if (mayAsk(component)) {
    const sources = connections.flatMap(({ source, target }) => (target === component.id ? [byId.get(source)] : []));
    const tools = [component, ...sources].filter((tool) => tool !== undefined);
    const actions = new Set(tools.flatMap(approvalsOf));
    return [...PLAIN_APPROVALS].flatMap(([id, label]) => (actions.has(id) ? [label] : []));
  }
  const decisions = component.fields.get('decisions')?.value ?? null;
  return Array.isArray(decisions) ? decisions.filter((label) => typeof label === 'string') : [];
}
