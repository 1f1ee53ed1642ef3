/** The tweaks that let the built-in demo model answer for language models without a usable provider. */
import type { FlowIndex } from '../index/flow-index.ts';
import { setTweaks, type TweakEdit } from './tweaks-edit.ts';

/** The fields that choose a model: one selection, or provider and name apart, which win over it where they are filled in. */
export const MODEL_FIELDS: ReadonlySet<string> = new Set(['model', 'provider', 'model_name']);

/** Broken text comes back unchanged. Components that the flow does not have are left out. */
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
      ...(isNeeded('model_name') ? [{ path: [id, 'model_name'], value: 'demo' }] : []),
    ];
  });
  return setTweaks(text, edits);
}
