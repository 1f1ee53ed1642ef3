/** Finds what a flow needs that the embedded engine does not have, before anything runs. */
import type { EmbeddedNeeds } from '#contract/embedded-needs.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isDemoProvider, isOtherDemo, modelChoice } from '#flow/request/model-choice.ts';
import type { ComponentRegistry } from '../component-base/component.ts';
import { expandGroups } from './expand-groups.ts';
import { flowPlan } from './flow-plan.ts';

/** `models` are those of the model server; undefined without one. */
export function findNeeds(
  index: FlowIndex,
  registry: ComponentRegistry,
  models?: readonly string[] | undefined,
): EmbeddedNeeds {
  const { nodes } = flowPlan(expandGroups(index).index, registry);
  return {
    components: nodes.length,
    needs_langflow: nodes.flatMap(({ unsupported }) => (unsupported === null ? [] : [unsupported])),
    needs_model: nodes.flatMap(({ type, component, incoming }) => {
      if (type?.asksModel !== true || incoming.some(({ targetField }) => targetField === 'model')) return [];
      const choice = modelChoice((name) => component.fields.get(name)?.value ?? null);
      const { provider, model } = choice;
      const isServed = provider === '' ? model !== '' : models !== undefined || isDemoProvider(provider);
      const isReady = isServed && !isOtherDemo(choice);
      // A component inside a group cannot be tweaked by its own id.
      return isReady || !index.byId.has(component.id)
        ? []
        : [{ id: component.id, name: component.displayName, provider }];
    }),
    ...(models !== undefined && { models: [...models] }),
  };
}
