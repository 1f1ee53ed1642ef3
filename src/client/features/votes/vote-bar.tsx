/** The bar of a vote: its name, what it is at, and Leave. */
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { hasOwnKeys } from '../../blocks/votes/has-own-keys.ts';
import { Logo } from '../../ui/controls/logo.tsx';
import classes from './votes.module.css';

export interface VoteBarProps {
  /** Of the suite or the flow. */
  name: string;
  /** In the middle. */
  state: ReactNode;
  /** Before Leave. */
  children: ReactNode;
  onLeave: () => void;
}

export function VoteBar({ name, state, children, onLeave }: VoteBarProps) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !hasOwnKeys(event.target)) onLeave();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
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
