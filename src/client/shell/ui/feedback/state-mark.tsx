/** The marks of the tweak states: one shape each, so that colour is not the only difference. */
import type { CSSProperties, ReactNode } from 'react';
import type { ShownState } from '#flow/tweaks/shown-state.ts';

/** Shapes on a 14 px grid, in the current text colour. */
const SHAPES: Record<ShownState, ReactNode> = {
  applied: (
    <path
      fillRule="evenodd"
      d="M7 1a6 6 0 1 1 0 12A6 6 0 0 1 7 1Zm-.9 8.9 4.2-4.6-1.1-1-3.2 3.5-1.3-1.3-1.05 1.05Z"
      fill="currentColor"
    />
  ),
  'may-fail': (
    <path
      fillRule="evenodd"
      d="M7 .9a1 1 0 0 1 .87.5l5.6 10a1 1 0 0 1-.87 1.5H1.4a1 1 0 0 1-.87-1.5l5.6-10A1 1 0 0 1 7 .9Zm-.85 3.9v4h1.7v-4Zm0 5.1v1.7h1.7V9.9Z"
      fill="currentColor"
    />
  ),
  'no-op': (
    <path
      d="M7 1.75a5.25 5.25 0 1 1 0 10.5 5.25 5.25 0 0 1 0-10.5ZM4.6 5.7h4.8M4.6 8.3h4.8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  resets: (
    <>
      <path
        d="M4.1 3.5a4.7 4.7 0 1 1-1.6 2.9"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
      <path d="M1.2 1.3 6 1.7 3 5.9Z" fill="currentColor" />
    </>
  ),
  ignored: (
    <circle
      cx="7"
      cy="7"
      r="5.15"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeDasharray="2.4 1.645"
      strokeDashoffset="1.2"
    />
  ),
  refused: (
    <path
      fillRule="evenodd"
      d="M2.5 1h9A1.5 1.5 0 0 1 13 2.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 1 11.5v-9A1.5 1.5 0 0 1 2.5 1Zm1 5.1v1.8h7V6.1Z"
      fill="currentColor"
    />
  ),
  overridden: <path d="M1.5 1.5h11v1.9h-11ZM1.5 5.2h11L7 12.8Z" fill="currentColor" />,
  ambiguous: (
    <>
      <path
        d="M7 1.4 12.6 7 7 12.6 1.4 7Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <path d="M7 1.4v11.2L1.4 7Z" fill="currentColor" />
    </>
  ),
  'may-not-count': (
    <path d="M7 1.2v11.6M2 4.1l10 5.8M12 4.1 2 9.9" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
  ),
};

export interface StateMarkProps {
  state: ShownState;
  /** Width and height in px. */
  size?: number;
  /** False uses the current text colour. */
  isColored?: boolean;
}

export function StateMark({ state, size = 14, isColored = true }: StateMarkProps) {
  const style: CSSProperties = { flex: 'none', ...(isColored ? { color: `var(--tb-${state})` } : {}) };
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true" style={style} data-state={state}>
      {SHAPES[state]}
    </svg>
  );
}
