/** The lines of fields without a tweak, for "All fields". */
import type { FlowComponent, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { HIDDEN_VALUE, showValue } from '#run/report/show-value.ts';
import type { NodeLine } from './graph-node-model.ts';

/** The flow's value, masked if it is a secret. */
export function shownFlowValue(field: FlowField): string {
  const { isVariable, value } = field;
  if (isVariable && typeof value === 'string' && value !== '') return `variable ${value}`;
  if (isSecretField(field)) return value === '' || value === null ? '""' : HIDDEN_VALUE;
  return showValue(value);
}

/** Display name of the component that is connected to the field; null if there is none. */
export function connectedName(index: FlowIndex, field: FlowField): string | null {
  if (!field.connection) return null;
  return index.byId.get(field.connection.source)?.displayName ?? field.connection.source;
}

/** Fields that are visible in Langflow, without code and without those in `known`. */
export function fieldLines(index: FlowIndex, component: FlowComponent, known: ReadonlySet<string>): NodeLine[] {
  const lines: NodeLine[] = [];
  for (const field of component.fields.values()) {
    if (known.has(field.name) || !field.isShown || field.isProtected) continue;
    const source = connectedName(index, field);
    if (field.isHandle && source === null) continue;
    const after = source === null ? shownFlowValue(field) : `from ${source}`;
    lines.push({
      key: `field\n${field.name}`,
      field: field.name,
      kind: source === null ? 'plain' : 'fed',
      label: field.name,
      before: null,
      after,
      line: null,
      ariaText: `${field.name} ${after}`,
    });
  }
  return lines;
}
