/** The four choices of a blind vote, with their keys. */

import { useWindowEvent } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { SIDE_CHOICES, type SideChoice } from '#contract/workspace/side-choice.ts';
import { hasModifier } from '../../shell/ui/browser/platform-keys.ts';
import { hasOwnKeys } from './has-own-keys.ts';
import classes from './vote-buttons.module.css';

const LABELS: Record<SideChoice, string> = {
  left: 'Left is better',
  good: 'Both good',
  bad: 'Both bad',
  right: 'Right is better',
};

export interface VoteButtonsProps {
  onChoose: (choice: SideChoice) => void;
  /** Why nothing can be chosen now; null if it can. */
  blocked?: string | null;
  /** What was chosen before. */
  chosen?: SideChoice | null;
  /** Further keys: `Backspace`, `s`. */
  keys?: Readonly<Record<string, () => void>>;
}

export function VoteButtons({ onChoose, blocked = null, chosen = null, keys = NO_KEYS }: VoteButtonsProps) {
  const choose = (choice: SideChoice) => {
    if (blocked === null) onChoose(choice);
  };
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.repeat || hasModifier(event) || hasOwnKeys(event.target)) return;
    const choice = SIDE_CHOICES[Number(event.key) - 1];
    const act = choice === undefined ? keys[event.key.length === 1 ? event.key.toLowerCase() : event.key] : null;
    if (act === undefined) return;
    event.preventDefault();
    if (act === null && choice !== undefined) choose(choice);
    else act?.();
  });
  return (
    <div className={`tb-stack ${classes.buttons}`}>
      {SIDE_CHOICES.map((choice, index) => (
        <button
          key={choice}
          type="button"
          className={`tb-button ${classes.button}`}
          data-choice={choice}
          aria-disabled={blocked !== null || undefined}
          title={blocked ?? undefined}
          aria-pressed={chosen === choice}
          onClick={() => choose(choice)}
        >
          <Key>{index + 1}</Key>
          <span>{LABELS[choice]}</span>
        </button>
      ))}
    </div>
  );
}

const NO_KEYS = {};

function Key({ children }: { children: ReactNode }) {
  return (
    <span className={`tb-key tb-size-sm tb-wide-only ${classes.key}`} aria-hidden="true">
      {children}
    </span>
  );
}
