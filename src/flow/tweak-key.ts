/** Under which key of the tweaks a component is written. */
import { isJsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowComponent } from './flow-index.ts';

/** Its id, unless its name is used already. */
export function tweakKeyOf(component: FlowComponent, tweaks: Tweaks): string {
  const isUsed = (key: string) => Object.hasOwn(tweaks, key) && isJsonObject(tweaks[key]);
  return !isUsed(component.id) && isUsed(component.displayName) ? component.displayName : component.id;
}
