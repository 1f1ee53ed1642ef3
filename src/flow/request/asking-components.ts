/** Finds the components that ask a person during the run. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';

/**
 * Each Human Input with an outgoing connection (one that feeds nothing never asks), and each Agent with a tool that needs
 * approval. If there are any, `run/advanced` and `/run` refuse the flow, whatever branch the input would take
 * (wire/human-input.json, wire/tool-approval.json).
 */
export function askingComponents({ components, connections }: FlowIndex): FlowComponent[] {
  const asking = components.filter(
    ({ id, type }) => type === 'HumanInput' && connections.some(({ source }) => source === id),
  );
  const users = components
    .filter((component) => approvalsOf(component).length > 0)
    .flatMap(({ id }) => {
      const agents = connections.filter(({ source, targetField }) => source === id && targetField === 'tools');
      // A flow is also refused for a tool that no Agent uses.
      return agents.length === 0 ? [id] : agents.map(({ target }) => target);
    });
  return [...asking, ...components.filter(({ id }) => users.includes(id))];
}

/** True for an Agent: it asks only when its model calls such a tool. A Human Input asks whenever it runs. */
export function mayAsk({ type }: FlowComponent): boolean {
  return type !== 'HumanInput';
}

/** The answers to which calls of this tool have to wait: `approval_actions` in `tools_metadata` (lfx 1.13.0, run/hitl.py). */
export function approvalsOf({ fields }: FlowComponent): JsonValue[] {
  const rows = fields.get('tools_metadata')?.value ?? null;
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row) => (isJsonObject(row) && Array.isArray(row.approval_actions) ? row.approval_actions : []));
}
