/** Edits that move a tweak to another key. */
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';
import { componentOfKey } from '../tweaks/component-of-key.ts';
import { tweakPathOf } from '../tweaks/tweak-key.ts';
import { removeTweaks } from './remove-tweaks.ts';
import { setTweaks } from './tweaks-edit.ts';
import { parseTweaksText } from './tweaks-text.ts';

/** Moves the value of a bare key under each of `components`. Returns broken text unchanged. */
export function moveUnder(text: string, key: string, components: readonly FlowComponent[], index: FlowIndex): string {
  const { tweaks } = parseTweaksText(text);
  const value = tweaks?.[key];
  if (!tweaks || value === undefined || components.length === 0) return text;
  return setTweaks(
    removeTweaks(text, [[key]]),
    components.map((component) => ({ path: tweakPathOf(component, key, tweaks, index), value })),
  );
}

/** The display name for an id, or the id for a display name. Null if that key means another component or already exists. */
export function otherKeyOf(key: string, tweaks: Tweaks, index: FlowIndex): { to: string; kind: 'id' | 'name' } | null {
  const isFree = (name: string) => !Object.hasOwn(tweaks, name);
  const byId = index.byId.get(key);
  if (byId) {
    const { displayName } = byId;
    const isMeant = componentOfKey(index, displayName) === byId;
    return isMeant && isFree(displayName) ? { to: displayName, kind: 'name' } : null;
  }
  const named = componentOfKey(index, key);
  return named && isFree(named.id) ? { to: named.id, kind: 'id' } : null;
}
