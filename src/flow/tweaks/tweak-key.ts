/** Chooses the key of the tweaks for a component. */
import { isJsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';
import { componentOfKey } from './component-of-key.ts';

/**
 * The path for a tweak on a field, so that it counts unless a bare key does: the path of the tweak that counts now, else one
 * under the component's key.
 */
export function tweakPathOf(component: FlowComponent, field: string, tweaks: Tweaks, index: FlowIndex): string[] {
  const holders = [...new Set([component.id, component.displayName])].filter((key) => {
    const holder = Object.hasOwn(tweaks, key) ? tweaks[key] : undefined;
    return isJsonObject(holder) && Object.hasOwn(holder, field) && componentOfKey(index, key) === component;
  });
  const [only] = holders;
  // If both its id and its name are used, the later one counts.
  const key = holders.length > 1 ? Object.keys(tweaks).findLast((name) => holders.includes(name)) : only;
  return [key ?? tweakKeyOf(component, tweaks, index), field];
}

/** The component's id, or its name if the tweaks already use it. A shared name means only the last component. */
export function tweakKeyOf(component: FlowComponent, tweaks: Tweaks, index: FlowIndex): string {
  const { id, displayName } = component;
  const isUsed = (key: string) => Object.hasOwn(tweaks, key) && isJsonObject(tweaks[key]);
  const isMeant = componentOfKey(index, displayName) === component;
  return !isUsed(id) && isUsed(displayName) && isMeant ? displayName : id;
}
