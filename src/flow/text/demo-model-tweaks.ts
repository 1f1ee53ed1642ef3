/** Tweaks that select the built-in demo model for language models without a usable provider. */
import type { FlowIndex } from '../index/flow-index.ts';
import { setTweaks, type TweakEdit } from './tweaks-edit.ts';

/** Returns broken text unchanged. Ignores components that the flow does not have. */
export function withDemoModel(text: string, index: FlowIndex, components: readonly string[]): string {
  const edits = components.flatMap((id): TweakEdit[] => {
    const fields = index.byId.get(id)?.fields;
    if (!fields) return [];
    const hasSelection = fields.has('model');
    const isNeeded = (name: string): boolean => {
      const field = fields.get(name);
      return field !== undefined && (!hasSelection || Boolean(field.value));
    };
    return [
      ...(hasSelection ? [{ path: [id, 'model'], value: [{ name: 'demo', provider: 'Demo' }] }] : []),
      ...(isNeeded('provider') ? [{ path: [id, 'provider'], value: 'Demo' }] : []),
      ...(isNeeded('agent_llm') ? [{ path: [id, 'agent_llm'], value: 'Demo' }] : []),
      ...(isNeeded('model_name') ? [{ path: [id, 'model_name'], value: 'demo' }] : []),
    ];
  });
  return setTweaks(text, edits);
}
