/** Which of the four layouts fits the window. */
import { useSyncExternalStore } from 'react';

/** `wide` from 1280 px, `medium` from 1100, `compact` from 820 (Request opens over the rest), `narrow` below: tabs. */
export type WidthMode = 'wide' | 'medium' | 'compact' | 'narrow';

const STEPS: readonly { mode: WidthMode; query: string }[] = [
  { mode: 'wide', query: '(min-width: 1280px)' },
  { mode: 'medium', query: '(min-width: 1100px)' },
  { mode: 'compact', query: '(min-width: 820px)' },
];

export function useWidthMode(): WidthMode {
  return useSyncExternalStore(subscribe, readMode);
}

function readMode(): WidthMode {
  return STEPS.find(({ query }) => window.matchMedia(query).matches)?.mode ?? 'narrow';
}

function subscribe(onChange: () => void): () => void {
  const lists = STEPS.map(({ query }) => window.matchMedia(query));
  for (const list of lists) list.addEventListener('change', onChange);
  return () => {
    for (const list of lists) list.removeEventListener('change', onChange);
  };
}
