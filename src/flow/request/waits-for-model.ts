/** Says whether runs of a flow mostly wait for a language model, and how many to send at once. */
import type { FlowIndex } from '../index/flow-index.ts';
import { MODEL_NAMES } from './model-choice.ts';
import { reachedComponents } from './reached-components.ts';

/** How many requests are sent at once unless somebody says otherwise. */
export const AT_ONCE = 4;
/** A Langflow answers most requests in a second at this number if they wait for a model (measured). */
export const AT_ONCE_WITH_MODEL = 8;

/** True if a component that runs asks a model, or may: any component with a choice of models does. */
export function waitsForModel(index: FlowIndex): boolean {
  const running = reachedComponents(index);
  return index.components.some(({ id, fields }) => {
    if (!running.has(id)) return false;
    const hasModel = [...fields.values()].some(({ type }) => type === 'model');
    return hasModel || MODEL_NAMES.some((name) => fields.has(name));
  });
}
