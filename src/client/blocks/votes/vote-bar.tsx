/** The bar of a vote: its name, its progress, and Leave. */

import { useWindowEvent } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Logo } from '../../shell/ui/controls/logo.tsx';
import { hasOwnKeys } from './has-own-keys.ts';
import classes from './votes.module.css';

export interface VoteBarProps {
  /** Name of the suite or the flow. */
  name: string;
  /** Shown in the middle. */
  state: ReactNode;
  /** Rendered before the button Leave. */
  children: ReactNode;
  onLeave: () => void;
}

export function VoteBar({ name, state, children, onLeave }: VoteBarProps) {
  useWindowEvent('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !hasOwnKeys(event.target)) onLeave();
  });
  return (
    <header className={`tb-bar tb-bg ${classes.bar}`}>
      <p className={`tb-row tb-grow tb-gap-sm-md ${classes.brand}`}>
        <Logo />
        <strong className="tb-strong tb-fixed">Blind vote</strong>
        <span className="tb-cut tb-quiet">{name}</span>
      </p>
      <div className={`tb-row tb-shrink tb-gap-sm-md ${classes.state}`}>{state}</div>
      <div className={`tb-row tb-fixed tb-to-end ${classes.tools}`}>
        {children}
        <button type="button" className={`tb-button ${classes.leave}`} aria-label="Leave" onClick={onLeave}>
          Leave
          <span className="tb-key" aria-hidden="true">
            esc
          </span>
        </button>
      </div>
    </header>
  );
}
