/** Finds what a flow needs that the embedded engine does not have, before anything runs. */
import type { EmbeddedNeeds } from '#contract/embedded-needs.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { ComponentRegistry } from '../component-base/component.ts';
import { languageModel, savedChoice } from '../components/language-model.ts';
import { expandGroups } from './expand-groups.ts';
import { flowPlan } from './flow-plan.ts';

/** `hasProvider` says whether a provider other than the demo model is set up. */
export function findNeeds(index: FlowIndex, registry: ComponentRegistry, hasProvider: boolean): EmbeddedNeeds {
  const { nodes } = flowPlan(expandGroups(index).index, registry);
  const isDemo = (provider: string): boolean => provider.trim().toLowerCase() === 'demo';
  return {
    components: nodes.length,
    needs_langflow: nodes.filter(({ type }) => type === null).map(({ component }) => component.displayName),
    needs_model: nodes.flatMap(({ type, component, incoming }) => {
      if (type !== languageModel || incoming.some(({ targetField }) => targetField === 'model')) return [];
      const { provider, model } = savedChoice((name) => component.fields.get(name)?.value ?? null);
      const isReady = provider === '' ? model !== '' : hasProvider || isDemo(provider);
      // A component inside a group cannot be tweaked by its own id.
      return isReady || !index.byId.has(component.id)
        ? []
        : [{ id: component.id, name: component.displayName, provider }];
    }),
  };
}
