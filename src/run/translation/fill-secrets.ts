/** A Langflow leaves the values of secrets out of a version when it hands it out, so a run on it needs those of the flow. */
import type { FlowExport } from '#contract/flow-export.ts';
import { isJsonEqual, isJsonObject, type JsonObject } from '#contract/json.ts';
import type { FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { fillLeftOut } from '#flow/secrets/fill-left-out.ts';

interface IndexedFlow {
  flow: FlowExport;
  index: FlowIndex;
}

/** The graph of `version`, with the secrets that `now` has in the same field of the same component. Changes neither. */
export function fillSecrets(version: IndexedFlow, now: FlowIndex): JsonObject {
  const data: JsonObject = JSON.parse(JSON.stringify(version.flow.data));
  for (const { id, fields } of version.index.components) {
    for (const field of fields.values()) {
      const own = now.byId.get(id)?.fields.get(field.name);
      const held = own && fieldOf(data, id, field.name);
      if (!held) continue;
      if (!isSecretField(own)) {
        const value = fillLeftOut(field.value, own.value);
        if (!isJsonEqual(value, field.value)) held.value = value;
      } else if (isEmpty(field) && !isEmpty(own)) {
        Object.assign(held, { value: own.value, load_from_db: own.isVariable });
      }
    }
  }
  return data;
}

function isEmpty({ value }: FlowField): boolean {
  return value === null || value === '';
}

/** The field of a component in a graph, as an object that can be changed; null if there is none. */
export function fieldOf(data: JsonObject, component: string, field: string): JsonObject | null {
  const nodes = Array.isArray(data.nodes) ? data.nodes : [];
  for (const node of nodes) {
    if (!isJsonObject(node) || !isJsonObject(node.data) || node.id !== component) continue;
    const template = isJsonObject(node.data.node) ? node.data.node.template : null;
    const found = isJsonObject(template) ? template[field] : null;
    return isJsonObject(found) ? found : null;
  }
  return null;
}
