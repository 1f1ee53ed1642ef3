/** The width of the Tweaks pane that fits the window, in px. */
import { useSyncExternalStore } from 'react';
import { defaultTweaks } from './pane-layout.ts';

export function useDefaultTweaks(): number {
  return useSyncExternalStore(subscribe, () => defaultTweaks(window.innerWidth));
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('resize', onChange);
  return () => window.removeEventListener('resize', onChange);
}
