/** Under which key of the tweaks a component is written. */
import { isJsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';
import { componentOfKey } from './aimed-component.ts';

/**
 * Where a tweak on a field is written so that it counts unless a bare key does: in place of the one that counts now, else
 * under the component's key.
 */
export function tweakPathOf(component: FlowComponent, field: string, tweaks: Tweaks, index: FlowIndex): string[] {
  const holders = [...new Set([component.id, component.displayName])].filter((key) => {
    const holder = Object.hasOwn(tweaks, key) ? tweaks[key] : undefined;
    return isJsonObject(holder) && Object.hasOwn(holder, field) && componentOfKey(index, key) === component;
  });
  const [only] = holders;
  // Of its id and its name the later one counts.
  const key = holders.length > 1 ? Object.keys(tweaks).findLast((name) => holders.includes(name)) : only;
  return [key ?? tweakKeyOf(component, tweaks, index), field];
}

/** Its id, unless its name is used already. A name that several share means the last of them, and no other. */
export function tweakKeyOf(component: FlowComponent, tweaks: Tweaks, index: FlowIndex): string {
  const { id, displayName } = component;
  const isUsed = (key: string) => Object.hasOwn(tweaks, key) && isJsonObject(tweaks[key]);
  const isMeant = componentOfKey(index, displayName) === component;
  return !isUsed(id) && isUsed(displayName) && isMeant ? displayName : id;
}
