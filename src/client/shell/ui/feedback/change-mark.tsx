/** The marks of what was added, changed or removed between two states. One shape each, so that colour is not the only difference. */
import type { ReactNode } from 'react';

const line = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

/** Shapes on a 14 px grid, in the current text colour. */
export const CHANGE_SHAPES = {
  added: <path d="M7 2.5v9M2.5 7h9" {...line} strokeWidth="1.6" />,
  changed: <path d="M2.5 5h9M2.5 9h9M9.2 2 4.8 12" {...line} strokeWidth="1.5" />,
  removed: <path d="M2.5 7h9" {...line} strokeWidth="1.6" />,
} satisfies Record<string, ReactNode>;

/** Hidden from screen readers: the word is always beside it or in the name. */
export function ChangeMark({ kind }: { kind: keyof typeof CHANGE_SHAPES }) {
  return (
    <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden="true" style={{ flex: 'none' }} data-change={kind}>
      {CHANGE_SHAPES[kind]}
    </svg>
  );
}
