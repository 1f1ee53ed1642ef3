/**
 * Two answers without names, side by side; on a narrow screen only the shown one. The caller renders the element around
 * them.
 */
import type { ReactNode } from 'react';
import { PAIR_SIDE_NAMES, type PairSide } from './pair-reading.ts';

export interface PairSidesProps {
  /** Null where both fit. */
  shown: PairSide | null;
  answers: Readonly<Record<PairSide, ReactNode>>;
  /** True while they are written. */
  isBusy?: boolean;
  className?: string | undefined;
  /** Class of the headings Left and Right. */
  nameClassName: string;
}

export function PairSides({ shown, answers, isBusy = false, className, nameClassName }: PairSidesProps) {
  return PAIR_SIDE_NAMES.filter(([side]) => shown === null || side === shown).map(([side, name]) => (
    <article key={side} className={className} aria-label={name} aria-busy={isBusy || undefined}>
      <h2 className={`tb-quiet tb-strong ${nameClassName}`}>{name}</h2>
      {answers[side]}
    </article>
  ));
}
