/** Two answers without names, side by side; on a narrow screen the one that is shown. The place that they stand in is the caller's. */
import type { ReactNode } from 'react';
import { PAIR_SIDE_NAMES, PAIR_SIDES, type PairSide } from './pair-reading.ts';

export interface PairSidesProps {
  /** Null where both fit. */
  shown: PairSide | null;
  answers: Readonly<Record<PairSide, ReactNode>>;
  /** True while they are written. */
  isBusy?: boolean;
  className?: string | undefined;
  /** Of the words Left and Right. */
  nameClassName: string;
}

const NAMES = new Map(PAIR_SIDE_NAMES);

export function PairSides({ shown, answers, isBusy = false, className, nameClassName }: PairSidesProps) {
  return PAIR_SIDES.filter((side) => shown === null || side === shown).map((side) => (
    <article key={side} className={className} aria-label={NAMES.get(side)} aria-busy={isBusy || undefined}>
      <h2 className={`tb-quiet tb-strong ${nameClassName}`}>{NAMES.get(side)}</h2>
      {answers[side]}
    </article>
  ));
}
