/** Under which key of the tweaks a component is written. */
import { isJsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import { componentOfKey } from './aimed-component.ts';
import type { FlowComponent, FlowIndex } from './flow-index.ts';

/** Its id, unless its name is used already. A name that several share means the last of them, and no other. */
export function tweakKeyOf(component: FlowComponent, tweaks: Tweaks, index: FlowIndex): string {
  const { id, displayName } = component;
  const isUsed = (key: string) => Object.hasOwn(tweaks, key) && isJsonObject(tweaks[key]);
  const isMeant = componentOfKey(index, displayName) === component;
  return !isUsed(id) && isUsed(displayName) && isMeant ? displayName : id;
}
